import type { StaffRole, StepAction, StepDeclaration } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import type { RequestRow } from './request.ts';

export type Requirement = 'DECISION' | 'SIGNATURE' | 'ASSIGNEE' | 'NOTE' | 'DOCUMENTS';

/** What a member of staff does at a step, as completeStep takes it. */
export interface StaffAction {
  readonly action: 'REGISTER' | 'DECIDE' | 'SIGN_RESULT';
  readonly role: StaffRole;
  readonly requires: readonly Requirement[];
  /** The role of whoever it hands the request to; null where it hands it to nobody. */
  readonly assigns: StaffRole | null;
  /** Only the person the request was handed to. */
  readonly assigneeOnly: boolean;
}

/** The action of a step that waits for staff; null for every other step. */
export function staffAction(step: Pick<StepDeclaration, 'action'>): StaffAction | null {
  const action: StepAction = step.action;
  switch (action.do) {
    case 'REGISTER': {
      const { role, assigns } = action;
      return { action: 'REGISTER', role, requires: ['ASSIGNEE'], assigns, assigneeOnly: false };
    }
    case 'EXAMINE':
      return {
        action: 'DECIDE',
        role: action.role,
        requires: ['DECISION'],
        assigns: null,
        assigneeOnly: true,
      };
    case 'ISSUE_RESULT':
      return {
        action: 'SIGN_RESULT',
        role: action.role,
        requires: ['SIGNATURE'],
        assigns: null,
        assigneeOnly: false,
      };
    default:
      return null;
  }
}

/** Whether the viewer is the one the action waits for. */
export function isFor(action: StaffAction, viewer: Viewer, request: RequestRow): boolean {
  if (viewer.organisation !== request.provider || viewer.role !== action.role) return false;
  return !action.assigneeOnly || request.assigneeId === viewer.id;
}
