import { type SigningIdentity, signXml } from '../certification-authority/index.ts';
import type { FaultMode, FaultSwitch } from '../faults/fault-switch.ts';
import type { Charge } from './charge.ts';
import { noticeOf } from './payment-notice.ts';

export interface CallbackSettings {
  /** The gateway's own key, once it is there. */
  readonly key: Promise<SigningIdentity>;
  /** A key that nobody knows, for notices that must be wrong. */
  readonly strangersKey: () => Promise<SigningIdentity>;
  readonly faults: FaultSwitch;
  /** Milliseconds before the second attempt; doubled before each further one. */
  readonly firstDelay: number;
  readonly onDelivered: (charge: Charge) => void;
}

const ATTEMPTS = 8;
const LONGEST_DELAY = 30_000;
const TIMEOUT = 5_000;

/** Tells merchants' systems how charges ended: signed, and again until it is taken or the attempts are used up. */
export class CallbackSender {
  readonly #settings: CallbackSettings;
  readonly #stopped = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(settings: CallbackSettings) {
    this.#settings = settings;
  }

  /** Whether the first attempt was taken; further ones go on by themselves. A lost one is sent never again. */
  async send(charge: Charge): Promise<boolean> {
    const mode = this.#settings.faults.take('PAYMENT_NOTICES');
    if (mode === 'LOST') {
      this.#settings.onDelivered(charge);
      return false;
    }
    if (mode === 'SLOW') await this.#settings.faults.delay();
    const body = await this.#signed(charge, mode);
    if (mode === 'WRONG_SIGNATURE' || mode === 'ALTERED') return this.#post(charge, body);
    if (mode === 'TWICE') await this.#post(charge, body);
    return this.#deliver(charge, body, 1);
  }

  /** No further attempts; what is not delivered is sent at the next start. */
  close(): void {
    this.#stopped.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #deliver(charge: Charge, body: string, attempt: number): Promise<boolean> {
    const taken = await this.#post(charge, body);
    if (taken) this.#settings.onDelivered(charge);
    else this.#again(charge, body, attempt);
    return taken;
  }

  #again(charge: Charge, body: string, attempt: number): void {
    if (attempt >= ATTEMPTS || this.#stopped.signal.aborted) return;
    const delay = Math.min(this.#settings.firstDelay * 2 ** (attempt - 1), LONGEST_DELAY);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#deliver(charge, body, attempt + 1);
    }, delay);
    this.#timers.add(timer);
  }

  async #signed(charge: Charge, mode: FaultMode): Promise<string> {
    const { key, strangersKey } = this.#settings;
    const signer = await (mode === 'WRONG_SIGNATURE' ? strangersKey() : key);
    const signed = signXml(signer, Buffer.from(noticeOf(charge))).toString();
    const less = (charge.amount / 100 - 1).toFixed(2);
    return mode === 'ALTERED' ? signed.replace(/(<p:amount>)[^<]+/, `$1${less}`) : signed;
  }

  async #post(charge: Charge, body: string): Promise<boolean> {
    try {
      const response = await fetch(charge.callbackUrl, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT)]),
        headers: { 'content-type': 'application/xml; charset=utf-8', 'x-sandbox': 'true' },
        body,
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}
