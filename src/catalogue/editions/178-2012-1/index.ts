import type { EditionDeclaration } from '../../edition.ts';
import { APOSTILLE_RESULT_FIELDS } from '../../forms/apostille.ts';
import { providerProcess } from '../order-178-2012/provider-process.ts';
import { ACT } from './act.ts';
import { DEFINITIONS } from './definitions.ts';
import { FEE } from './fee.ts';
import { FORM } from './form.ts';
import { INTERPRETATIONS } from './interpretations.ts';
import { PARTICIPANTS } from './participants.ts';
import { PORTAL_PROCESS } from './portal-process.ts';
import { PSC_PROCESS } from './psc-process.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { TABLES } from './tables.ts';
import { TIME_LIMITS } from './time-limits.ts';

/** Apostille of archival documents, order of the Minister of Culture and Information No 178 of 7 November 2012, annex 1. */
export const EDITION_178_2012_1: EditionDeclaration = {
  key: '178-2012-1',
  service: 'APOSTILLE',
  region: null,
  provider: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
  ...ACT,
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PORTAL_PROCESS, providerProcess('APOSTILLE_STAMP'), PSC_PROCESS],
  internalProcedure: [],
  tables: TABLES,
  exchanges: [],
  timeLimits: TIME_LIMITS,
  totalTimeLimit: null,
  form: FORM,
  resultFields: APOSTILLE_RESULT_FIELDS,
  fee: FEE,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 3,
  technicalConditions: 5,
  phones: ['1414'],
  complaintPhones: [],
  survey: ['PROCESS', 'INFORMATION'],
  interpretations: INTERPRETATIONS,
};
