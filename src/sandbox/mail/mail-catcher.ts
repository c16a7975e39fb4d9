import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../kernel/index.ts';
import type { FaultMode, FaultSwitch } from '../faults/fault-switch.ts';
import { type MailContent, readMail } from './read-mail.ts';

export interface CaughtMail extends MailContent {
  readonly from: string;
  readonly to: readonly string[];
  readonly at: string;
  /** How often it came: a mail with the Message-ID of one that came before is the same. */
  readonly copies: number;
}

const MAX_MAILS = 500;
const MAX_MAIL_BYTES = 1024 * 1024;
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

/** What a server that is out of order says to a recipient. */
const RECIPIENT_ANSWERS: Readonly<Partial<Record<FaultMode, number>>> = { UNKNOWN: 550, UNREACHABLE: 451 };

/** An SMTP server that delivers nothing: it keeps the latest mails in memory, for looking at. */
export class MailCatcher {
  readonly #clock: Clock;
  readonly #server: SMTPServer;
  /** How the mail of a session is to end. */
  readonly #modes = new WeakMap<SMTPServerSession, FaultMode>();
  readonly #mails: { mail: CaughtMail; readonly size: number }[] = [];

  constructor(clock: Clock, faults: Pick<FaultSwitch, 'take' | 'delay'>) {
    this.#clock = clock;
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: MAX_MAIL_BYTES,
      maxClients: 50,
      closeTimeout: 1000,
      onRcptTo: (_address, session, done) => {
        const mode = faults.take('MAIL');
        this.#modes.set(session, mode);
        const answer = RECIPIENT_ANSWERS[mode];
        const answered = () => done(answer === undefined ? null : refusal(answer, 'not here'));
        if (mode === 'SLOW') void faults.delay().then(answered);
        else answered();
      },
      onData: (stream, session, done) => {
        this.#take(stream, session).then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error('mail not taken')),
        );
      },
    });
    this.#server.on('error', () => undefined);
  }

  /** The port it listens on, which is another than asked for when that was 0. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const { server } = this.#server;
      server.once('error', reject);
      this.#server.listen(port, 'localhost', () => {
        server.off('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** Latest first; of one recipient when named. */
  mails(recipient?: string): CaughtMail[] {
    const wanted = recipient?.toLowerCase();
    return this.#mails
      .map(({ mail }) => mail)
      .filter(({ to }) => wanted === undefined || to.some((address) => address.toLowerCase() === wanted))
      .toReversed();
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      if (size <= MAX_MAIL_BYTES) chunks.push(chunk);
    }
    if (size > MAX_MAIL_BYTES) throw refusal(552, 'mail too large');
    if (this.#modes.get(session) === 'MALFORMED') throw refusal(554, 'mail refused');
    const { mailFrom, rcptTo } = session.envelope;
    this.#keep(
      {
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        ...(await readMail(Buffer.concat(chunks))),
        at: this.#clock.now().toISOString(),
        copies: 1,
      },
      size,
    );
  }

  #keep(mail: CaughtMail, size: number): void {
    const same = this.#mails.find(
      ({ mail: { messageId } }) => messageId !== null && messageId === mail.messageId,
    );
    if (same !== undefined) {
      same.mail = { ...same.mail, copies: same.mail.copies + 1 };
      return;
    }
    this.#mails.push({ mail, size });
    let total = this.#mails.reduce((sum, kept) => sum + kept.size, 0);
    while (this.#mails.length > MAX_MAILS || total > MAX_KEPT_BYTES)
      total -= this.#mails.shift()?.size ?? total;
  }
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
