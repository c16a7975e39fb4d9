import type { Texts } from '../../graphql/index.ts';
import { openIncident } from '../../incidents/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { composeMail } from './compose-mail.ts';
import { MailRejected, type MailTransport } from './mail.ts';
import { findLetter, type Letter, MAIL_TASK, settleDelivery } from './mail-delivery-store.ts';

export interface SendMailPorts {
  readonly database: Database;
  /** Null where no mail is sent. */
  readonly transport: MailTransport | null;
  readonly texts: Texts;
  readonly publicUrl: string;
  readonly clock: Clock;
}

/**
 * The job of one mail. A server that takes nothing now fails the job, which is tried again; a mail that is turned down
 * for good is a failed delivery and an incident. Run again after it failed for good, it sends after all.
 */
export class SendMail {
  readonly #ports: SendMailPorts;

  constructor(ports: SendMailPorts) {
    this.#ports = ports;
  }

  /** `last`: the queue will not try again. */
  async run(eventId: string, last: boolean): Promise<void> {
    const { database, transport, clock } = this.#ports;
    const letter = await findLetter(database, eventId);
    if (letter === null) throw new Error(`no delivery of entry ${eventId}`);
    if (letter.state === 'SENT' || letter.state === 'SKIPPED') return;
    const reason = transport === null ? 'NO_MAIL_SERVER' : letter.wanted ? 'NO_ADDRESS' : 'TURNED_OFF';
    const { email } = letter;
    if (transport === null || email === null || !letter.wanted) {
      await settleDelivery(database, eventId, { state: 'SKIPPED', reason }, clock.now());
      return;
    }
    try {
      await transport.send(composeMail(this.#ports, { ...letter, email }));
    } catch (fault) {
      if (fault instanceof MailRejected) return this.#turnedDown(letter, fault.reason);
      if (last) {
        await settleDelivery(database, eventId, { state: 'FAILED', reason: 'NOT_TAKEN' }, clock.now());
      }
      throw fault;
    }
    await settleDelivery(database, eventId, { state: 'SENT', reason: null }, clock.now());
  }

  async #turnedDown({ event }: Letter, reason: MailRejected['reason']): Promise<void> {
    const { database, clock } = this.#ports;
    const { id, requestId } = event;
    await database.transaction(async (transaction) => {
      await settleDelivery(transaction, id, { state: 'FAILED', reason }, clock.now());
      await openIncident(transaction, {
        subject: { kind: 'MAIL', type: 'event', id, requestId },
        code: 'REFUSED',
        details: { reason },
        job: {
          task: MAIL_TASK,
          payload: { eventId: id, requestId },
          key: `${MAIL_TASK}:${id}`,
          queue: null,
        },
        at: clock.now(),
      });
    });
  }
}
