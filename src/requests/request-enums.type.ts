import { registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/index.ts';
import { REQUEST_STATUSES, STEP_STATES } from './request-status.ts';

export const RequestStatusEnum = enumOf(REQUEST_STATUSES);
export const StepStateEnum = enumOf(STEP_STATES);
export const OutcomeEnum = enumOf(['GRANTED', 'REFUSED']);
export const SignedFormEnum = enumOf(['PDF', 'DETACHED', 'STATEMENT']);
export const ActionRequirementEnum = enumOf(['DECISION', 'SIGNATURE', 'ASSIGNEE', 'NOTE', 'DOCUMENTS']);

registerEnumType(RequestStatusEnum, { name: 'RequestStatus' });
registerEnumType(StepStateEnum, { name: 'StepState' });
registerEnumType(OutcomeEnum, { name: 'Outcome' });
registerEnumType(ActionRequirementEnum, {
  name: 'ActionRequirement',
  description: 'What completeStep, or signRequest, needs besides the step.',
});
registerEnumType(SignedFormEnum, {
  name: 'SignedForm',
  description: 'What the signature of a result is over, and where it stands.',
  valuesConfig: {
    PDF: { description: 'Inside the PDF, as PAdES: an RSA key.' },
    DETACHED: { description: 'Over the PDF, beside it: any key, GOST too.' },
    STATEMENT: { description: 'Over the content of signingDocument, which names the PDF by its digest.' },
  },
});
