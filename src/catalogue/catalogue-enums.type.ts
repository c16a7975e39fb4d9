import { registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/index.ts';
import { LOGINS } from '../kernel/index.ts';
import {
  AUTOMATION_DEGREES,
  CHANNELS,
  SATISFACTIONS,
  SERVICE_CODES,
  SHOWN_STATUSES,
  STEP_KINDS,
} from './edition.ts';
import { FORM_CERTAINTIES, FORM_FIELD_TYPES } from './form.ts';
import { INFORMATION_SYSTEMS } from './information-system.ts';
import { STEP_ACTION_KINDS } from './step-action.ts';

export const ServiceCodeEnum = enumOf(SERVICE_CODES);
registerEnumType(ServiceCodeEnum, { name: 'ServiceCode' });

export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, { name: 'Channel', description: 'Where an applicant turns to.' });

export const InformationSystemEnum = enumOf(INFORMATION_SYSTEMS);
registerEnumType(InformationSystemEnum, {
  name: 'InformationSystem',
  description: 'An information system named in the regulations.',
});

export const AutomationDegreeEnum = enumOf(AUTOMATION_DEGREES);
registerEnumType(AutomationDegreeEnum, { name: 'AutomationDegree' });

export const StepKindEnum = enumOf(STEP_KINDS);
registerEnumType(StepKindEnum, {
  name: 'StepKind',
  description:
    'A process does something; a condition decides between two ways on; a prerequisite stands before the numbering; an action is one of the internal procedure.',
});

export const FormFieldTypeEnum = enumOf(FORM_FIELD_TYPES);
registerEnumType(FormFieldTypeEnum, { name: 'FormFieldType' });

export const SatisfactionEnum = enumOf(SATISFACTIONS);
registerEnumType(SatisfactionEnum, { name: 'Satisfaction' });

export const FormCertaintyEnum = enumOf(FORM_CERTAINTIES);
registerEnumType(FormCertaintyEnum, {
  name: 'FormCertainty',
  description: 'Said by the act itself; by the law it rests on; or usual, and in no source at hand.',
});

export const LoginEnum = enumOf(LOGINS);
registerEnumType(LoginEnum, { name: 'Login', description: 'What an applicant logs in with.' });

export const ShownStatusEnum = enumOf(SHOWN_STATUSES);
registerEnumType(ShownStatusEnum, {
  name: 'ShownStatus',
  description: 'What an information system shows of a request that it was told about.',
});

export const StepActionEnum = enumOf(STEP_ACTION_KINDS);
registerEnumType(StepActionEnum, {
  name: 'StepAction',
  description: 'Kinds of steps that the server knows.',
});

export const AnswerEnum = enumOf(['PASS', 'FAIL']);
registerEnumType(AnswerEnum, { name: 'Answer', description: 'Answer of a condition.' });
