import type { Catalogue } from '../catalogue/index.ts';
import { isApplicantOf, type StaffMember, type Viewer } from '../identity/index.ts';
import { stepOf } from './advance.ts';
import type { RequestMover } from './move-request.ts';
import { mayReapply } from './reapply.ts';
import type { RequestRow } from './request.ts';
import { isFor, type Requirement, staffAction } from './staff-actions.ts';
import { mayWithdraw } from './withdraw-request.ts';

/** Something the viewer may do now; text of the button: `requests:action.<action>`. */
export interface AvailableAction {
  readonly step: string | null;
  readonly action: string;
  readonly requires: readonly Requirement[];
  readonly assignees: readonly StaffMember[];
  /** Codes of the edition's grounds for refusal; text `editions/<edition>:ground.<code>`. */
  readonly grounds: readonly { readonly code: string; readonly edition: string }[];
}

interface Ports {
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly listStaff: (organisation: string, role: StaffMember['role']) => Promise<readonly StaffMember[]>;
}

/** What the viewer may do with the request as it stands: enough for a client to draw the buttons. */
export async function availableActions(
  ports: Ports,
  viewer: Viewer,
  request: RequestRow,
): Promise<AvailableAction[]> {
  const forStaff = await staffActions(ports, viewer, request);
  return isApplicantOf(viewer, request) ? [...applicantActions(ports, request), ...forStaff] : forStaff;
}

function applicantActions(ports: Ports, request: RequestRow): AvailableAction[] {
  const offers: string[] = [];
  if (request.currentStep !== null) {
    const step = stepOf(ports.mover.processOf(request), request.currentStep);
    const ahead =
      step.action.do === 'FILL_FORM' ? ports.mover.foresee(request, { formComplete: true })?.waitsAt : step;
    if (ahead?.action.do === 'PAY') offers.push('START_PAYMENT');
    if (ahead?.action.do === 'CHOOSE_CERTIFICATE' || ahead?.action.do === 'SIGN') offers.push('SIGN');
  }
  if (mayWithdraw(request.status)) offers.push('WITHDRAW');
  if (mayReapply(request)) offers.push('REAPPLY');
  return offers.map((action) => offer(request.currentStep, action, action === 'SIGN' ? ['SIGNATURE'] : []));
}

async function staffActions(ports: Ports, viewer: Viewer, request: RequestRow): Promise<AvailableAction[]> {
  if (request.currentStep === null || !request.sent) return [];
  const step = stepOf(ports.mover.processOf(request), request.currentStep);
  const action = staffAction(step);
  if (action === null || !isFor(action, viewer, request)) return [];
  const assignees = action.assigns === null ? [] : await ports.listStaff(request.provider, action.assigns);
  const grounds =
    action.action === 'DECIDE' ? (ports.catalogue.edition(request.edition)?.refusalGrounds ?? []) : [];
  return [
    {
      ...offer(step.key, action.action, action.requires),
      assignees,
      grounds: grounds.map((ground) => ({ code: ground.code, edition: request.edition })),
    },
  ];
}

function offer(step: string | null, action: string, requires: readonly Requirement[]): AvailableAction {
  return { step, action, requires, assignees: [], grounds: [] };
}
