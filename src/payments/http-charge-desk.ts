import { callOutside, OutsideFault } from '../kernel/index.ts';
import { type ChargeList, type ChargeState, readChargeList, readChargeState } from './charge-state.ts';
import type { ChargeDesk, RefundOrder } from './payment-gateway.ts';

interface HttpChargeDeskSettings {
  /** Base address of the gateway. */
  readonly url: string;
  readonly secret: string;
  /** Milliseconds for one call. */
  readonly timeout: number;
}

/** The gateway's answers about charges, over HTTP and JSON. */
export class HttpChargeDesk implements ChargeDesk {
  readonly #settings: HttpChargeDeskSettings;

  constructor(settings: HttpChargeDeskSettings) {
    this.#settings = settings;
  }

  async stateOf(paymentId: string): Promise<ChargeState | null> {
    const { status, body } = await this.#call('GET', `/payments/charges/of/${paymentId}`);
    if (status === 404) return null;
    const state = readChargeState(answered(status, body));
    if (state.paymentId !== paymentId) throw new OutsideFault('MALFORMED');
    return state;
  }

  async refund({ reference, refundId, amount }: RefundOrder): Promise<ChargeState> {
    const path = `/payments/charges/${encodeURIComponent(reference)}/refund`;
    const { status, body } = await this.#call('POST', path, { refundId, amount, currency: 'KZT' });
    return readChargeState(answered(status, body));
  }

  async listPaid({ from, until }: { from: Date; until: Date }, after: string | null): Promise<ChargeList> {
    const query = new URLSearchParams({ from: from.toISOString(), until: until.toISOString() });
    if (after !== null) query.set('after', after);
    const { status, body } = await this.#call('GET', `/payments/charges?${query}`);
    return readChargeList(answered(status, body));
  }

  #call(method: 'GET' | 'POST', path: string, body?: object) {
    const { url, secret, timeout } = this.#settings;
    return callOutside({
      url: new URL(path, url),
      method,
      secret,
      timeout,
      ...(body === undefined ? {} : { body }),
    });
  }
}

function answered(status: number, body: unknown): unknown {
  if (status !== 200) throw new OutsideFault('REFUSED', { status });
  return body;
}
