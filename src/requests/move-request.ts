import type { Catalogue, ChannelProcessDeclaration } from '../catalogue/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { advance, type Path } from './advance.ts';
import type { RefusalRecord, RequestRow } from './request.ts';
import { type Actor, type LogEntry, saveMove } from './request-store.ts';
import type { Facts } from './step-rules.ts';

interface MoveOptions {
  readonly actor: Actor;
  readonly grounds?: readonly string[];
  readonly reasoning?: string | null;
  readonly fault?: string;
  readonly resultNumber?: string;
  readonly assigneeId?: string;
}

/**
 * Moves requests along their edition's declared ways, and in no other way. One short transaction writes the step, the
 * state, the log; what waits for a commit is told after it.
 */
export class RequestMover {
  readonly #catalogue: Catalogue;
  readonly #clock: Clock;
  readonly #onCommit: () => void;

  constructor(ports: { catalogue: Catalogue; clock: Clock; onCommit: () => void }) {
    this.#catalogue = ports.catalogue;
    this.#clock = ports.clock;
    this.#onCommit = ports.onCommit;
  }

  processOf(request: Pick<RequestRow, 'edition' | 'channel'>): ChannelProcessDeclaration {
    const process = this.#catalogue
      .edition(request.edition)
      ?.processes.find((candidate) => candidate.channel === request.channel);
    if (process === undefined) throw new Error(`no process for ${request.edition} ${request.channel}`);
    return process;
  }

  /** Where the request would go if these facts held. */
  foresee(request: RequestRow, facts: Facts): Path | null {
    return request.currentStep === null ? null : advance(this.processOf(request), request.currentStep, facts);
  }

  /** Moves the locked request as far as the facts take it. Facts that do not settle its step are the caller's fault. */
  async move(
    transaction: Transaction,
    request: RequestRow,
    facts: Facts,
    options: MoveOptions,
  ): Promise<void> {
    const path = this.foresee(request, facts);
    if (path === null || path.passed.length === 0) {
      throw new Error(`request ${request.uuid} cannot move on from ${request.currentStep}`);
    }
    const now = this.#clock.now();
    const refusal = refusalOf(path, options, now);
    await saveMove(transaction, {
      request,
      path,
      actor: options.actor,
      entries: entriesOf(path, options),
      now,
      ...(refusal === null ? {} : { refusal }),
      ...(options.resultNumber === undefined ? {} : { resultNumber: options.resultNumber }),
      ...(options.assigneeId === undefined ? {} : { assigneeId: options.assigneeId }),
    });
    this.tellAfter(transaction);
  }

  /** Ends the request outside the numbered steps: the applicant takes it back. */
  async end(
    transaction: Transaction,
    request: RequestRow,
    status: 'WITHDRAWN' | 'EXPIRED',
    actor: Actor,
  ): Promise<void> {
    const stepKey = request.currentStep ?? '';
    const step = this.processOf(request).steps.find((candidate) => candidate.key === stepKey);
    if (step === undefined) throw new Error(`request ${request.uuid} has ended`);
    await saveMove(transaction, {
      request,
      path: {
        passed: [{ step, state: 'FAILED', answer: null }],
        waitsAt: null,
        statuses: [{ status, stepKey, type: status }],
        sent: false,
        refusal: null,
      },
      actor,
      entries: [{ type: status, status, stepKey }],
      now: this.#clock.now(),
    });
    this.tellAfter(transaction);
  }

  tellAfter(transaction: Transaction): void {
    transaction.afterCommit(this.#onCommit);
  }
}

function refusalOf(path: Path, options: MoveOptions, now: Date): RefusalRecord | null {
  if (path.refusal === null) return null;
  return {
    ...path.refusal,
    grounds: options.grounds ?? [],
    reasoning: options.reasoning ?? null,
    fault: options.fault ?? null,
    at: now.toISOString(),
  };
}

function entriesOf(path: Path, options: MoveOptions): LogEntry[] {
  return path.statuses.map(({ status, stepKey, type }) => ({
    type: status === 'REFUSED' && path.refusal !== null ? `REFUSED_${path.refusal.notice}` : type,
    status,
    stepKey,
    ...(options.resultNumber !== undefined && (status === 'COMPLETED' || status === 'RESULT_READY')
      ? { values: { number: options.resultNumber } }
      : {}),
  }));
}
