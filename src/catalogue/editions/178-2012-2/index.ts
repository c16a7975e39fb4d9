import type { EditionDeclaration } from '../../edition.ts';
import { ARCHIVAL_REFERENCE_RESULT_FIELDS } from '../../forms/archival-reference.ts';
import { providerProcess } from '../order-178-2012/provider-process.ts';
import { ACT } from './act.ts';
import { DEFINITIONS } from './definitions.ts';
import { FORM } from './form.ts';
import { INTERPRETATIONS } from './interpretations.ts';
import { PARTICIPANTS } from './participants.ts';
import { PORTAL_PROCESS } from './portal-process.ts';
import { PSC_PROCESS } from './psc-process.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { TABLES } from './tables.ts';
import { TIME_LIMITS } from './time-limits.ts';

/** Archival references, order of the Minister of Culture and Information No 178 of 7 November 2012, annex 2. */
export const EDITION_178_2012_2: EditionDeclaration = {
  key: '178-2012-2',
  service: 'ARCHIVAL_REFERENCE',
  region: null,
  provider: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
  ...ACT,
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PORTAL_PROCESS, providerProcess('ARCHIVAL_REFERENCE'), PSC_PROCESS],
  internalProcedure: [],
  tables: TABLES,
  exchanges: [],
  timeLimits: TIME_LIMITS,
  totalTimeLimit: null,
  form: FORM,
  resultFields: ARCHIVAL_REFERENCE_RESULT_FIELDS,
  fee: null,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 3,
  technicalConditions: 5,
  phones: ['1414'],
  complaintPhones: [],
  survey: ['PROCESS', 'INFORMATION'],
  interpretations: INTERPRETATIONS,
};
