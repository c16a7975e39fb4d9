import type { EditionDeclaration } from '../../edition.ts';
import { MEDIA_RESULT_FIELDS } from '../../forms/media-registration.ts';
import { ACT } from './act.ts';
import { DEFINITIONS } from './definitions.ts';
import { FORM } from './form.ts';
import { INTERNAL_PROCEDURE } from './internal-procedure.ts';
import { INTERPRETATIONS } from './interpretations.ts';
import { PARTICIPANTS } from './participants.ts';
import { PORTAL_PROCESS } from './portal-process.ts';
import { PROVIDER_PROCESS } from './provider-process.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { TABLES } from './tables.ts';
import { TIME_LIMITS } from './time-limits.ts';

/** Media registration, order of the Minister of Information and Social Development No 322 of 2 September 2019. */
export const EDITION_322_2019: EditionDeclaration = {
  key: '322-2019',
  service: 'MEDIA_REGISTRATION',
  region: null,
  provider: 'INFORMATION_COMMITTEE',
  ...ACT,
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PORTAL_PROCESS, PROVIDER_PROCESS],
  internalProcedure: INTERNAL_PROCEDURE,
  tables: TABLES,
  exchanges: [],
  timeLimits: TIME_LIMITS,
  totalTimeLimit: null,
  form: FORM,
  resultFields: MEDIA_RESULT_FIELDS,
  fee: null,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 0,
  technicalConditions: 0,
  phones: [],
  complaintPhones: [],
  survey: [],
  interpretations: INTERPRETATIONS,
};
