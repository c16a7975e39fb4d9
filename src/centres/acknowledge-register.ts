import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import type { PassStep } from '../requests/index.ts';
import { RECEIVER_ROLE } from './create-register.ts';
import { lockRegisterFor, registerElsewhere, requireFresh } from './lock-register.ts';
import { lockPapers, type Moving, movePapers } from './paper-store.ts';
import { passSteps } from './pass-steps.ts';
import { itemsOf, moveRegister, noteRefused } from './register-store.ts';
import type { ItemRow, RegisterRow } from './transfer-register.ts';

interface Ports {
  readonly database: Database;
  readonly steps: PassStep;
  readonly clock: Clock;
}

/** Something listed that is not there, or not as it is listed. */
export interface RefusedItem {
  readonly requestId: string;
  readonly reason: string;
}

const MAX_REASON = 1000;

/**
 * The receiver checks the parcel against its register. The provider takes what is there, and marks the second copy; what is
 * missing is sought. The centre takes all or nothing: where something is missing, the parcel goes back with the reason.
 * The same answer again changes nothing.
 */
export class AcknowledgeRegister {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(
    viewer: Viewer,
    registerId: string,
    refused: readonly RefusedItem[],
    version: number | null,
  ): Promise<void> {
    const { database, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      const register = await lockRegisterFor(transaction, viewer, registerId, RECEIVER_ROLE);
      const items = await itemsOf(transaction, registerId);
      if (isAnswered(register, items, refused)) return;
      requireFresh(register, version);
      if (register.state !== 'COLLECTED') throw registerElsewhere(register);
      const missing = missingItems(items, refused);
      for (const { item, reason } of missing) {
        await noteRefused(transaction, registerId, item.receiptId, reason);
      }
      const moving = { by: viewer, at: clock.now(), registerId };
      if (register.direction === 'TO_PROVIDER') await takeWhatIsThere(transaction, items, missing, moving);
      else await this.#takeAllOrNothing(transaction, viewer, items, missing, moving);
      const turnedDown = register.direction === 'TO_CENTRE' && missing.length > 0;
      await moveRegister(transaction, register, {
        ...moving,
        state: turnedDown ? 'REFUSED' : 'MARKED',
      });
    });
  }

  async #takeAllOrNothing(
    transaction: Transaction,
    viewer: Viewer,
    items: readonly ItemRow[],
    missing: readonly Missing[],
    moving: Moving,
  ): Promise<void> {
    if (missing.length > 0) {
      const note = missing.map(({ reason }) => reason).join('; ');
      const back = await lockPapers(transaction, idsOf(items));
      await movePapers(transaction, back, 'PROVIDER', { ...moving, note });
      return;
    }
    await passSteps(transaction, this.#ports.steps, viewer, items, 'RECEIVE_RESULT');
    await movePapers(transaction, await lockPapers(transaction, idsOf(items)), 'READY', moving);
    await this.#tellApplicants(transaction, items, moving.at);
  }

  /** They may come for their papers now. */
  async #tellApplicants(transaction: Transaction, items: readonly ItemRow[], at: Date): Promise<void> {
    const { steps } = this.#ports;
    for (const { requestId, barcode: number } of items) {
      const request = await steps.lock(transaction, requestId);
      if (request === null) throw new Error(`request ${requestId} is gone`);
      await steps.tell(transaction, request, { type: 'READY_AT_CENTRE', values: { number } }, at);
    }
  }
}

interface Missing {
  readonly item: ItemRow;
  readonly reason: string;
}

async function takeWhatIsThere(
  transaction: Transaction,
  items: readonly ItemRow[],
  missing: readonly Missing[],
  moving: Moving,
): Promise<void> {
  const there = items.filter((item) => !missing.some((one) => one.item === item));
  await movePapers(transaction, await lockPapers(transaction, idsOf(there)), 'PROVIDER', moving);
  for (const { item, reason } of missing) {
    const papers = await lockPapers(transaction, idsOf([item]));
    await movePapers(transaction, papers, 'SOUGHT', { ...moving, note: reason });
  }
}

/** Every item that is named, with its reason; ITEM_NOT_LISTED, REASON_REQUIRED, REASON_TOO_LONG. */
function missingItems(items: readonly ItemRow[], refused: readonly RefusedItem[]): Missing[] {
  return refused.map(({ requestId, reason: given }, index) => {
    const path = ['input', 'refused', String(index)];
    const item = items.find((one) => one.requestId === requestId);
    const twice = refused.findIndex((one) => one.requestId === requestId) !== index;
    if (item === undefined || twice) {
      throw new DomainError('ITEM_NOT_LISTED', { path: [...path, 'requestId'] });
    }
    const reason = given.trim();
    if (reason === '') throw new DomainError('ITEM_REASON_REQUIRED', { path: [...path, 'reason'] });
    if (reason.length > MAX_REASON) {
      throw new DomainError('NOTE_TOO_LONG', { path: [...path, 'reason'], values: { limit: MAX_REASON } });
    }
    return { item, reason };
  });
}

/** Whether exactly this was answered before. */
function isAnswered(
  register: RegisterRow,
  items: readonly ItemRow[],
  refused: readonly RefusedItem[],
): boolean {
  if (register.marks.MARKED === undefined && register.marks.REFUSED === undefined) return false;
  return items.every(
    ({ requestId, refusedReason }) =>
      (refused.find((one) => one.requestId === requestId)?.reason.trim() ?? null) === refusedReason,
  );
}

function idsOf(items: readonly ItemRow[]): string[] {
  return items.flatMap(({ papers }) => papers.map(({ uuid }) => uuid));
}
