import type { ParticipantDeclaration } from '../../edition.ts';

/** Paragraph 12 lists the systems; the applicant, the provider and the centre are in the annex tables. */
export const PARTICIPANTS = [
  { code: 'APPLICANT', system: null, abbreviated: false },
  { code: 'PROVIDER', system: null, abbreviated: false },
  { code: 'PSC_OPERATOR', system: null, abbreviated: false },
  { code: 'PORTAL', system: 'PORTAL', abbreviated: true },
  { code: 'GATEWAY', system: 'GATEWAY', abbreviated: true },
  { code: 'PAYMENT_GATEWAY', system: 'PAYMENT_GATEWAY', abbreviated: true },
  { code: 'PROVIDER_WORKPLACE', system: 'PROVIDER_WORKPLACE', abbreviated: true },
  { code: 'PSC_WORKPLACE', system: 'PSC_SYSTEM', abbreviated: true },
  { code: 'STATE_DATABASES', system: null, abbreviated: true },
  { code: 'NOTARIAL_SYSTEM', system: 'NOTARIAL_SYSTEM', abbreviated: true },
] as const satisfies readonly ParticipantDeclaration[];
