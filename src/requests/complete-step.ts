import type { Catalogue } from '../catalogue/index.ts';
import { isStaffOf, type StaffMember, type Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import { type Database, type RepeatableCall, runOnce } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import { answerOnce } from './answer-once.ts';
import type { IssueResult } from './issue-result.ts';
import { lockProviderRequest, requestNotFound, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { newResultNumber } from './result-number.ts';
import { isFor, type StaffAction, staffAction } from './staff-actions.ts';
import { requireCurrent, type StepCall } from './step-call.ts';
import type { Facts } from './step-rules.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly issueResult: IssueResult;
  readonly listStaff: (organisation: string, role: StaffMember['role']) => Promise<readonly StaffMember[]>;
  readonly clock: Clock;
}

/** What a completed step adds to the move. */
interface Outcome {
  readonly answer: 'PASS' | 'FAIL' | null;
  readonly grounds?: readonly string[];
  readonly reasoning?: string | null;
  readonly assigneeId?: string;
  readonly resultNumber?: string;
}

const MAX_NOTE = 2000;
const MAX_REASONING = 4000;

/** A member of staff carries out the step that the request waits at: registers, decides, or signs the result. */
export class CompleteStep {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  run(viewer: Viewer, call: StepCall): Promise<string> {
    const { database, clock } = this.#ports;
    const repeatable: RepeatableCall = {
      actorId: viewer.id,
      operation: 'completeStep',
      key: call.idempotencyKey,
      payload: { ...call, signature: call.signature?.toString('base64') ?? null },
      now: clock.now(),
    };
    return answerOnce(database, repeatable, () => this.#complete(viewer, call, repeatable));
  }

  async #complete(viewer: Viewer, call: StepCall, repeatable: RepeatableCall): Promise<string> {
    const { database } = this.#ports;
    const action = await this.#checkedAction(viewer, call);
    if (action.action === 'SIGN_RESULT') return this.#ports.issueResult.run(viewer, call, repeatable);
    const outcome =
      action.action === 'REGISTER' ? await this.#register(viewer, action, call) : this.#decide(call);
    return database.transaction(async (transaction) => {
      const request = await lockProviderRequest(transaction, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        requireCurrent(request, call);
        this.#requireTurn(viewer, request);
        if (outcome.grounds !== undefined) this.#requireKnownGrounds(request, outcome.grounds);
        const { answer, ...rest } = outcome;
        const facts: Facts = { staff: { step: call.step, answer } };
        const actor = { id: viewer.id, name: viewer.name, note: call.note };
        await this.#ports.mover.move(transaction, request, facts, { actor, ...rest });
      });
    });
  }

  async #checkedAction(viewer: Viewer, call: StepCall): Promise<StaffAction> {
    if ((call.note?.length ?? 0) > MAX_NOTE) {
      throw new DomainError('NOTE_TOO_LONG', { path: ['input', 'note'], values: { limit: MAX_NOTE } });
    }
    const request = await this.#ports.reader.byId(viewer, call.requestId);
    if (request === null) throw requestNotFound();
    if (!isStaffOf(viewer, request.provider)) throw new DomainError('FORBIDDEN');
    requireCurrent(request, call);
    const action = this.#requireTurn(viewer, request);
    if (action.action !== call.action) throw new DomainError('ACTION_UNKNOWN', { path: ['input', 'action'] });
    return action;
  }

  #requireTurn(viewer: Viewer, request: RequestRow): StaffAction {
    const step = stepOf(this.#ports.mover.processOf(request), request.currentStep ?? '');
    const action = staffAction(step);
    if (action === null) throw stepNotAvailable();
    if (!isFor(action, viewer, request)) throw new DomainError('NOT_YOUR_STEP');
    return action;
  }

  async #register(viewer: Viewer, { assigns }: StaffAction, call: StepCall): Promise<Outcome> {
    const { assigneeId } = call;
    const path = ['input', 'assigneeId'];
    if (assigneeId === null) throw new DomainError('ASSIGNEE_REQUIRED', { path });
    const staff = assigns === null ? [] : await this.#ports.listStaff(viewer.organisation ?? '', assigns);
    if (!staff.some((member) => member.id === assigneeId))
      throw new DomainError('ASSIGNEE_UNKNOWN', { path });
    return { answer: null, assigneeId };
  }

  #decide(call: StepCall): Outcome {
    const { decision } = call;
    if (decision === null) throw new DomainError('DECISION_REQUIRED', { path: ['input', 'decision'] });
    if ((decision.reasoning?.length ?? 0) > MAX_REASONING) {
      throw new DomainError('REASONING_TOO_LONG', {
        path: ['input', 'decision', 'reasoning'],
        values: { limit: MAX_REASONING },
      });
    }
    if (decision.outcome === 'GRANTED') {
      if (decision.grounds.length > 0)
        throw new DomainError('GROUNDS_NOT_EXPECTED', { path: ['input', 'decision', 'grounds'] });
      return { answer: 'PASS', resultNumber: newResultNumber(this.#ports.clock.now()) };
    }
    if (decision.grounds.length === 0)
      throw new DomainError('GROUNDS_REQUIRED', { path: ['input', 'decision', 'grounds'] });
    return { answer: 'FAIL', grounds: [...new Set(decision.grounds)], reasoning: decision.reasoning };
  }

  #requireKnownGrounds(request: RequestRow, grounds: readonly string[]): void {
    const known = this.#ports.catalogue.edition(request.edition)?.refusalGrounds ?? [];
    if (grounds.every((code) => known.some((ground) => ground.code === code))) return;
    throw new DomainError('GROUND_UNKNOWN', { path: ['input', 'decision', 'grounds'] });
  }
}
