import type { Clock } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import type { Verdict } from '../../signatures/index.ts';
import { stepOf } from '../advance.ts';
import type { RequestMover } from '../move-request.ts';
import type { Issue } from '../papers/issue.ts';
import type { RequestRow } from '../request.ts';
import { addLogEntry, findRequest, lockRequest } from '../request-store.ts';
import type { ApplicationSignature } from '../signing/application-signature.ts';
import type { PreparedResult, ResultSignature, ResultVerdict } from '../signing/result-signature.ts';
import { findSigningStep, type SigningStep } from '../signing/signing-step.ts';
import {
  findHeldSignature,
  type HeldOutcome,
  type HeldSignature,
  postponeHeldSignature,
  settleHeldSignature,
} from './held-signature-store.ts';
import { nextTryAt, queueNextTry } from './next-try.ts';

interface Ports {
  readonly database: Database;
  readonly mover: RequestMover;
  readonly application: ApplicationSignature;
  readonly result: ResultSignature;
  readonly clock: Clock;
}

type Given = Exclude<Verdict, { state: 'INDETERMINATE' }>;

/** What the verdict leads to, once the request is locked; answers what has become of the signature. */
type Settle = (transaction: Transaction, request: RequestRow) => Promise<HeldOutcome>;

/**
 * The job of a held signature: judges it again as of the moment it came. A verdict takes the request on as it would have
 * done then. Safe to run again, and for a request that has changed since.
 */
export class JudgeHeldSignature {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(signatureId: string): Promise<void> {
    const { database } = this.#ports;
    const held = await findHeldSignature(database, signatureId);
    const request = held === null ? null : await findRequest(database, held.received.requestId);
    if (held === null || request === null) return;
    if (request.version !== held.requestVersion) {
      await this.#finish(held, async () => 'SUPERSEDED');
      return;
    }
    const verdict = await this.#judge(held, request);
    if (verdict === 'POSTPONED') return;
    await this.#finish(held, verdict);
  }

  async #judge(held: HeldSignature, request: RequestRow): Promise<Settle | 'POSTPONED'> {
    const { application, result } = this.#ports;
    const step = stepOf(this.#ports.mover.processOf(request), held.received.stepKey);
    if (step.action.do === 'ISSUE_RESULT') {
      const issue = result.issueAt(request, step);
      const { verdict, form } = await result.judge(issue, held.received);
      return verdict.state === 'INDETERMINATE'
        ? this.#postpone(held, verdict)
        : this.#afterResult(held, request, issue, { verdict, form });
    }
    const signing = findSigningStep(this.#ports.mover, request);
    if (signing === null) return async () => 'SUPERSEDED';
    const verdict = await application.judge(request, held.received);
    return verdict.state === 'INDETERMINATE'
      ? this.#postpone(held, verdict)
      : (transaction, locked) => this.#settleApplication(transaction, locked, signing, held, verdict);
  }

  async #afterResult(
    held: HeldSignature,
    request: RequestRow,
    issue: Issue,
    { verdict, form }: ResultVerdict<Given>,
  ): Promise<Settle> {
    const { result } = this.#ports;
    if (verdict.state === 'INVALID') return (transaction, locked) => this.#turnDown(transaction, locked);
    const prepared: PreparedResult = await result.prepare(request, issue, held.received, {
      verdict,
      form,
    });
    return async (transaction, locked) => {
      await result.keep(transaction, locked, held.received, prepared);
      return 'ACCEPTED';
    };
  }

  async #settleApplication(
    transaction: Transaction,
    request: RequestRow,
    step: SigningStep,
    held: HeldSignature,
    verdict: Given,
  ): Promise<HeldOutcome> {
    const { application } = this.#ports;
    if (verdict.state === 'INVALID' && !application.endsByRefusal(request, step))
      return this.#turnDown(transaction, request);
    await application.settle(transaction, request, step, held.received, verdict);
    return verdict.state === 'VALID' ? 'ACCEPTED' : 'REFUSED';
  }

  /** The act has no refusal for it: it may be signed again. */
  async #turnDown(transaction: Transaction, request: RequestRow): Promise<HeldOutcome> {
    const { clock, mover } = this.#ports;
    const entry = { type: 'SIGNATURE_TURNED_DOWN', status: request.status, stepKey: request.currentStep };
    await addLogEntry(transaction, request, entry, clock.now());
    await mover.resume(transaction, request, 'SIGNATURE_HELD');
    mover.tellAfter(transaction);
    return 'TURNED_DOWN';
  }

  async #postpone(
    held: HeldSignature,
    { code, retryAfterSeconds }: Extract<Verdict, { state: 'INDETERMINATE' }>,
  ): Promise<'POSTPONED'> {
    const { database, clock } = this.#ports;
    const next = nextTryAt(clock.now(), retryAfterSeconds, held.attempts + 1);
    await database.transaction(async (transaction) => {
      await postponeHeldSignature(transaction, held.id, { doubt: code, nextTryAt: next });
      await queueNextTry(transaction, { id: held.id, requestId: held.received.requestId }, next);
    });
    return 'POSTPONED';
  }

  async #finish(held: HeldSignature, settle: Settle): Promise<void> {
    const { database, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      const request = await lockRequest(transaction, held.received.requestId);
      if (request === null || (await findHeldSignature(transaction, held.id)) === null) return;
      const superseded = request.version !== held.requestVersion;
      if (superseded) await this.#ports.mover.resume(transaction, request, 'SIGNATURE_HELD');
      const outcome = superseded ? 'SUPERSEDED' : await settle(transaction, request);
      await settleHeldSignature(transaction, held.id, outcome, clock.now());
    });
  }
}
