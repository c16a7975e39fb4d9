import type { ChannelProcessDeclaration, StaffRole, StepDeclaration } from '../catalogue/index.ts';
import type { Viewer } from '../identity/index.ts';
import type { RequestRow } from './request.ts';
import { returnsTo } from './step-rules.ts';

export type Requirement = 'DECISION' | 'SIGNATURE' | 'ASSIGNEE' | 'NOTE' | 'DOCUMENTS';

/** What completeStep takes; text of the button: `requests:action.<name>`. */
export type StaffActionName =
  | 'ATTACH'
  | 'TAKE_IN'
  | 'DISPATCH_PAPERS'
  | 'REGISTER'
  | 'HAND_ON'
  | 'TAKE_UP'
  | 'CHECK_COMPLETENESS'
  | 'DECIDE'
  | 'DRAFT_DECISION'
  | 'AGREE'
  | 'SIGN_RESULT'
  | 'DISPATCH_RESULT'
  | 'RECEIVE_RESULT'
  | 'HAND_OVER';

/** What a member of staff does at a step, as completeStep takes it. */
export interface StaffAction {
  readonly action: StaffActionName;
  readonly role: StaffRole;
  readonly requires: readonly Requirement[];
  /** The role of whoever it hands the request to; null where it hands it to nobody. */
  readonly assigns: StaffRole | 'SELF' | null;
  /** Only the person the request was handed to. */
  readonly assigneeOnly: boolean;
  /** Whether a draft may be returned for rework from here. */
  readonly returns: boolean;
}

const ACTIONS: Partial<
  Record<StepDeclaration['action']['do'], { name: StaffActionName; requires: readonly Requirement[] }>
> = {
  ATTACH_DOCUMENTS: { name: 'ATTACH', requires: [] },
  TAKE_IN: { name: 'TAKE_IN', requires: ['DECISION'] },
  DISPATCH_PAPERS: { name: 'DISPATCH_PAPERS', requires: [] },
  REGISTER: { name: 'REGISTER', requires: [] },
  HAND_ON: { name: 'HAND_ON', requires: [] },
  TAKE_UP: { name: 'TAKE_UP', requires: [] },
  CHECK_COMPLETENESS: { name: 'CHECK_COMPLETENESS', requires: ['DECISION'] },
  EXAMINE: { name: 'DECIDE', requires: ['DECISION'] },
  DRAFT_DECISION: { name: 'DRAFT_DECISION', requires: ['DECISION'] },
  AGREE: { name: 'AGREE', requires: [] },
  ISSUE_RESULT: { name: 'SIGN_RESULT', requires: ['SIGNATURE'] },
  DISPATCH_RESULT: { name: 'DISPATCH_RESULT', requires: [] },
  RECEIVE_RESULT: { name: 'RECEIVE_RESULT', requires: [] },
  HAND_OVER: { name: 'HAND_OVER', requires: [] },
};

/** The action of a step that waits for staff; null for every other step. */
export function staffAction(process: ChannelProcessDeclaration, step: StepDeclaration): StaffAction | null {
  const known = ACTIONS[step.action.do];
  const role = roleOf(step);
  if (known === undefined || role === null) return null;
  const assigns = assignsOf(step);
  const asks = assigns !== null && assigns !== 'SELF';
  return {
    action: known.name,
    role,
    requires: asks ? [...known.requires, 'ASSIGNEE'] : known.requires,
    assigns,
    assigneeOnly: isAssigned(process, step, role),
    returns: returnsTo(step.action) !== null,
  };
}

/** The role that the act gives the step to; null where it is the applicant's or nobody's. */
export function roleOf({ action }: StepDeclaration): StaffRole | null {
  return 'role' in action && action.role !== undefined ? action.role : null;
}

function assignsOf({ action }: StepDeclaration): StaffRole | 'SELF' | null {
  return 'assigns' in action && action.assigns !== undefined ? action.assigns : null;
}

/** Whether a step before this one hands the request to somebody of this role: then it is theirs alone. */
function isAssigned(process: ChannelProcessDeclaration, step: StepDeclaration, role: StaffRole): boolean {
  return process.steps
    .slice(0, process.steps.indexOf(step))
    .some((before) => (assignsOf(before) === 'SELF' ? roleOf(before) : assignsOf(before)) === role);
}

/** The organisation whose staff acts at a step: the provider's, or the centre's where the request was entered. */
export function organisationFor(
  role: StaffRole,
  request: Pick<RequestRow, 'provider' | 'desk'>,
): string | null {
  return isOfCentre(role) ? request.desk : request.provider;
}

export function isOfCentre(role: StaffRole): boolean {
  return role.startsWith('PSC_');
}

/** Whether the viewer is the one the action waits for. */
export function isFor(action: StaffAction, viewer: Viewer, request: RequestRow): boolean {
  if (viewer.role !== action.role) return false;
  if (viewer.organisation !== organisationFor(action.role, request)) return false;
  return !action.assigneeOnly || request.assignees[action.role] === viewer.id;
}
