import { callOutsideForText, OutsideFault } from '../kernel/index.ts';
import type { SyncChannel } from './sync-channel.ts';

interface HttpSyncChannelSettings {
  /** Base address; `/registries/<serviceId>` is appended. */
  readonly url: string;
  readonly secret: string;
  /** Milliseconds for one question. */
  readonly timeout: number;
}

/** The channel over plain HTTP: the XML of the question is posted, the answer is XML. */
export class HttpSyncChannel implements SyncChannel {
  readonly #settings: HttpSyncChannelSettings;

  constructor(settings: HttpSyncChannelSettings) {
    this.#settings = settings;
  }

  async ask(serviceId: string, data: string): Promise<string> {
    const { url, secret, timeout } = this.#settings;
    const { status, text } = await callOutsideForText({
      url: new URL(`/registries/${encodeURIComponent(serviceId)}`, url),
      method: 'POST',
      mediaType: 'application/xml',
      secret,
      timeout,
      body: data,
    });
    if (status !== 200) throw new OutsideFault('REFUSED', { status });
    return text;
  }
}
