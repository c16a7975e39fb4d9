import { createHmac } from 'node:crypto';
import type { Clock } from '../../kernel/index.ts';
import type { Charge } from './charge.ts';

export interface CallbackSettings {
  readonly secret: string;
  readonly clock: Clock;
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

  /** Whether the first attempt was taken; further ones go on by themselves. */
  async send(charge: Charge, attempt = 1): Promise<boolean> {
    const taken = await this.#post(charge);
    if (taken) this.#settings.onDelivered(charge);
    else this.#again(charge, attempt);
    return taken;
  }

  /** No further attempts; what is not delivered is sent at the next start. */
  close(): void {
    this.#stopped.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #again(charge: Charge, attempt: number): void {
    if (attempt >= ATTEMPTS || this.#stopped.signal.aborted) return;
    const delay = Math.min(this.#settings.firstDelay * 2 ** (attempt - 1), LONGEST_DELAY);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.send(charge, attempt + 1);
    }, delay);
    this.#timers.add(timer);
  }

  async #post(charge: Charge): Promise<boolean> {
    const body = JSON.stringify(notificationOf(charge));
    try {
      const response = await fetch(charge.callbackUrl, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT)]),
        headers: { 'content-type': 'application/json', 'x-sandbox': 'true', 'x-signature': this.#sign(body) },
        body,
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** HMAC-SHA256 over `<unix seconds>.<body>`. */
  #sign(body: string): string {
    const timestamp = Math.floor(this.#settings.clock.now().getTime() / 1000);
    const signature = createHmac('sha256', this.#settings.secret)
      .update(`${timestamp}.${body}`)
      .digest('hex');
    return `t=${timestamp},v1=${signature}`;
  }
}

function notificationOf(charge: Charge): object {
  const { notificationId, paymentId, reference, amount, currency, completedAt, receiptNumber, failureCode } =
    charge;
  const common = { notificationId, paymentId, reference, amount, currency, outcome: charge.status };
  return charge.status === 'PAID'
    ? { ...common, paidAt: completedAt, receiptNumber }
    : { ...common, failureCode };
}
