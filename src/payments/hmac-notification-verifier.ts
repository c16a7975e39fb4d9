import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../kernel/index.ts';
import type { NotificationVerifier } from './notification-verifier.ts';

/** Seconds that a notification's timestamp may be away from now, either way. */
const WINDOW = 5 * 60;
const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/**
 * `x-signature: t=<unix seconds>,v1=<hex>`, where v1 is HMAC-SHA256 (RFC 2104) over `<t>.<body>` with a secret that
 * only the gateway and we know. The timestamp bounds how long a recorded notification could be sent again.
 */
export class HmacNotificationVerifier implements NotificationVerifier {
  readonly #secret: string;
  readonly #clock: Clock;

  constructor(settings: { readonly secret: string; readonly clock: Clock }) {
    this.#secret = settings.secret;
    this.#clock = settings.clock;
  }

  isGenuine(body: Buffer, signature: string | undefined): boolean {
    const [, timestamp, given] = HEADER.exec(signature ?? '') ?? [];
    if (timestamp === undefined || given === undefined) return false;
    const expected = createHmac('sha256', this.#secret).update(`${timestamp}.`).update(body).digest();
    if (!timingSafeEqual(expected, Buffer.from(given, 'hex'))) return false;
    return Math.abs(this.#clock.now().getTime() / 1000 - Number(timestamp)) <= WINDOW;
  }
}
