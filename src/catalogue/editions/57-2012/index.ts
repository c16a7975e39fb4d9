import type { EditionDeclaration } from '../../edition.ts';
import { FOREIGN_PERIODICALS_RESULT_FIELDS } from '../../forms/foreign-periodicals.ts';
import { ACT } from './act.ts';
import { DEFINITIONS } from './definitions.ts';
import { EXCHANGES } from './exchanges.ts';
import { FORM } from './form.ts';
import { INTERPRETATIONS } from './interpretations.ts';
import { PARTICIPANTS } from './participants.ts';
import { PORTAL_PROCESS } from './portal-process.ts';
import { PROVIDER_PROCESS } from './provider-process.ts';
import { PSC_PROCESS } from './psc-process.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { TABLES } from './tables.ts';
import { TIME_LIMITS } from './time-limits.ts';

/** Accounting of foreign periodicals in Mangystau region, resolution of its akimat No 57 of 4 April 2012. */
export const EDITION_57_2012: EditionDeclaration = {
  key: '57-2012',
  service: 'FOREIGN_PERIODICALS',
  region: '47',
  provider: 'MANGYSTAU_INTERNAL_POLICY',
  ...ACT,
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PROVIDER_PROCESS, PSC_PROCESS, PORTAL_PROCESS],
  internalProcedure: [],
  tables: TABLES,
  exchanges: EXCHANGES,
  timeLimits: TIME_LIMITS,
  totalTimeLimit: 'WORKING_DAYS_10',
  form: FORM,
  resultFields: FOREIGN_PERIODICALS_RESULT_FIELDS,
  fee: null,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 5,
  technicalConditions: 5,
  phones: ['8(7292) 42-66-10'],
  complaintPhones: ['8(7292) 42-66-10'],
  survey: ['PROCESS', 'INFORMATION'],
  interpretations: INTERPRETATIONS,
};
