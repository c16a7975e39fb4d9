import type { Catalogue } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Payments } from '../payments/index.ts';
import { type Database, type RepeatableCall, runOnce, type Transaction } from '../postgres/index.ts';
import type { SignatureVerifier, Verdict } from '../signatures/index.ts';
import { answerOnce } from './answer-once.ts';
import { lockActorsRequest, mayActForApplicant, requestNotFound, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { requireDocuments } from './required-documents.ts';
import { saveSignature } from './signature-store.ts';
import { findSigningDocument, type SigningDocument, useSigningDocument } from './signing-document.ts';
import { requireSigningStep, type SigningStep } from './signing-step.ts';
import type { Facts } from './step-rules.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly payments: Payments;
  readonly signatures: SignatureVerifier;
  readonly clock: Clock;
}

export interface SignCall {
  readonly requestId: string;
  readonly cms: Buffer;
  /** Of the document that was handed to a phone; the last one given out where not said. */
  readonly documentId?: string;
  readonly idempotencyKey: string | null;
}

/**
 * Signs and sends. What is not a signature of the bytes that were given out is turned down and changes nothing. A
 * signature whose certificate the regulation's condition does not accept ends the request with that process's notice
 * of refusal; so does going on without having paid.
 */
export class SignRequest {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  run(viewer: Viewer, call: SignCall): Promise<string> {
    const { database, clock } = this.#ports;
    const repeatable = repeatableCall(viewer, call, clock.now());
    return answerOnce(database, repeatable, () => this.#sign(viewer, call, repeatable));
  }

  async #sign(viewer: Viewer, call: SignCall, repeatable: RepeatableCall): Promise<string> {
    const { database, reader, clock } = this.#ports;
    const request = await reader.byId(viewer, call.requestId);
    if (request === null || !mayActForApplicant(this.#ports.mover, viewer, request)) throw requestNotFound();
    if (request.status === 'AWAITING_PAYMENT') return this.#refuseUnpaid(viewer, repeatable, call.requestId);
    const step = requireSigningStep(this.#ports.mover, viewer, request);
    const document = await findSigningDocument(
      database,
      viewer,
      request,
      step.key,
      clock.now(),
      call.documentId,
    );
    if (document === null) throw new DomainError('SIGNING_DOCUMENT_MISSING');
    const verdict = await this.#judge(viewer, request, step, document, call.cms);
    return database.transaction(async (transaction) => {
      const locked = await lockActorsRequest(transaction, this.#ports.mover, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        if (locked.version !== request.version) throw new DomainError('VERSION_STALE');
        await this.#settle(transaction, viewer, locked, step, { document, verdict, cms: call.cms });
      });
    });
  }

  /** The signer is who the request says: the applicant, or the member of staff at the desk (X-03 of the brief). */
  async #judge(
    viewer: Viewer,
    request: RequestRow,
    step: SigningStep,
    document: SigningDocument,
    cms: Buffer,
  ): Promise<Verdict> {
    const signer =
      request.desk === null
        ? { iin: request.applicantIin ?? viewer.iin, bin: request.applicantBin }
        : { iin: viewer.iin, bin: viewer.bin };
    const verdict = await this.#ports.signatures.verify({
      cms,
      content: document.content,
      at: this.#ports.clock.now(),
      expectedIin: signer.iin,
      expectedBin: signer.bin,
    });
    if (verdict.state === 'INDETERMINATE') {
      throw new DomainError(verdict.code, {
        path: ['input', 'signature'],
        values: { seconds: verdict.retryAfterSeconds },
      });
    }
    const refused = factsOf(step, 'REFUSED');
    const ends = this.#ports.mover.foresee(request, refused)?.refusal !== null;
    if (verdict.state === 'INVALID' && (verdict.category === 'STRUCTURE' || !ends)) {
      throw new DomainError(verdict.code, { path: ['input', 'signature'] });
    }
    return verdict;
  }

  async #settle(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    step: SigningStep,
    { document, verdict, cms }: { document: SigningDocument; verdict: Verdict; cms: Buffer },
  ): Promise<void> {
    const { catalogue, mover, clock } = this.#ports;
    const now = clock.now();
    if (step.closesForm) await requireDocuments(transaction, catalogue.edition(request.edition), request);
    if (!(await useSigningDocument(transaction, document.id, now)))
      throw new DomainError('SIGNING_DOCUMENT_MISSING');
    const actor = { id: viewer.id, name: viewer.name, note: null };
    if (verdict.state === 'VALID') {
      const { signer, evidence } = verdict;
      await saveSignature(transaction, {
        requestId: request.uuid,
        documentId: document.id,
        stepKey: step.key,
        role: request.desk === null ? 'APPLICANT' : viewer.role,
        signer,
        evidence,
        cms,
        signedAt: now,
      });
      await mover.move(transaction, request, factsOf(step, 'CONFIRMED'), { actor });
    } else if (verdict.state === 'INVALID') {
      await mover.move(transaction, request, factsOf(step, 'REFUSED'), { actor, fault: verdict.code });
    }
  }

  #refuseUnpaid(viewer: Viewer, call: RepeatableCall, requestId: string): Promise<string> {
    const { database, mover, payments } = this.#ports;
    return database.transaction(async (transaction) => {
      const request = await lockActorsRequest(transaction, mover, viewer, requestId);
      return runOnce(transaction, call, requestId, async () => {
        if (request.status !== 'AWAITING_PAYMENT' || !mover.refusesUnpaid(request)) throw stepNotAvailable();
        await payments.expirePayments(transaction, requestId);
        const actor = { id: viewer.id, name: viewer.name, note: null };
        await mover.move(transaction, request, { payment: 'MISSING' }, { actor, fault: 'PAYMENT_MISSING' });
      });
    });
  }
}

function factsOf({ closesForm }: SigningStep, certificate: 'CONFIRMED' | 'REFUSED'): Facts {
  return { certificate, ...(closesForm ? { formComplete: true } : {}) };
}

function repeatableCall(viewer: Viewer, call: SignCall, now: Date): RepeatableCall {
  return {
    actorId: viewer.id,
    operation: 'signRequest',
    key: call.idempotencyKey,
    payload: { requestId: call.requestId, signature: call.cms.toString('base64') },
    now,
  };
}
