import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { ExchangeSubjects } from './deliver-messages.ts';
import { giveUpWaiting, type WaitingMessage } from './fetched-message-store.ts';
import { deliveryAgain } from './message-store.ts';

interface GiveUpPorts {
  readonly database: Database;
  readonly subjects: Pick<ExchangeSubjects, 'onGivenUp'>;
  /** Days that a message waits for its receiver. */
  readonly days: number;
  readonly clock: Clock;
}

/** Name of the job that does it. */
export const GIVE_UP_UNFETCHED_TASK = 'give-up-unfetched';

const DAY = 24 * 60 * 60 * 1000;
const AT_ONCE = 100;
const FAILURE = 'TIMEOUT';

/** What its receiver did not fetch in time has failed for good, as what could not be sent. */
export class GiveUpUnfetched {
  readonly #ports: GiveUpPorts;

  constructor(ports: GiveUpPorts) {
    this.#ports = ports;
  }

  async run(): Promise<void> {
    const { database, days, clock } = this.#ports;
    const before = new Date(clock.now().getTime() - days * DAY);
    for (;;) {
      const givenUp = await database.transaction(async (transaction) => {
        const messages = await giveUpWaiting(transaction, before, FAILURE, AT_ONCE);
        for (const message of messages) {
          await this.#ports.subjects.onGivenUp(transaction, message.subjectId, failed(message));
        }
        return messages.length;
      });
      if (givenUp < AT_ONCE) return;
    }
  }
}

function failed({ id, from, to, kind, attempts, subjectId }: WaitingMessage) {
  return { id, from, to, kind, attempts, reason: FAILURE, retry: deliveryAgain(subjectId, id) } as const;
}
