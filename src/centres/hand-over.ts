import type { Viewer } from '../identity/index.ts';
import { CAPITAL_ZONE, type Clock, DomainError, localDate, OutsideFault } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { type AuditedRegistries, checkPeople } from '../registries/index.ts';
import { type PassStep, type RequestRow, requestNotFound, requireSeen } from '../requests/index.ts';
import { handOverOf, insertHandOver } from './hand-over-store.ts';
import type { PaperLocation } from './paper.transitions.ts';
import { type HeldPaper, lockPapersOf, movePapers } from './paper-store.ts';
import type { ReceiptRow } from './receipt.ts';
import { acceptedReceipt } from './receipt-store.ts';
import { isInOpenRegister } from './register-store.ts';

interface Ports {
  readonly database: Database;
  readonly steps: PassStep;
  readonly registries: AuditedRegistries;
  readonly clock: Clock;
}

/** What whoever came for the result showed. */
export interface Claim {
  readonly requestId: string;
  readonly receiptNumber: string;
  readonly identityDocument: string;
  /** Null where the applicant came. */
  readonly representative: {
    readonly iin: string;
    readonly name: string;
    readonly powerOfAttorneyNumber: string;
    readonly powerOfAttorneyDate: string;
  } | null;
  /** Of the request, as the operator saw it; null where it is not said. */
  readonly version: number | null;
}

const MAX_DOCUMENT = 50;
/** Where papers may be given out of: what is ready, and what never left the centre; of a packed parcel, nothing. */
const OUT_OF: readonly PaperLocation[] = ['WINDOW', 'STORE', 'READY'];

/**
 * Gives out what is ready, on the receipt and an identity document, after the term: to the applicant, or to whom the notaries
 * know a power of attorney of. The same claim again changes nothing.
 */
export class HandOver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The request's id. */
  async run(viewer: Viewer, claim: Claim): Promise<string> {
    const { database, steps } = this.#ports;
    const seen = await steps.find(database, claim.requestId);
    if (seen === null || seen.desk !== viewer.organisation) throw requestNotFound();
    const identityDocument = claim.identityDocument.trim();
    if (identityDocument === '' || identityDocument.length > MAX_DOCUMENT) {
      throw new DomainError('IDENTITY_DOCUMENT_REQUIRED', {
        path: ['input', 'identityDocumentNumber'],
        values: { limit: MAX_DOCUMENT },
      });
    }
    await this.#requireAuthority(viewer, seen, claim.representative);
    await database.transaction(async (transaction) => {
      const request = await steps.lock(transaction, claim.requestId);
      if (request === null) throw requestNotFound();
      const receipt = await receiptOf(transaction, claim);
      const recipientName = claim.representative?.name ?? request.applicantName;
      const before = await handOverOf(transaction, receipt.uuid);
      if (before !== null) {
        const same = before.recipientName === recipientName && before.identityDocument === identityDocument;
        if (same) return;
        throw new DomainError('ALREADY_HANDED_OVER', { values: { date: new Date(before.at) } });
      }
      requireSeen(request, claim.version);
      await this.#giveOut(transaction, viewer, request, receipt);
      await insertHandOver(transaction, {
        receiptId: receipt.uuid,
        recipientName,
        identityDocument,
        representative: claim.representative,
        handedBy: viewer.id,
        at: this.#ports.clock.now(),
      });
    });
    return claim.requestId;
  }

  async #giveOut(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    receipt: ReceiptRow,
  ): Promise<void> {
    const { steps, clock } = this.#ports;
    const step = steps.waitsAt(request);
    if (step !== null && step !== 'HAND_OVER') throw new DomainError('STEP_NOT_AVAILABLE');
    const { readyOn } = receipt;
    if (step !== null && readyOn !== null && localDate(clock.now(), CAPITAL_ZONE) < readyOn) {
      throw new DomainError('TERM_NOT_OVER', { values: { date: new Date(`${readyOn}T00:00:00Z`) } });
    }
    const papers = await lockPapersOf(transaction, [receipt.uuid]);
    const packed = await isInOpenRegister(transaction, receipt.uuid);
    const given = papersToGive(papers, packed ? [] : OUT_OF);
    if (step !== null) await steps.pass(transaction, viewer, request, { answer: null });
    await movePapers(transaction, given, 'HANDED_OVER', { by: viewer, at: clock.now() });
  }

  /** Asked outside the transaction, as the registries are everywhere. */
  async #requireAuthority(
    viewer: Viewer,
    request: RequestRow,
    representative: Claim['representative'],
  ): Promise<void> {
    if (representative === null) return;
    const path = ['input', 'representative'];
    const { applicantIin: iin, applicantBin: bin, applicantName: name } = request;
    const desk = this.#ports.registries.asking({
      purpose: 'STEP',
      requestId: request.uuid,
      stepKey: request.currentStep ?? 'HAND_OVER',
      personId: viewer.id,
      organisation: viewer.organisation,
      parties: [iin, bin, representative.iin].filter((number) => typeof number === 'string'),
    });
    const { fault } = await checkPeople(desk, {
      applicant: { iin, bin, name },
      representative,
      registries: ['NOTARIAL_SYSTEM'],
    }).catch((error: unknown) => {
      if (error instanceof OutsideFault) throw new DomainError('REGISTRY_SILENT', { path });
      throw error;
    });
    if (fault !== null) throw new DomainError(fault, { path });
  }
}

/** The receipt on which they were taken in, as it was shown; RECEIPT_MISMATCH. */
async function receiptOf(transaction: Transaction, claim: Claim): Promise<ReceiptRow> {
  const receipt = await acceptedReceipt(transaction, claim.requestId);
  const shown = claim.receiptNumber.replaceAll(/[\s-]/g, '');
  if (receipt === null || receipt.number !== shown) {
    throw new DomainError('RECEIPT_MISMATCH', { path: ['input', 'receiptNumber'] });
  }
  return receipt;
}

/** All that the applicant is to get; an application stays where it was sent. PAPERS_ELSEWHERE while something is missing. */
function papersToGive(papers: readonly HeldPaper[], outOf: readonly PaperLocation[]): HeldPaper[] {
  const there = papers.filter(({ location }) => outOf.includes(location));
  const elsewhere = papers.find(({ kind, location }) => kind !== 'APPLICATION' && !outOf.includes(location));
  if (elsewhere === undefined && there.length > 0) return there;
  throw new DomainError('PAPERS_ELSEWHERE', {
    values: { location: { key: `centres:location.${elsewhere?.location ?? 'PROVIDER'}` } },
  });
}
