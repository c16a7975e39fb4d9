import type { Catalogue, StepDeclaration } from '../catalogue/index.ts';
import { isApplicantOf, isAtDesk, type StaffMember, type Viewer } from '../identity/index.ts';
import type { Clock, WorkingCalendar } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import type { StepGuard } from './complete-step.ts';
import { extendable, mayExtend } from './deadlines/extend-deadline.ts';
import { mayActForApplicant } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import { mayRate } from './rate-service.ts';
import { mayReapply } from './reapply.ts';
import { reassignableRole } from './reassign-request.ts';
import { type RefundOutlook, refundOutlook } from './refund-outlook.ts';
import type { Workplaces } from './reports/workplaces.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { findSigningStep } from './signing/signing-step.ts';
import {
  isFor,
  organisationFor,
  type Requirement,
  roleOf,
  type StaffAction,
  staffAction,
} from './staff-actions.ts';
import { mayWithdraw } from './withdraw-request.ts';

/** Something the viewer may do now; text of the button: `requests:action.<action>`. */
export interface AvailableAction {
  readonly step: string | null;
  readonly action: string;
  readonly requires: readonly Requirement[];
  readonly assignees: readonly StaffMember[];
  /** Codes of the edition's grounds for refusal; text `editions/<edition>:ground.<code>`. */
  readonly grounds: readonly { readonly code: string; readonly edition: string }[];
  /** Of taking back a request that is paid for. */
  readonly refund: RefundOutlook | null;
}

interface Ports {
  readonly database: Queryable;
  readonly guard: StepGuard;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly workplaces: Workplaces;
  readonly reader: RequestReader;
  readonly clock: Clock;
  readonly calendar: () => WorkingCalendar;
  readonly listStaff: (organisation: string, role: StaffMember['role']) => Promise<readonly StaffMember[]>;
}

/** What the viewer may do with the request as it stands: enough for a client to draw the buttons. */
export async function availableActions(
  ports: Ports,
  viewer: Viewer,
  request: RequestRow,
): Promise<AvailableAction[]> {
  const forStaff = await staffActions(ports, viewer, request);
  const toRate = (await mayRate(ports, viewer, request)) ? [offer(null, 'RATE', [])] : [];
  return mayActForApplicant(ports.mover, viewer, request)
    ? [...(await formActions(ports, viewer, request)), ...toRate, ...forStaff]
    : [...toRate, ...forStaff];
}

/** What whoever fills the form may do: the applicant, or staff of the desk. */
async function formActions(ports: Ports, viewer: Viewer, request: RequestRow): Promise<AvailableAction[]> {
  const offers: string[] = [];
  if (request.currentStep !== null) {
    const step = stepOf(ports.mover.processOf(request), request.currentStep);
    const ahead =
      step.action.do === 'FILL_FORM' ? ports.mover.foresee(request, { formComplete: true })?.waitsAt : step;
    if (ahead?.action.do === 'PAY') offers.push('START_PAYMENT');
    const role = roleOf(step);
    const own = role === null || role === viewer.role;
    if (own && findSigningStep(ports.mover, request) !== null) offers.push('SIGN');
  }
  const withdrawal = mayWithdraw(request.status)
    ? [{ ...offer(request.currentStep, 'WITHDRAW', []), refund: await outlookOf(ports, request) }]
    : [];
  const reapplying = isApplicantOf(viewer, request) && mayReapply(request) ? ['REAPPLY'] : [];
  const offered = (action: string) =>
    offer(request.currentStep, action, action === 'SIGN' ? ['SIGNATURE'] : []);
  return [...offers.map(offered), ...withdrawal, ...reapplying.map(offered)];
}

/** Whether there is a payment is only read where the act charges for the request. */
async function outlookOf({ catalogue, reader }: Ports, request: RequestRow): Promise<RefundOutlook | null> {
  const fee = catalogue.edition(request.edition)?.fee ?? null;
  if (fee === null || !fee.channels.includes(request.channel)) return null;
  const payment =
    request.payment === undefined ? await reader.part(request.uuid, 'payment') : request.payment;
  return refundOutlook(request, payment ?? null);
}

async function staffActions(ports: Ports, viewer: Viewer, request: RequestRow): Promise<AvailableAction[]> {
  if (request.currentStep === null || !(request.sent || isAtDesk(viewer, request))) return [];
  const process = ports.mover.processOf(request);
  const step = stepOf(process, request.currentStep);
  const action = staffAction(process, step);
  const extending = (await mayExtendNow(ports, viewer, request)) ? [offer(step.key, 'EXTEND', ['NOTE'])] : [];
  if (ports.workplaces.systemAt(request, step.key) !== null) return extending;
  const own =
    action !== null && isFor(action, viewer, request) ? await ownActions(ports, request, step, action) : [];
  return [...own, ...(await reassignment(ports, viewer, request, step)), ...extending];
}

async function reassignment(
  ports: Ports,
  viewer: Viewer,
  request: RequestRow,
  step: StepDeclaration,
): Promise<AvailableAction[]> {
  const role = reassignableRole(ports.mover.processOf(request), step, viewer, request);
  if (role === null) return [];
  const others = (await ports.listStaff(request.provider, role)).filter(
    ({ id }) => id !== request.assignees[role],
  );
  if (others.length === 0) return [];
  return [{ ...offer(step.key, 'REASSIGN', ['ASSIGNEE', 'NOTE']), assignees: others }];
}

/** What the request's dates follow from is only read where the act lets anything be extended. */
async function mayExtendNow(ports: Ports, viewer: Viewer, request: RequestRow): Promise<boolean> {
  const limits = ports.catalogue.edition(request.edition)?.timeLimits ?? [];
  if (!mayExtend(viewer, request) || !limits.some((limit) => 'extendableBy' in limit)) return false;
  const clock = request.clock ?? (await ports.reader.part(request.uuid, 'clock'));
  return clock !== undefined && typeof extendable(ports, request, clock, ports.clock.now()) === 'number';
}

/** The step's own action, and to return the draft where the step lets. */
async function ownActions(
  ports: Ports,
  request: RequestRow,
  step: StepDeclaration,
  action: StaffAction,
): Promise<AvailableAction[]> {
  if ((await ports.guard(ports.database, request.uuid, action.action)) !== null) return [];
  const { assigns } = action;
  const organisation = assigns === null || assigns === 'SELF' ? null : organisationFor(assigns, request);
  const assignees =
    organisation === null || assigns === null || assigns === 'SELF'
      ? []
      : await ports.listStaff(organisation, assigns);
  const decides = action.action === 'DECIDE' || action.action === 'DRAFT_DECISION';
  const own = {
    ...offer(step.key, action.action, action.requires),
    assignees,
    grounds: decides ? ports.catalogue.grounds(request.edition) : [],
  };
  return action.returns ? [own, offer(step.key, 'RETURN', ['NOTE'])] : [own];
}

function offer(step: string | null, action: string, requires: readonly Requirement[]): AvailableAction {
  return { step, action, requires, assignees: [], grounds: [], refund: null };
}
