import type { StepAction, StepActionKind } from '../step-action.ts';

/** How BPMN calls what is done at a step. */
export type TaskKind = 'userTask' | 'serviceTask' | 'sendTask' | 'receiveTask' | 'manualTask';

const TASK_KINDS: Readonly<Record<StepActionKind, TaskKind>> = {
  ENROL: 'userTask',
  AUTHENTICATE: 'userTask',
  CHECK_AUTHENTICATION: 'serviceTask',
  FILL_FORM: 'userTask',
  PAY: 'userTask',
  CHECK_PAYMENT: 'serviceTask',
  CHOOSE_CERTIFICATE: 'userTask',
  QUERY_CERTIFICATE: 'serviceTask',
  CHECK_CERTIFICATE: 'serviceTask',
  SIGN: 'userTask',
  ENTER_APPLICANT: 'userTask',
  QUERY_REGISTRIES: 'serviceTask',
  CHECK_REGISTRY_DATA: 'serviceTask',
  ATTACH_DOCUMENTS: 'userTask',
  ATTACH_AND_CERTIFY: 'userTask',
  TAKE_IN: 'userTask',
  DELIVER: 'sendTask',
  DISPATCH_PAPERS: 'manualTask',
  REGISTER: 'userTask',
  HAND_ON: 'userTask',
  TAKE_UP: 'userTask',
  CHECK_COMPLETENESS: 'userTask',
  EXAMINE: 'userTask',
  DRAFT_DECISION: 'userTask',
  AGREE: 'userTask',
  CHECK_DECISION: 'serviceTask',
  ISSUE_RESULT: 'userTask',
  RELEASE_RESULT: 'sendTask',
  DISPATCH_RESULT: 'manualTask',
  RECEIVE_RESULT: 'receiveTask',
  HAND_OVER: 'manualTask',
  REFUSE: 'sendTask',
};

export function taskKind(action: StepAction): TaskKind {
  return TASK_KINDS[action.do];
}
