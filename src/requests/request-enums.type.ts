import { registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/index.ts';
import { REQUEST_STATUSES, STEP_STATES } from './request-status.ts';

export const RequestStatusEnum = enumOf(REQUEST_STATUSES);
export const StepStateEnum = enumOf(STEP_STATES);
export const OutcomeEnum = enumOf(['GRANTED', 'REFUSED']);
export const ActionRequirementEnum = enumOf(['DECISION', 'SIGNATURE', 'ASSIGNEE', 'NOTE', 'DOCUMENTS']);

registerEnumType(RequestStatusEnum, { name: 'RequestStatus' });
registerEnumType(StepStateEnum, { name: 'StepState' });
registerEnumType(OutcomeEnum, { name: 'Outcome' });
registerEnumType(ActionRequirementEnum, {
  name: 'ActionRequirement',
  description: 'What completeStep, or signRequest, needs besides the step.',
});
