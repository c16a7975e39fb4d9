import { randomUUID } from 'node:crypto';
import { ChannelListener } from './channel-listener.ts';
import type { Queryable } from './database.ts';

interface SignalSettings {
  readonly database: Queryable;
  readonly url: string;
  readonly channel: string;
  readonly onSignal: () => void;
  readonly report: (fault: unknown) => void;
}

const GATHER_MILLISECONDS = 10;

/**
 * Tells the other nodes over one database that there is something new, and hears of it from them. Signals carry no more
 * than who sent them, since the sender knows already, and may be lost: whoever listens also looks from time to time. They are sent apart from the transactions
 * that cause them, many gathered into one, since NOTIFY inside a transaction makes all commits queue.
 */
export class Signal {
  readonly #settings: SignalSettings;
  readonly #listener: ChannelListener;
  readonly #node = randomUUID();
  #gathering: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(settings: SignalSettings) {
    this.#settings = settings;
    const { url, channel, onSignal, report } = settings;
    this.#listener = new ChannelListener({
      url,
      channel,
      onMessage: (node) => {
        if (node !== this.#node) onSignal();
      },
      onReconnect: onSignal,
      report,
    });
  }

  start(): Promise<void> {
    return this.#listener.start();
  }

  send(): void {
    if (this.#gathering !== undefined || this.#stopped) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      const { database, channel, report } = this.#settings;
      database.query('SELECT pg_notify($1, $2)', [channel, this.#node]).catch(report);
    }, GATHER_MILLISECONDS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#gathering);
    await this.#listener.stop();
  }
}
