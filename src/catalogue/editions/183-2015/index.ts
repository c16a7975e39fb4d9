import type { EditionDeclaration } from '../../edition.ts';
import { FOREIGN_PERIODICALS_RESULT_FIELDS } from '../../forms/foreign-periodicals.ts';
import { ACT } from './act.ts';
import { DEFINITIONS } from './definitions.ts';
import { FORM } from './form.ts';
import { INTERNAL_PROCEDURE } from './internal-procedure.ts';
import { INTERPRETATIONS } from './interpretations.ts';
import { PARTICIPANTS } from './participants.ts';
import { PORTAL_PROCESS } from './portal-process.ts';
import { PROVIDER_PROCESS } from './provider-process.ts';
import { PSC_PROCESS } from './psc-process.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { TIME_LIMITS } from './time-limits.ts';

/** Accounting of foreign periodicals, resolution of the akimat of East Kazakhstan No 183 of 28 July 2015. */
export const EDITION_183_2015: EditionDeclaration = {
  key: '183-2015',
  service: 'FOREIGN_PERIODICALS',
  region: '63',
  provider: 'EAST_KAZAKHSTAN_INTERNAL_POLICY',
  ...ACT,
  automation: 'PARTIAL',
  logins: ['IIN', 'BIN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PORTAL_PROCESS, PROVIDER_PROCESS, PSC_PROCESS],
  internalProcedure: INTERNAL_PROCEDURE,
  tables: [],
  exchanges: [],
  timeLimits: TIME_LIMITS,
  totalTimeLimit: 'WORKING_DAYS_10',
  form: FORM,
  resultFields: FOREIGN_PERIODICALS_RESULT_FIELDS,
  fee: null,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 0,
  technicalConditions: 0,
  phones: [],
  complaintPhones: [],
  survey: [],
  interpretations: INTERPRETATIONS,
};
