import type { ParticipantDeclaration } from '../../edition.ts';

/** Paragraph 7 lists the provider's staff; the others stand in paragraphs 1, 9 and 11 and in the closing note. */
export const PARTICIPANTS = [
  { code: 'APPLICANT', system: null, abbreviated: false },
  { code: 'CLERK', system: null, abbreviated: false },
  { code: 'HEAD', system: null, abbreviated: false },
  { code: 'UNIT_HEAD', system: null, abbreviated: false },
  { code: 'SPECIALIST', system: null, abbreviated: false },
  { code: 'PSC', system: null, abbreviated: true },
  { code: 'PORTAL', system: 'PORTAL', abbreviated: true },
  { code: 'LOCAL_EXECUTIVE_SYSTEM', system: 'LOCAL_EXECUTIVE_SYSTEM', abbreviated: true },
  { code: 'PSC_SYSTEM', system: 'PSC_SYSTEM', abbreviated: true },
  { code: 'GATEWAY', system: 'GATEWAY', abbreviated: true },
  { code: 'REGIONAL_GATEWAY', system: 'REGIONAL_GATEWAY', abbreviated: true },
  { code: 'CERTIFICATION_AUTHORITY', system: 'CERTIFICATION_AUTHORITY', abbreviated: true },
] as const satisfies readonly ParticipantDeclaration[];
