import type { EditionDeclaration } from '../../edition.ts';
import { MEDIA_RESULT_FIELDS } from '../../forms/media-registration.ts';
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

/** Media registration, order of the Minister of Communications and Information No 418 of 26 December 2011. */
export const EDITION_418_2011: EditionDeclaration = {
  key: '418-2011',
  service: 'MEDIA_REGISTRATION',
  region: null,
  provider: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
  ...ACT,
  automation: 'FULL',
  logins: ['IIN', 'BIN', 'RNN'],
  participants: PARTICIPANTS,
  definitions: DEFINITIONS,
  processes: [PORTAL_PROCESS],
  internalProcedure: [],
  tables: TABLES,
  exchanges: [],
  timeLimits: TIME_LIMITS,
  totalTimeLimit: 'CALENDAR_DAYS_15',
  form: FORM,
  resultFields: MEDIA_RESULT_FIELDS,
  fee: FEE,
  refusalGrounds: REFUSAL_GROUNDS,
  requirements: 1,
  technicalConditions: 2,
  phones: ['8(7172) 740535', '8(7172) 740347'],
  complaintPhones: ['8(7172) 740535', '8(7172) 740347'],
  survey: ['PROCESS', 'INFORMATION'],
  interpretations: INTERPRETATIONS,
};
