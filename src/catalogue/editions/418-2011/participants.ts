import type { ParticipantDeclaration } from '../../edition.ts';

/**
 * The act has no list: the committee and its head stand in the table of annex 3, the others in paragraph 6, which
 * does not say what information systems 1 and 2 are.
 */
export const PARTICIPANTS = [
  { code: 'APPLICANT', system: null, abbreviated: false },
  { code: 'PROVIDER', system: null, abbreviated: false },
  { code: 'PROVIDER_HEAD', system: null, abbreviated: false },
  { code: 'PORTAL', system: 'PORTAL', abbreviated: true },
  { code: 'CERTIFICATION_AUTHORITY', system: 'CERTIFICATION_AUTHORITY', abbreviated: true },
  { code: 'INFORMATION_SYSTEM_1', system: null, abbreviated: false },
  { code: 'INFORMATION_SYSTEM_2', system: null, abbreviated: false },
] as const satisfies readonly ParticipantDeclaration[];
