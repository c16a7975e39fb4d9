import type { ChannelProcessDeclaration, StaffRole, StepDeclaration } from '../catalogue/index.ts';
import { isStaffOf, type StaffMember, type Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import { type Database, type RepeatableCall, runOnce } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import { lockStaffRequest, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { ToldStep } from './reports/told-step.ts';
import type { RequestRow } from './request.ts';
import { addAssignment, addLogEntry, setAssignee } from './request-store.ts';
import { staffAction } from './staff-actions.ts';
import { requireCurrent, type StepCall } from './step-call.ts';

interface Ports {
  readonly database: Database;
  readonly mover: RequestMover;
  readonly listStaff: (organisation: string, role: StaffMember['role']) => Promise<readonly StaffMember[]>;
  readonly clock: Clock;
}

/** The role whose people a request at this step can be handed on among by the viewer; null where by nobody. */
export function reassignableRole(
  process: ChannelProcessDeclaration,
  step: StepDeclaration,
  viewer: Viewer,
  request: Pick<RequestRow, 'provider'>,
): StaffRole | null {
  const action = staffAction(process, step);
  if (action === null || !action.assigneeOnly || !isStaffOf(viewer, request.provider)) return null;
  const superior = viewer.role === 'HEAD' || (viewer.role === 'UNIT_HEAD' && action.role === 'EXECUTOR');
  return superior ? action.role : null;
}

/** A superior hands a request from the member of staff who has it to another of the same role, and says why. */
export class ReassignRequest {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(
    viewer: Viewer,
    call: StepCall,
    repeatable: RepeatableCall,
    told: ToldStep | null,
  ): Promise<string> {
    const { assigneeId, note } = call;
    const path = ['input', 'assigneeId'];
    if (assigneeId === null) throw new DomainError('ASSIGNEE_REQUIRED', { path });
    if ((note ?? '').trim() === '') throw new DomainError('NOTE_REQUIRED', { path: ['input', 'note'] });
    const { database, mover, listStaff, clock } = this.#ports;
    return database.transaction(async (transaction) => {
      const request = await lockStaffRequest(transaction, viewer, call.requestId);
      return runOnce(transaction, repeatable, call.requestId, async () => {
        requireCurrent(request, call);
        const role = this.#roleAt(viewer, request);
        const staff = await listStaff(request.provider, role);
        if (!staff.some(({ id }) => id === assigneeId)) throw new DomainError('ASSIGNEE_UNKNOWN', { path });
        if (request.assignees[role] === assigneeId) throw new DomainError('ASSIGNEE_UNCHANGED', { path });
        const now = clock.now();
        await told?.witness(transaction, request);
        await mover.resume(transaction, request);
        await setAssignee(transaction, request, { id: assigneeId, role });
        await addAssignment(transaction, { ...call, assigneeId, assignedBy: viewer.id, at: now });
        const entry = { type: 'REASSIGNED', status: request.status, stepKey: request.currentStep };
        await addLogEntry(transaction, request, entry, now);
        mover.tellAfter(transaction);
      });
    });
  }

  #roleAt(viewer: Viewer, request: RequestRow): StaffRole {
    const process = this.#ports.mover.processOf(request);
    if (request.currentStep === null) throw stepNotAvailable();
    const role = reassignableRole(process, stepOf(process, request.currentStep), viewer, request);
    if (role === null) throw new DomainError('NOT_YOUR_STEP');
    return role;
  }
}
