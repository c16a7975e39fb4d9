import type { ParticipantDeclaration } from '../../edition.ts';

/** Paragraph 7 lists the provider's staff, the highest first; the rest stand in paragraphs 1, 10 and 11. */
export const PARTICIPANTS = [
  { code: 'APPLICANT', system: null, abbreviated: false },
  { code: 'PROVIDER', system: null, abbreviated: false },
  { code: 'HEAD', system: null, abbreviated: false },
  { code: 'UNIT_HEAD', system: null, abbreviated: false },
  { code: 'EXECUTOR', system: null, abbreviated: false },
  { code: 'CLERK', system: null, abbreviated: false },
  { code: 'PORTAL', system: 'PORTAL', abbreviated: true },
  { code: 'E_LICENSING', system: 'E_LICENSING', abbreviated: true },
  { code: 'STATE_DATABASES', system: null, abbreviated: true },
  { code: 'GATEWAY', system: 'GATEWAY', abbreviated: true },
] as const satisfies readonly ParticipantDeclaration[];
