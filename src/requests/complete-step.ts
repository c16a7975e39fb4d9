import type { Catalogue } from '../catalogue/index.ts';
import { isAtDesk, isStaffOf, type StaffMember, type Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import {
  answerOnce,
  type Database,
  type Queryable,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import { requireSources } from './archival-sources.ts';
import type { Examination } from './checks/examination.ts';
import { requireReason } from './checks/require-reason.ts';
import type { ExtendDeadline } from './deadlines/extend-deadline.ts';
import { lockStaffRequest, requestNotFound, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { ReassignRequest } from './reassign-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { type Assignee, addAssignment } from './request-store.ts';
import { requireDocuments } from './required-documents.ts';
import type { IssueResult } from './signing/issue-result.ts';
import { isFor, organisationFor, type StaffAction, staffAction } from './staff-actions.ts';
import { requireCurrent, type StepCall } from './step-call.ts';
import { outcomeOf, type StepOutcome } from './step-outcome.ts';
import type { Facts } from './step-rules.ts';

/** Why a step is not passed by itself, since it follows from something that another module knows of; null where it may be. */
export type StepGuard = (
  database: Queryable,
  requestId: string,
  action: string,
) => Promise<DomainError | null>;

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly issueResult: IssueResult;
  readonly examination: Examination;
  readonly reassign: ReassignRequest;
  readonly extend: ExtendDeadline;
  readonly listStaff: (organisation: string, role: StaffMember['role']) => Promise<readonly StaffMember[]>;
  readonly guard: StepGuard;
  readonly clock: Clock;
}

const MAX_NOTE = 2000;
/** Steps at which the documents have to be there. */
const CLOSES_FORM: readonly string[] = ['ATTACH', 'TAKE_IN'];

/** A member of staff carries out the step that the request waits at, returns a draft for rework, hands the request to another, or extends its time. */
export class CompleteStep {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  run(viewer: Viewer, call: StepCall): Promise<string> {
    const { database, clock } = this.#ports;
    const { idempotencyKey: key, ...step } = call;
    const repeatable: RepeatableCall = {
      actorId: viewer.id,
      operation: 'completeStep',
      key,
      payload: { ...step, signature: call.signature?.toString('base64') ?? null },
      now: clock.now(),
    };
    return answerOnce(
      database,
      repeatable,
      () => this.#complete(viewer, call, repeatable),
      (id) => id,
    );
  }

  async #complete(viewer: Viewer, call: StepCall, repeatable: RepeatableCall): Promise<string> {
    const { database, issueResult, reassign, extend } = this.#ports;
    requireShortNote(call);
    if (call.action === 'REASSIGN') return reassign.run(viewer, call, repeatable);
    if (call.action === 'EXTEND') return extend.run(viewer, call, repeatable);
    const { request: seen, action } = await this.#checkedAction(viewer, call);
    if (call.action === 'SIGN_RESULT') return issueResult.run(viewer, call, repeatable);
    const outcome: StepOutcome = {
      ...outcomeOf(action, viewer, call, repeatable.now),
      ...(await this.#assigneeOf(viewer, seen, action, call)),
    };
    return database.transaction(async (transaction) => {
      const request = await lockStaffRequest(transaction, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        requireCurrent(request, call);
        this.#requireTurn(viewer, request);
        const refusal = await this.#ports.guard(transaction, request.uuid, action.action);
        if (refusal !== null) throw refusal;
        const edition = this.#ports.catalogue.edition(request.edition);
        if (CLOSES_FORM.includes(action.action) && outcome.answer !== 'FAIL') {
          await requireDocuments(transaction, edition, request);
        }
        this.#requireKnownGrounds(request, outcome.decision?.grounds ?? []);
        requireSources(request, outcome.decision);
        const { answer, ...rest } = await this.#examined(transaction, request, outcome);
        const facts: Facts = { staff: { step: call.step, answer } };
        const actor = { id: viewer.id, name: viewer.name, note: call.note };
        const { assignee } = rest;
        if (assignee !== undefined) {
          await addAssignment(transaction, {
            ...call,
            assigneeId: assignee.id,
            assignedBy: viewer.id,
            at: repeatable.now,
          });
        }
        await this.#ports.mover.move(transaction, request, facts, { actor, ...rest });
      });
    });
  }

  async #checkedAction(
    viewer: Viewer,
    call: StepCall,
  ): Promise<{ request: RequestRow; action: StaffAction }> {
    const request = await this.#ports.reader.byId(viewer, call.requestId);
    if (request === null) throw requestNotFound();
    if (!isStaffOf(viewer, request.provider) && !isAtDesk(viewer, request))
      throw new DomainError('FORBIDDEN');
    requireCurrent(request, call);
    const action = this.#requireTurn(viewer, request);
    const known = call.action === action.action || (call.action === 'RETURN' && action.returns);
    if (!known) throw new DomainError('ACTION_UNKNOWN', { path: ['input', 'action'] });
    return { request, action };
  }

  #requireTurn(viewer: Viewer, request: RequestRow): StaffAction {
    const process = this.#ports.mover.processOf(request);
    const action = staffAction(process, stepOf(process, request.currentStep ?? ''));
    if (action === null) throw stepNotAvailable();
    if (!isFor(action, viewer, request)) throw new DomainError('NOT_YOUR_STEP');
    return action;
  }

  async #assigneeOf(
    viewer: Viewer,
    request: RequestRow,
    { assigns, role }: StaffAction,
    { assigneeId }: StepCall,
  ): Promise<{ assignee?: Assignee }> {
    if (assigns === null) return {};
    if (assigns === 'SELF') return { assignee: { id: viewer.id, role } };
    const path = ['input', 'assigneeId'];
    if (assigneeId === null) throw new DomainError('ASSIGNEE_REQUIRED', { path });
    const staff = await this.#ports.listStaff(organisationFor(assigns, request) ?? '', assigns);
    if (!staff.some((member) => member.id === assigneeId))
      throw new DomainError('ASSIGNEE_UNKNOWN', { path });
    return { assignee: { id: assigneeId, role: assigns } };
  }

  /** A decision with what the checks find just now. */
  async #examined(
    transaction: Transaction,
    { uuid }: RequestRow,
    outcome: StepOutcome,
  ): Promise<StepOutcome> {
    const { decision } = outcome;
    if (decision === undefined) return outcome;
    const checks = await this.#ports.examination.run(transaction, uuid);
    requireReason(decision, checks);
    const found = checks.map(({ code, outcome: how }) => ({ code, outcome: how }));
    return { ...outcome, decision: { ...decision, checks: found } };
  }

  #requireKnownGrounds(request: RequestRow, grounds: readonly string[]): void {
    const known = this.#ports.catalogue.edition(request.edition)?.refusalGrounds ?? [];
    if (grounds.every((code) => known.some((ground) => ground.code === code))) return;
    throw new DomainError('GROUND_UNKNOWN', { path: ['input', 'decision', 'grounds'] });
  }
}

function requireShortNote({ note }: StepCall): void {
  if ((note?.length ?? 0) <= MAX_NOTE) return;
  throw new DomainError('NOTE_TOO_LONG', { path: ['input', 'note'], values: { limit: MAX_NOTE } });
}
