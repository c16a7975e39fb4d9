import type { Catalogue, StepDeclaration } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import type { Queryable, Transaction } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { addLogEntry, findRequest, type LogEntry, lockRequest } from './request-store.ts';
import { requireDocuments } from './required-documents.ts';
import type { Facts } from './step-rules.ts';

interface Ports {
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
}

/** What becomes of the step. */
export interface Passing {
  readonly answer: 'PASS' | 'FAIL' | null;
  readonly reasoning?: string | null;
}

/**
 * Steps of staff that follow from what another module's staff does, in a transaction of that module: it has seen to it that
 * this person may.
 */
export class PassStep {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** As it stands; null where there is none. Whoever reads it asks the access policy. */
  find(database: Queryable, requestId: string): Promise<RequestRow | null> {
    return findRequest(database, requestId);
  }

  /** Locked until the transaction ends; null where there is none. */
  lock(transaction: Transaction, requestId: string): Promise<RequestRow | null> {
    return lockRequest(transaction, requestId);
  }

  /** The kind of step that the request waits at; null once it has ended. */
  waitsAt(request: RequestRow): StepDeclaration['action']['do'] | null {
    if (request.currentStep === null) return null;
    return stepOf(this.#ports.mover.processOf(request), request.currentStep).action.do;
  }

  /** Whether its process has the papers taken in at a step, with an application on paper. */
  isTakenIn(request: RequestRow): boolean {
    return this.#ports.mover.processOf(request).steps.some(({ action }) => action.do === 'TAKE_IN');
  }

  /** Adds to the log of the locked request what changes no step of it. */
  async tell(
    transaction: Transaction,
    request: RequestRow,
    entry: Pick<LogEntry, 'type' | 'values'>,
    at: Date,
  ): Promise<void> {
    const { status, currentStep: stepKey } = request;
    await addLogEntry(transaction, request, { ...entry, status, stepKey }, at);
    this.#ports.mover.tellAfter(transaction);
  }

  /** Passes the step that the locked request waits at; DOCUMENTS_REQUIRED as for completeStep. */
  async pass(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    { answer, reasoning = null }: Passing,
  ): Promise<void> {
    const { catalogue, mover } = this.#ports;
    if (request.currentStep === null) throw new Error(`request ${request.uuid} has ended`);
    if (this.waitsAt(request) === 'TAKE_IN' && answer !== 'FAIL') {
      await requireDocuments(transaction, catalogue.edition(request.edition), request);
    }
    const facts: Facts = { staff: { step: request.currentStep, answer } };
    const actor = { id: viewer.id, name: viewer.name, note: null };
    await mover.move(transaction, request, facts, { actor, reasoning });
  }
}
