import type { Viewer } from '../identity/index.ts';
import { CAPITAL_ZONE, type Clock, DomainError, type IdempotencyKey, localDate } from '../kernel/index.ts';
import {
  answerOnce,
  type Database,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import { addPapers, lockPapersOf } from './paper-store.ts';
import { nextRunningNumber } from './receipt-store.ts';
import {
  addMark,
  type Candidate,
  insertItem,
  insertRegister,
  lockWaiting,
  newRegisterId,
} from './register-store.ts';
import { newNumber } from './scan-code.ts';
import type { Direction } from './transfer-register.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
}

/** What a box holds; the rest goes into the next. */
const MAX_ITEMS = 100;
/** Before the twelve digits of a register: no receipt is taken for one. */
const PREFIX = 'T';

export const SENDER_ROLE = { TO_PROVIDER: 'PSC_STORE', TO_CENTRE: 'CLERK' } as const;
export const RECEIVER_ROLE = { TO_PROVIDER: 'CLERK', TO_CENTRE: 'PSC_STORE' } as const;

/** Forms a register of all that waits for one provider, or at one provider for a centre. */
export class CreateRegister {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The register's uuid. */
  async run(
    viewer: Viewer,
    wanted: { readonly direction: Direction; readonly counterpart: string | null },
    key: IdempotencyKey | null,
  ): Promise<string> {
    const { database, clock } = this.#ports;
    const { role, organisation } = viewer;
    if (role !== SENDER_ROLE[wanted.direction] || organisation === null) {
      throw new DomainError('DIRECTION_OF_OTHERS', { path: ['direction'] });
    }
    const call: RepeatableCall = {
      actorId: viewer.id,
      operation: 'createTransferRegister',
      payload: wanted,
      key,
      now: clock.now(),
    };
    const create = () =>
      database.transaction(async (transaction) => {
        const waiting = await lockWaiting(transaction, wanted.direction, organisation);
        const counterpart = counterpartOf(waiting, wanted.counterpart);
        const chosen = waiting.filter((candidate) => candidate.counterpart === counterpart);
        const registerId = await newRegisterId(transaction);
        return runOnce(transaction, call, registerId, async () => {
          await insertRegister(transaction, {
            id: registerId,
            number: await this.#number(transaction, call.now),
            direction: wanted.direction,
            centre: wanted.direction === 'TO_PROVIDER' ? organisation : counterpart,
            provider: wanted.direction === 'TO_PROVIDER' ? counterpart : organisation,
            at: call.now,
          });
          await addMark(transaction, { registerId, state: 'FORMED', by: viewer, at: call.now });
          const register = { registerId, at: call.now, direction: wanted.direction };
          await fill(transaction, viewer, register, chosen.slice(0, MAX_ITEMS));
        });
      });
    return answerOnce(database, call, create, (id) => id);
  }

  async #number(transaction: Transaction, now: Date): Promise<string> {
    const year = Number(localDate(now, CAPITAL_ZONE).slice(0, 4));
    return `${PREFIX}${newNumber(await nextRunningNumber(transaction), year)}`;
  }
}

/** The one that is named, or the only one that there is. */
function counterpartOf(waiting: readonly Candidate[], named: string | null): string {
  const all = [...new Set(waiting.map(({ counterpart }) => counterpart))];
  const [only, other] = named === null ? all : all.filter((one) => one === named);
  if (only === undefined) throw nothingToTransfer();
  if (other !== undefined) throw new DomainError('COUNTERPART_REQUIRED', { path: ['counterpart'] });
  return only;
}

function nothingToTransfer(): DomainError {
  return new DomainError('NOTHING_TO_TRANSFER', { path: ['counterpart'] });
}

async function fill(
  transaction: Transaction,
  viewer: Viewer,
  register: { readonly registerId: string; readonly direction: Direction; readonly at: Date },
  chosen: readonly Candidate[],
): Promise<void> {
  const { registerId, direction, at } = register;
  let position = 0;
  for (const { receiptId, requestId, result } of chosen) {
    const parcel = { receiptId, requestId, location: 'PROVIDER' } as const;
    const known = await lockPapersOf(transaction, [receiptId]);
    if (direction === 'TO_CENTRE' && result !== null && !known.some(({ kind }) => kind === 'RESULT')) {
      await addPapers(transaction, parcel, [{ kind: 'RESULT', document: result }], { by: viewer, at });
    }
    const papers = (await lockPapersOf(transaction, [receiptId])).filter(({ kind, location }) =>
      direction === 'TO_PROVIDER' ? location === 'STORE' : location === 'PROVIDER' && kind !== 'APPLICATION',
    );
    /* They were handed over since they were looked for. */
    if (papers.length === 0) continue;
    position += 1;
    await insertItem(transaction, { registerId, receiptId, position, papers: papers.map(({ id }) => id) });
  }
  if (position === 0) throw nothingToTransfer();
}
