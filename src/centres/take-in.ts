import type { Catalogue, EditionDeclaration } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { CAPITAL_ZONE, type Clock, DomainError, type IdempotencyKey, localDate } from '../kernel/index.ts';
import {
  answerOnce,
  type Database,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import {
  notePapers,
  type PassStep,
  type RequestRow,
  requestNotFound,
  requireSeen,
} from '../requests/index.ts';
import { addPapers } from './paper-store.ts';
import { acceptedReceipt, dueAtOf, insertReceipt, nextRunningNumber } from './receipt-store.ts';
import { newNumber } from './scan-code.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly steps: PassStep;
  readonly clock: Clock;
}

/** What an applicant brought to the window. */
export interface Intake {
  readonly requestId: string;
  /** Kinds of documents of the form, one for each paper. */
  readonly documents: readonly string[];
  /** Kinds that the operator finds missing; those the form demands are found by the server. */
  readonly missing: readonly string[];
  readonly note: string | null;
  /** Of the request, as the operator saw it; null where it is not said. */
  readonly version: number | null;
}

const MAX_PAPERS = 30;
const MAX_NOTE = 2000;

/**
 * A centre's operator takes the papers on a receipt, or turns them down on a receipt of refusal that names what is missing.
 * Where the act has it as a step, that step is passed; elsewhere the request was certified and sent before.
 */
export class TakeIn {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The request's id. */
  run(viewer: Viewer, intake: Intake, key: IdempotencyKey | null): Promise<string> {
    const { database, steps, clock } = this.#ports;
    const { version: _seen, ...payload } = intake;
    const call: RepeatableCall = {
      actorId: viewer.id,
      operation: 'takeIn',
      payload,
      key,
      now: clock.now(),
    };
    const take = () =>
      database.transaction(async (transaction) => {
        const request = await steps.lock(transaction, intake.requestId);
        if (request === null || request.channel !== 'PSC' || request.desk !== viewer.organisation) {
          throw requestNotFound();
        }
        return runOnce(transaction, call, intake.requestId, () =>
          this.#take(transaction, viewer, request, intake, call.now),
        );
      });
    return answerOnce(database, call, take, (id) => id);
  }

  async #take(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    intake: Intake,
    now: Date,
  ): Promise<void> {
    requireSeen(request, intake.version);
    const edition = this.#ports.catalogue.edition(request.edition);
    if (edition === null) throw new Error(`edition ${request.edition} is not in the catalogue`);
    requireKnown(edition, intake);
    if ((await acceptedReceipt(transaction, request.uuid)) !== null) throw new DomainError('RECEIPT_EXISTS');
    const missing = await missingOf(transaction, edition, intake);
    const step = this.#ports.steps.waitsAt(request);
    if (missing.length > 0) await this.#turnDown(transaction, viewer, request, intake, step);
    else await this.#accept(transaction, viewer, request, intake, { step, now });
    const due = missing.length > 0 ? null : await dueAtOf(transaction, request.uuid);
    const at = { by: viewer, at: now };
    const year = Number(localDate(now, CAPITAL_ZONE).slice(0, 4));
    const receiptId = await insertReceipt(transaction, {
      number: newNumber(await nextRunningNumber(transaction), year),
      requestId: request.uuid,
      centre: viewer.organisation ?? '',
      provider: request.provider,
      documents: intake.documents,
      missing,
      note: intake.note,
      ...at,
      readyOn: due === null ? null : localDate(due, CAPITAL_ZONE),
    });
    if (missing.length > 0) return;
    const parcel = { receiptId, requestId: request.uuid, location: 'WINDOW' } as const;
    const originals = intake.documents.map((document) => ({ kind: 'ORIGINAL', document }) as const);
    const application = this.#ports.steps.isTakenIn(request)
      ? [{ kind: 'APPLICATION', document: null } as const]
      : [];
    await addPapers(transaction, parcel, [...application, ...originals], at);
  }

  /** Before they were taken in, or before the request was sent: then it stays a draft. */
  async #turnDown(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    { note }: Intake,
    step: ReturnType<PassStep['waitsAt']>,
  ): Promise<void> {
    if (step === 'TAKE_IN') {
      await this.#ports.steps.pass(transaction, viewer, request, { answer: 'FAIL', reasoning: note });
    } else if (step === null || request.sent) throw new DomainError('STEP_NOT_AVAILABLE');
  }

  async #accept(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    { documents }: Intake,
    { step, now }: { step: ReturnType<PassStep['waitsAt']>; now: Date },
  ): Promise<void> {
    if (step === 'TAKE_IN') {
      await notePapers(transaction, request.uuid, documents, now);
      await this.#ports.steps.pass(transaction, viewer, request, { answer: 'PASS' });
      return;
    }
    if (step === null || !request.sent) throw new DomainError('STEP_NOT_AVAILABLE');
    if (documents.length === 0) throw new DomainError('PAPERS_REQUIRED', { path: ['input', 'documents'] });
  }
}

function requireKnown({ form }: EditionDeclaration, { documents, missing, note }: Intake): void {
  const known = new Set(form.documents.map(({ kind }) => kind));
  for (const [field, kinds] of Object.entries({ documents, missing })) {
    const path = ['input', field];
    if (kinds.some((kind) => !known.has(kind))) throw new DomainError('DOCUMENT_KIND_UNKNOWN', { path });
    if (kinds.length > MAX_PAPERS) {
      throw new DomainError('DOCUMENT_LIMIT', { path, values: { count: MAX_PAPERS } });
    }
  }
  if (documents.some((kind) => missing.includes(kind))) {
    throw new DomainError('PAPER_BOTH_WAYS', { path: ['input', 'missing'] });
  }
  if ((note?.length ?? 0) > MAX_NOTE) {
    throw new DomainError('NOTE_TOO_LONG', { path: ['input', 'note'], values: { limit: MAX_NOTE } });
  }
}

/** What the operator finds missing, and what the form demands and nobody brought or attached. */
async function missingOf(
  transaction: Transaction,
  { form }: EditionDeclaration,
  { requestId, documents, missing }: Intake,
): Promise<string[]> {
  const attached = await transaction.query<{ kind: string }>(
    'SELECT DISTINCT kind FROM request_attachment WHERE request_id = $1',
    [requestId],
  );
  const there = new Set([...documents, ...attached.map(({ kind }) => kind)]);
  const demanded = form.documents.filter(({ kind, required }) => required && !there.has(kind));
  return [...new Set([...missing, ...demanded.map(({ kind }) => kind)])];
}
