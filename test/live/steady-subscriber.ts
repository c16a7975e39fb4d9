import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../support/client.ts';
import type { TestDatabase } from '../support/database.ts';
import { LOG_START } from './events.ts';
import { LiveConnection } from './live-connection.ts';

interface Told {
  readonly event: { readonly id: string; readonly cursor: string };
}

const EVENTS = 'subscription ($after: String) { event: requestStatusChanged(after: $after) { id cursor } }';
const TRY_AGAIN_MILLISECONDS = 50;

/** A front end that keeps its cursor and comes back with it, whatever breaks off. */
export class SteadySubscriber {
  readonly told: string[] = [];
  /** How often it had to come back. */
  returns = 0;
  readonly #client: Client;
  #connection: LiveConnection | undefined;
  #cursor = LOG_START;
  #ended = false;
  #look: () => void = () => undefined;
  readonly #following: Promise<void>;

  constructor(client: Client, url = client.url) {
    this.#client = new Client(url, client.language);
    this.#client.token = client.token;
    this.#following = this.#follow();
  }

  /** Waits until so much has been told. */
  async until(count: number): Promise<void> {
    while (this.told.length < count) {
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#leave();
    await this.#following;
  }

  /** A connection that never came about cannot be ended. */
  async #leave(): Promise<void> {
    await this.#connection?.end().catch(() => undefined);
  }

  async #follow(): Promise<void> {
    while (!this.#ended) {
      this.#connection = new LiveConnection(this.#client);
      const feed = this.#connection.operation<Told>(EVENTS, { after: this.#cursor });
      try {
        for (;;) {
          const { event } = await feed.next();
          this.told.push(event.id);
          this.#cursor = event.cursor;
          this.#look();
        }
      } catch {
        /* Whatever it was, it comes back. */
        this.returns += 1;
      }
      await this.#leave();
      await pause(TRY_AGAIN_MILLISECONDS);
    }
  }
}

/** What the log has of an applicant, in order: what each of their subscribers is to be told. */
export async function logOf({ database }: TestDatabase, iin: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT 'evt_' || e.id AS id FROM request_event e JOIN person p ON p.id = e.applicant_id
     WHERE p.iin = $1 ORDER BY e.xid, e.id`,
    [iin],
  );
  return rows.map(({ id }) => id);
}
