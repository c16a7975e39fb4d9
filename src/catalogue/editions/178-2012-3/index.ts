import type { EditionDeclaration } from '../../edition.ts';
import { MEDIA_RESULT_FIELDS } from '../../forms/media-registration.ts';
import { providerProcess } from '../order-178-2012/provider-process.ts';
import { ACT } from './act.ts';
import { DEFINITIONS } from './definitions.ts';
import { FEE } from './fee.ts';
import { FORM } from './form.ts';
import { INTERPRETATIONS } from './interpretations.ts';
import { PARTICIPANTS } from './participants.ts';
import { PORTAL_PROCESS } from './portal-process.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { TABLES } from './tables.ts';
import { TIME_LIMITS } from './time-limits.ts';

/** Media registration, order of the Minister of Culture and Information No 178 of 7 November 2012, annex 3. */
export const EDITION_178_2012_3: EditionDeclaration = {
  key: '178-2012-3',
  service: 'MEDIA_REGISTRATION',
  region: null,
  provider: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
  ...ACT,
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PORTAL_PROCESS, providerProcess('MEDIA_CERTIFICATE')],
  internalProcedure: [],
  tables: TABLES,
  exchanges: [],
  timeLimits: TIME_LIMITS,
  totalTimeLimit: null,
  form: FORM,
  resultFields: MEDIA_RESULT_FIELDS,
  fee: FEE,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 3,
  technicalConditions: 5,
  phones: ['1414'],
  complaintPhones: [],
  survey: ['PROCESS', 'INFORMATION'],
  interpretations: INTERPRETATIONS,
};
