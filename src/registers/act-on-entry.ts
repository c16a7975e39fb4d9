import { isStaffOf, type Viewer } from '../identity/index.ts';
import {
  CAPITAL_ZONE,
  type Clock,
  DomainError,
  type IdempotencyKey,
  localDate,
  message,
} from '../kernel/index.ts';
import {
  answerOnce,
  type Database,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import type { LaterEvent } from './entry.transitions.ts';
import { entryById, lockSeries, moveEntry, type SeriesEntry, seriesOf } from './entry-store.ts';
import {
  type EntryRow,
  entryNotFound,
  type HistoryRow,
  maySeeEntry,
  type Register,
} from './register-entry.ts';

/** What the head of a provider may do to an entry; the rest follows from results. */
export type Act = Extract<LaterEvent, 'TERMINATED' | 'REINSTATED' | 'DUPLICATE_ISSUED'>;

export interface ActCall {
  readonly entryId: string;
  readonly basis: string;
  /** Of the document that is the basis. */
  readonly basisDate: string;
}

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
}

const MAX_BASIS = 2000;
/** Registers whose entries go on: a reference and an apostille tell what was, and are asked for anew. */
const OF_CERTIFICATES: readonly Register[] = ['MEDIA', 'FOREIGN_PERIODICALS'];

/** The head of the provider ends an entry, puts it in force again, or has a duplicate given out, and says on what basis. */
export class ActOnEntry {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * The entry's uuid. REGISTER_BASIS_REQUIRED, NOTE_TOO_LONG, REGISTER_BASIS_DATE; REGISTER_ENTRY_NOT_FOUND, FORBIDDEN to
   * the heads of other providers; REGISTER_ENTRY_STATE where the entry is in no state for it, REGISTER_ENTRY_REPLACED where
   * another took its place. Ending on the same basis again changes nothing, nor does putting in force again.
   */
  run(viewer: Viewer, act: Act, call: ActCall, key: IdempotencyKey | null): Promise<string> {
    const { database, clock } = this.#ports;
    const now = clock.now();
    const checked = checkedCall(call, localDate(now, CAPITAL_ZONE));
    const { entryId } = checked;
    const repeatable: RepeatableCall = {
      actorId: viewer.id,
      operation: `actOnRegister:${act}`,
      payload: checked,
      key,
      now,
    };
    const carryOut = () =>
      database.transaction((transaction) =>
        runOnce(transaction, repeatable, entryId, () => this.#act(transaction, viewer, act, checked, now)),
      );
    return answerOnce(database, repeatable, carryOut, (id) => id);
  }

  async #act(transaction: Transaction, viewer: Viewer, act: Act, call: ActCall, at: Date): Promise<void> {
    const { entryId: id, basis, basisDate } = call;
    const seriesId = await seriesOf(transaction, id);
    if (seriesId === null) throw entryNotFound();
    const series = await lockSeries(transaction, seriesId);
    const entry = await entryById(transaction, id);
    if (entry === null || !maySeeEntry(viewer, entry)) throw entryNotFound();
    if (!isStaffOf(viewer, entry.provider)) throw new DomainError('FORBIDDEN');
    if (!OF_CERTIFICATES.includes(entry.register)) throw stateError(entry);
    if (act !== 'DUPLICATE_ISSUED' && isSame(entry.history.at(-1), act, call)) return;
    if (act === 'REINSTATED') requireReinstatable(entry, series);
    const moved = await moveEntry(transaction, id, { type: act, at, by: viewer, basis, basisDate });
    if (!moved) throw stateError(entry);
  }
}

function checkedCall(call: ActCall, today: string): ActCall {
  const basis = call.basis.trim();
  if (basis === '') throw new DomainError('REGISTER_BASIS_REQUIRED', { path: ['input', 'basis'] });
  if (basis.length > MAX_BASIS) {
    throw new DomainError('NOTE_TOO_LONG', { path: ['input', 'basis'], values: { limit: MAX_BASIS } });
  }
  if (call.basisDate > today) throw new DomainError('REGISTER_BASIS_DATE', { path: ['input', 'basisDate'] });
  return { entryId: call.entryId, basis, basisDate: call.basisDate };
}

/** Whether the last that happened is what is asked for. */
function isSame(last: HistoryRow | undefined, act: Act, { basis, basisDate }: ActCall): boolean {
  return last?.type === act && last.basis === basis && last.basisDate === basisDate;
}

/** What was ended by the head, and not what gave way to another; one entry of a medium is in force. */
function requireReinstatable(entry: EntryRow, series: readonly SeriesEntry[]): void {
  if (series.some(({ state }) => state === 'IN_FORCE') && entry.state !== 'IN_FORCE') {
    throw new DomainError('REGISTER_ENTRY_REPLACED', { path: ['input', 'entryId'] });
  }
  if (entry.state !== 'TERMINATED') throw stateError(entry);
}

function stateError({ state }: Pick<EntryRow, 'state'>): DomainError {
  return new DomainError('REGISTER_ENTRY_STATE', {
    path: ['input', 'entryId'],
    values: { state: message(`registers:state.${state}`) },
  });
}
