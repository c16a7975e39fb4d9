import { callOutside, OutsideFault } from '../kernel/index.ts';
import type { Gateway, OutgoingMessage } from './gateway.ts';

interface HttpGatewaySettings {
  /** Base address of the gateway; `/gateway/messages` is appended. */
  readonly url: string;
  readonly secret: string;
  /** Milliseconds for one message. */
  readonly timeout: number;
}

/** The gateway over HTTP and JSON. */
export class HttpGateway implements Gateway {
  readonly #settings: HttpGatewaySettings;

  constructor(settings: HttpGatewaySettings) {
    this.#settings = settings;
  }

  async send({ at, ...message }: OutgoingMessage): Promise<void> {
    const { url, secret, timeout } = this.#settings;
    const { status } = await callOutside({
      url: new URL('/gateway/messages', url),
      method: 'POST',
      secret,
      timeout,
      body: { ...message, at: at.toISOString() },
    });
    if (status !== 202) throw new OutsideFault('REFUSED', { status });
  }
}
