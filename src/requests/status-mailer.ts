import { serviceName } from '../catalogue/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Language, message } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { LOG_START, type LogPosition } from './event-cursor.ts';
import { type EventLog, findEvent, readLog } from './event-log.ts';
import type { Mail, MailTransport } from './mail.ts';
import { NO_NEWS_FOR_APPLICANTS } from './news-for-applicants.ts';
import type { EventRow } from './request.ts';
import { eventMessage } from './status-event.type.ts';

export interface StatusMailerPorts {
  readonly database: Database;
  readonly log: EventLog;
  readonly transport: MailTransport;
  readonly texts: Texts;
  readonly publicUrl: string;
  readonly onFault: (fault: unknown) => void;
}

interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly number: string | null;
  readonly service: Parameters<typeof serviceName>[0];
}

/** Name of the job. */
export const MAIL_TASK = 'status-mail';

const READER = 'mail';
const BATCH = 50;
const RETRY_MILLISECONDS = 30_000;

/**
 * Tells applicants by mail, in their own language, what happens to their requests: a reader of the log with a place of
 * its own, kept with the tables. Reading on and queueing a job for each entry is one short transaction, so each entry
 * is queued once; the job sends the mail outside of it, and is repeated by the queue when the mail server fails.
 */
export class StatusMailer {
  readonly #ports: StatusMailerPorts;
  #working: Promise<void> | undefined;
  #again = false;
  #retry: NodeJS.Timeout | undefined;
  #forget: (() => void) | undefined;
  #stopped = false;

  constructor(ports: StatusMailerPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#forget = this.#ports.log.listen(() => this.#work());
    this.#work();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget?.();
    clearTimeout(this.#retry);
    await this.#working;
  }

  #work(): void {
    if (this.#stopped) return;
    if (this.#working !== undefined) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#retry);
    this.#working = this.#catchUp()
      .catch((fault: unknown) => {
        this.#ports.onFault(fault);
        if (!this.#stopped) this.#retry = setTimeout(() => this.#work(), RETRY_MILLISECONDS);
      })
      .finally(() => {
        this.#working = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.#work();
      });
  }

  async #catchUp(): Promise<void> {
    while (await this.#queueNext()) {
      /* until nothing is left */
    }
  }

  /** Queues a batch under the lock of the reader's place; false when nothing is left, or another node has it. */
  #queueNext(): Promise<boolean> {
    const { database } = this.#ports;
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
      for (const event of events.filter(({ type }) => !NO_NEWS_FOR_APPLICANTS.includes(type))) {
        await transaction.query('SELECT queue_job($1, $2::json)', [
          MAIL_TASK,
          JSON.stringify({ eventId: event.id, requestId: event.requestId }),
        ]);
      }
      const last = events.at(-1);
      if (last === undefined) return false;
      await transaction.query(
        'UPDATE log_reader SET xid = $2, event_id = $3 WHERE name = $1 RETURNING name',
        [READER, last.xid, last.id],
      );
      return events.length === BATCH;
    });
  }

  /** The job: sends the mail of one entry, where the applicant has an address. */
  async send(eventId: string): Promise<void> {
    const event = await findEvent(this.#ports.database, eventId);
    if (event === null) throw new Error(`no entry ${eventId} in the log`);
    const [recipient] = await this.#ports.database.query<Recipient>(
      `SELECT p.email, p.name, p.language, r.number, r.service
       FROM request r JOIN person p ON p.id = r.applicant_id WHERE r.id = $1 AND p.email IS NOT NULL`,
      [event.requestId],
    );
    if (recipient !== undefined) await this.#ports.transport.send(this.#compose(event, recipient));
  }

  #compose(event: EventRow, recipient: Recipient): Mail {
    const { texts, publicUrl } = this.#ports;
    const { language } = recipient;
    const say = (...args: Parameters<typeof message>): string => texts.translate(message(...args), language);
    return {
      to: recipient.email,
      language,
      messageId: `<event-${event.id}@${new URL(publicUrl).hostname}>`,
      subject: say('requests:mail.subject', {
        service: serviceName(recipient.service),
        status: message(`requests:status.${event.status}`),
      }),
      text: [
        say('requests:mail.greeting', { name: recipient.name }),
        '',
        texts.translate(eventMessage(event), language),
        ...(recipient.number === null ? [] : [say('requests:mail.number', { number: recipient.number })]),
        '',
        say('requests:mail.open', { url: publicUrl }),
      ].join('\n'),
    };
  }
}
