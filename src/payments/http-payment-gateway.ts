import { z } from 'zod';
import { callOutside, type Language, OutsideFault } from '../kernel/index.ts';
import { type ChargeList, type ChargeState, readChargeList, readChargeState } from './charge-state.ts';
import type { PaymentPurpose } from './payment.ts';
import type { Charge, OpenedCharge, PaymentGateway, RefundOrder } from './payment-gateway.ts';

export interface HttpPaymentGatewaySettings {
  /** Base address of the gateway; `/payments/charges` is appended. */
  readonly url: string;
  /** Sent as the bearer token. */
  readonly secret: string;
  /** Our `POST /payments/callback` as the gateway reaches it. */
  readonly callbackUrl: string;
  /** Milliseconds for one call. */
  readonly timeout: number;
  /** The words on the checkout page: `payments:purpose.<code>`. */
  readonly describe: (purpose: PaymentPurpose, language: Language) => string;
}

const openedSchema = z.object({
  reference: z.string().min(1).max(100),
  checkoutUrl: z.url({ protocol: /^https?$/ }).max(2000),
});

/** The gateway over HTTP and JSON. */
export class HttpPaymentGateway implements PaymentGateway {
  readonly #settings: HttpPaymentGatewaySettings;

  constructor(settings: HttpPaymentGatewaySettings) {
    this.#settings = settings;
  }

  async openCharge(charge: Charge): Promise<OpenedCharge> {
    const { callbackUrl, describe } = this.#settings;
    const purpose = { kk: describe(charge.purpose, 'kk'), ru: describe(charge.purpose, 'ru') };
    const { status, body } = await this.#call('POST', '/payments/charges', {
      paymentId: charge.paymentId,
      amount: charge.amount,
      currency: 'KZT',
      purpose,
      assign: `${purpose.ru}; ${charge.purpose}; ${charge.paymentId}`,
      payerIin: charge.payerIin,
      callbackUrl,
      expiresAt: charge.expiresAt.toISOString(),
    });
    return readOpened(answered(status, body));
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

function readOpened(body: unknown): OpenedCharge {
  const opened = openedSchema.safeParse(body);
  if (!opened.success) throw new OutsideFault('MALFORMED', { cause: opened.error });
  return opened.data;
}
