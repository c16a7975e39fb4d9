import type { Clock } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { type ExchangeSubjects, MAX_ATTEMPTS } from './deliver-messages.ts';
import { packed, type SignedBytes } from './envelope.ts';
import type { ReceiptOutcome, Told } from './exchange-receipt.ts';
import { countFetch, markFetched } from './fetched-message-store.ts';
import { deliveryAgain, wakeDelivery } from './message-store.ts';
import {
  addReceipt,
  findMessage,
  findSubject,
  lockMessage,
  markRefused,
  sendAgain,
  type ToldOf,
  wasReceived,
} from './receipt-store.ts';

/** Who tells; `speaksFor` is the system as whose receiver it may speak, null for the gateway, which speaks for all. */
export interface Teller {
  readonly sender: string;
  readonly bin: string;
  readonly speaksFor: string | null;
}

/** What is told of a message of ours: nothing more to do, to be sent again, or turned down for good. */
type Consequence = 'NONE' | 'AGAIN' | 'REFUSED';

/** Where a message is; DELIVERY_STOPPED: it was taken back before it came. */
type KnownState = 'ON_DELIVERY' | 'DELIVERED' | 'NOT_DELIVERED' | 'DELIVERY_STOPPED';

/** Why a message failed that was taken back (`cancelMessages`). */
const TAKEN_BACK = 'ENDED';

interface ReceivePorts {
  readonly database: Database;
  readonly subjects: Pick<ExchangeSubjects, 'onDelivered' | 'onGivenUp'>;
  readonly clock: Clock;
}

/**
 * What other systems tell by themselves. Every message of theirs becomes a line, whatever comes of it; of one that was
 * told before, comes too late or is about nothing that was sent, nothing follows.
 */
export class ReceiveFromGateway {
  readonly #ports: ReceivePorts;

  constructor(ports: ReceivePorts) {
    this.#ports = ports;
  }

  /** A message of another system, about something that it was told of; with the bytes in which it came, where they may be kept. */
  async message(
    teller: Teller,
    { messageId, correlationId, serviceId }: { messageId: string; correlationId: string; serviceId: string },
    came: SignedBytes | null,
  ): Promise<ReceiptOutcome> {
    const { database, clock } = this.#ports;
    const told = toldBy(teller, 'MESSAGE', messageId, serviceId);
    const bytes = came === null ? null : await packed(came);
    return database.transaction(async (transaction) => {
      const subjectId = await findSubject(transaction, correlationId);
      const outcome = subjectId === null ? 'UNKNOWN' : 'TAKEN';
      const line = { ...told, outcome, messageId: null, subjectId, at: clock.now() } as const;
      return (await addReceipt(transaction, line, bytes)) ? outcome : 'REPEATED';
    });
  }

  /**
   * What became of a message of ours. TOO_EARLY, and no line: it is turned down while it is still being handed over; to be
   * told again. Of one that waits to be fetched only its receiver knows: it has ended when that says so.
   */
  async told(
    teller: Teller,
    notice: {
      readonly kind: 'DELIVERY' | 'STATE';
      readonly messageId: string;
      readonly reference: string;
      readonly told: string;
      readonly consequence: Consequence;
    },
    came: SignedBytes | null,
  ): Promise<ReceiptOutcome | 'TOO_EARLY'> {
    const { database, clock } = this.#ports;
    const told = toldBy(teller, notice.kind, notice.reference, notice.told);
    const bytes = came === null ? null : await packed(came);
    return database.transaction(async (transaction) => {
      const at = clock.now();
      const message = await lockMessage(transaction, notice.messageId);
      if (message === null || !maySpeakOf(teller, message) || (notice.kind === 'STATE' && waits(message))) {
        const unknown = { ...told, outcome: 'UNKNOWN', messageId: null, subjectId: null, at } as const;
        await addReceipt(transaction, unknown, null);
        return 'UNKNOWN';
      }
      if (message.state === 'QUEUED' && !waits(message) && notice.consequence !== 'NONE') return 'TOO_EARLY';
      const { id: messageId, subjectId } = message;
      const outcome = message.state === 'FAILED' ? 'LATE' : 'TAKEN';
      const line = { ...told, outcome, messageId, subjectId, at } as const;
      if (!(await addReceipt(transaction, line, bytes))) return 'REPEATED';
      if (outcome === 'TAKEN') await this.#follow(transaction, message, notice.consequence);
      return outcome;
    });
  }

  /** Where a message is, that was sent to that system or came from it; null for any other. */
  async stateOf(
    teller: Teller,
    messageId: string,
  ): Promise<{ readonly state: KnownState; readonly at: Date } | null> {
    const { database } = this.#ports;
    const message = await findMessage(database, messageId);
    if (message === null || !maySpeakOf(teller, message)) {
      const at = await wasReceived(database, teller.speaksFor === null ? null : teller.bin, messageId);
      return at === null ? null : { state: 'DELIVERED', at };
    }
    const at = new Date(message.deliveredAt ?? message.sentAt ?? message.queuedAt);
    if (message.state === 'QUEUED') return { state: 'ON_DELIVERY', at };
    if (message.state === 'DELIVERED') return { state: 'DELIVERED', at };
    return { state: message.failure === TAKEN_BACK ? 'DELIVERY_STOPPED' : 'NOT_DELIVERED', at };
  }

  async #follow(transaction: Transaction, message: ToldOf, consequence: Consequence): Promise<void> {
    const { id, subjectId, from, to, kind, attempts } = message;
    const isWaiting = waits(message);
    if (consequence === 'NONE') {
      if (isWaiting) await this.#fetched(transaction, message);
      return;
    }
    if (consequence === 'AGAIN' && attempts < MAX_ATTEMPTS) {
      if (isWaiting) return countFetch(transaction, id, this.#ports.clock.now());
      await sendAgain(transaction, id);
      await wakeDelivery(transaction, subjectId);
      return;
    }
    await markRefused(transaction, id);
    const retry = deliveryAgain(subjectId, id);
    await this.#ports.subjects.onGivenUp(transaction, subjectId, {
      ...{ id, from, to, kind, attempts, retry },
      reason: 'REFUSED',
    });
  }

  async #fetched(transaction: Transaction, { id, subjectId, settles }: ToldOf): Promise<void> {
    const { subjects, clock } = this.#ports;
    await markFetched(transaction, id, clock.now());
    if (settles !== null) await subjects.onDelivered(transaction, subjectId, settles);
  }
}

/** Whether it is there for its receiver to fetch. */
function waits({ state, fetchableSince }: ToldOf): boolean {
  return state === 'QUEUED' && fetchableSince !== null;
}

function toldBy({ sender, bin }: Teller, kind: Told['kind'], reference: string, told: string): Told {
  return { kind, sender, senderBin: bin, reference, told };
}

function maySpeakOf({ speaksFor }: Teller, { to }: ToldOf): boolean {
  return speaksFor === null || speaksFor === to;
}
