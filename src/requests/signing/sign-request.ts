import type { Viewer } from '../../identity/index.ts';
import { type Clock, DomainError, type IdempotencyKey } from '../../kernel/index.ts';
import {
  answerOnce,
  type Database,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../../postgres/index.ts';
import type { Verdict } from '../../signatures/index.ts';
import { holdSignature } from '../held-signatures/hold-signature.ts';
import { lockActorsRequest, mayActForApplicant, requestNotFound, stepNotAvailable } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import type { RequestReader } from '../request-reader.ts';
import type { ApplicationSignature } from './application-signature.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { findSigningDocument, useSigningDocument } from './signing-document.ts';
import { requireSigningStep, type SigningStep } from './signing-step.ts';

interface Ports {
  readonly database: Database;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly application: ApplicationSignature;
  readonly clock: Clock;
}

export interface SignCall {
  readonly requestId: string;
  /** Of the document that was handed to a phone; the last one given out where not said. */
  readonly documentId?: string;
  readonly signature: Buffer;
  readonly idempotencyKey: IdempotencyKey | null;
}

/**
 * Signs and sends. What is not a signature of the bytes that were given out is turned down and changes nothing. A
 * signature whose certificate the regulation's condition does not accept ends the request with that process's notice
 * of refusal; so does going on without having paid. One that cannot be judged now is held and judged again.
 */
export class SignRequest {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  run(viewer: Viewer, call: SignCall): Promise<string> {
    return this.runCall(viewer, call, repeatableCall(viewer, call, this.#ports.clock.now()));
  }

  /** The same, as a part of another call that may be repeated. */
  runCall(
    viewer: Viewer,
    call: Omit<SignCall, 'idempotencyKey'>,
    repeatable: RepeatableCall,
  ): Promise<string> {
    return answerOnce(
      this.#ports.database,
      repeatable,
      () => this.#sign(viewer, call, repeatable),
      (id) => id,
    );
  }

  async #sign(
    viewer: Viewer,
    call: Omit<SignCall, 'idempotencyKey'>,
    repeatable: RepeatableCall,
  ): Promise<string> {
    const { database, mover, reader, application, clock } = this.#ports;
    const request = await reader.byId(viewer, call.requestId);
    if (request === null || !mayActForApplicant(mover, viewer, request)) throw requestNotFound();
    if (request.status === 'AWAITING_PAYMENT') return this.#refuseUnpaid(viewer, repeatable, call.requestId);
    const step = requireSigningStep(mover, viewer, request);
    const receivedAt = clock.now();
    const document = await findSigningDocument(
      database,
      viewer,
      request,
      step.key,
      receivedAt,
      call.documentId,
    );
    if (document === null) throw new DomainError('SIGNING_DOCUMENT_MISSING');
    const received: ReceivedSignature = {
      requestId: request.uuid,
      stepKey: step.key,
      document,
      signer: viewer,
      signature: call.signature,
      receivedAt,
      note: null,
    };
    const verdict = await application.judge(request, received);
    this.#requireUsable(request, step, verdict);
    if (call.documentId !== undefined) this.#requireOwn(request, received, verdict);
    return database.transaction(async (transaction) => {
      const locked = await lockActorsRequest(transaction, mover, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        if (locked.version !== request.version) throw new DomainError('VERSION_STALE');
        await this.#settle(transaction, locked, step, received, verdict);
      });
    });
  }

  #requireUsable(request: RequestRow, step: SigningStep, verdict: Verdict): void {
    if (verdict.state !== 'INVALID') return;
    if (verdict.category === 'STRUCTURE' || !this.#ports.application.endsByRefusal(request, step)) {
      throw new DomainError(verdict.code, { path: ['input', 'signature'] });
    }
  }

  /** Whoever sees a QR code can sign with a key of their own: that must not end another's request. */
  #requireOwn(request: RequestRow, received: ReceivedSignature, verdict: Verdict): void {
    if (verdict.state !== 'INVALID' || this.#ports.application.isBySigner(request, received, verdict)) return;
    throw new DomainError(verdict.code, { path: ['input', 'signature'] });
  }

  async #settle(
    transaction: Transaction,
    request: RequestRow,
    step: SigningStep,
    received: ReceivedSignature,
    verdict: Verdict,
  ): Promise<void> {
    const { application, mover } = this.#ports;
    if (!(await useSigningDocument(transaction, received.document.id, received.receivedAt)))
      throw new DomainError('SIGNING_DOCUMENT_MISSING');
    await application.requireReady(transaction, request, step);
    if (verdict.state === 'INDETERMINATE') {
      await holdSignature(transaction, mover, request, received, verdict);
    } else {
      await application.settle(transaction, request, step, received, verdict);
    }
  }

  #refuseUnpaid(viewer: Viewer, call: RepeatableCall, requestId: string): Promise<string> {
    const { database, mover } = this.#ports;
    return database.transaction(async (transaction) => {
      const request = await lockActorsRequest(transaction, mover, viewer, requestId);
      return runOnce(transaction, call, requestId, async () => {
        if (request.status !== 'AWAITING_PAYMENT' || !mover.refusesUnpaid(request)) throw stepNotAvailable();
        const actor = { id: viewer.id, name: viewer.name, note: null };
        await mover.move(transaction, request, { payment: 'MISSING' }, { actor, fault: 'PAYMENT_MISSING' });
      });
    });
  }
}

function repeatableCall(viewer: Viewer, call: SignCall, now: Date): RepeatableCall {
  return {
    actorId: viewer.id,
    operation: 'signRequest',
    key: call.idempotencyKey,
    payload: { requestId: call.requestId, signature: call.signature.toString('base64') },
    now,
  };
}
