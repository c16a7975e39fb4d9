import type { Client } from '../support/client.ts';
import { register } from '../webhooks/integrator.ts';
import { Receiver } from '../webhooks/receiver.ts';
import type { FragileDatabase } from './fragile-database.ts';

/** An information system that is told by a webhook of what happens to its organisation's requests. */
export class WebhookReader {
  readonly #receiver: Receiver;
  readonly #organisation: string;

  private constructor(receiver: Receiver, organisation: string) {
    this.#receiver = receiver;
    this.#organisation = organisation;
  }

  static async start(integrator: Client): Promise<WebhookReader> {
    const receiver = await Receiver.start();
    await register(integrator, receiver.url);
    return new WebhookReader(receiver, integrator.person?.organisation ?? '');
  }

  /** Ids of the entries, each where it came first: what was told and could not be noted is told again. */
  get told(): readonly string[] {
    return [...new Set(this.#receiver.received.map(({ id }) => id))];
  }

  get repeats(): number {
    return this.#receiver.received.length - this.told.length;
  }

  /** Ids of the entries that it is to be told of, in the order of the log. */
  async meant(database: FragileDatabase): Promise<readonly string[]> {
    const rows = await database.query<{ id: string }>(
      `SELECT e.id::text FROM request_event e
       WHERE e.provider = $1 AND e.sent AND NOT e.internal ORDER BY e.xid, e.id`,
      [this.#organisation],
    );
    return rows.map(({ id }) => `evt_${id}`);
  }

  stop(): Promise<void> {
    return this.#receiver.stop();
  }
}
