import type { Clock } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { LOG_START, type LogPosition } from '../event-cursor.ts';
import { type EventLog, readLog } from '../event-log.ts';
import { LogWorker } from '../log-worker.ts';
import { NO_NEWS_FOR_APPLICANTS } from '../news-for-applicants.ts';
import { queueDeliveries } from './mail-delivery-store.ts';

export interface StatusMailerPorts {
  readonly database: Database;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly onFault: (fault: unknown) => void;
}

const READER = 'mail';
const BATCH = 50;

/**
 * Tells applicants by mail, in their own language, what happens to their requests: a reader of the log with a place of
 * its own, kept with the tables. Reading on and writing a delivery with its job for each entry is one short transaction, so
 * each entry is queued once; `SendMail` sends outside of it, and is repeated by the queue when the mail server fails.
 */
export class StatusMailer {
  readonly #ports: StatusMailerPorts;
  readonly #worker: LogWorker;

  constructor(ports: StatusMailerPorts) {
    this.#ports = ports;
    const { log, onFault } = ports;
    this.#worker = new LogWorker({ log, onFault, work: () => this.#catchUp() });
  }

  start(): void {
    this.#worker.start();
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  async #catchUp(): Promise<void> {
    while (await this.#queueNext()) {
      /* until nothing is left */
    }
  }

  /** Queues a batch under the lock of the reader's place; false when nothing is left, or another node has it. */
  #queueNext(): Promise<boolean> {
    const { database, clock } = this.#ports;
    return database.transaction(async (transaction) => {
      await transaction.query(
        'INSERT INTO log_reader (name, xid, event_id) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING',
        [READER, LOG_START.xid, LOG_START.id],
      );
      const [place] = await transaction.query<LogPosition>(
        'SELECT xid::text, event_id::text AS id FROM log_reader WHERE name = $1 FOR UPDATE SKIP LOCKED',
        [READER],
      );
      if (place === undefined) return false;
      const events = await readLog(database, place, { limit: BATCH });
      const news = events.filter(({ type }) => !NO_NEWS_FOR_APPLICANTS.includes(type));
      await queueDeliveries(
        transaction,
        news.map(({ id }) => id),
        clock.now(),
      );
      const last = events.at(-1);
      if (last === undefined) return false;
      await transaction.query(
        'UPDATE log_reader SET xid = $2, event_id = $3 WHERE name = $1 RETURNING name',
        [READER, last.xid, last.id],
      );
      return events.length === BATCH;
    });
  }
}
