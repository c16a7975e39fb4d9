import type { ParticipantDeclaration } from '../../edition.ts';

/** Paragraph 11 lists all but the applicant. It counts the two gateways as one unit. */
export const PARTICIPANTS = [
  { code: 'APPLICANT', system: null, abbreviated: false },
  { code: 'PORTAL', system: 'PORTAL', abbreviated: true },
  { code: 'GATEWAYS', system: null, abbreviated: true },
  { code: 'CERTIFICATION_AUTHORITY', system: 'CERTIFICATION_AUTHORITY', abbreviated: true },
  { code: 'PSC_SYSTEM', system: 'PSC_SYSTEM', abbreviated: true },
  { code: 'LOCAL_EXECUTIVE_SYSTEM', system: 'LOCAL_EXECUTIVE_SYSTEM', abbreviated: true },
  { code: 'PSC', system: null, abbreviated: true },
  { code: 'PROVIDER', system: null, abbreviated: true },
] as const satisfies readonly ParticipantDeclaration[];
