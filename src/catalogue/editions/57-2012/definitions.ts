import type { DefinitionDeclaration } from '../../edition.ts';

/** Paragraph 5, in its order. */
export const DEFINITIONS = [
  { code: 'BIN', abbreviated: true },
  { code: 'PORTAL', abbreviated: true },
  { code: 'PROVIDER', abbreviated: false },
  { code: 'IIN', abbreviated: true },
  { code: 'INFORMATION_SYSTEM', abbreviated: true },
  { code: 'CERTIFICATION_AUTHORITY', abbreviated: false },
  { code: 'PSC_SYSTEM', abbreviated: false },
  { code: 'LOCAL_EXECUTIVE_SYSTEM', abbreviated: false },
  { code: 'MEDIA_GAP', abbreviated: false },
  { code: 'USER', abbreviated: false },
  { code: 'APPLICANT', abbreviated: false },
  { code: 'REGIONAL_GATEWAY', abbreviated: false },
  { code: 'MASS_MEDIA', abbreviated: false },
  { code: 'UNIT', abbreviated: true },
  { code: 'TRANSACTIONAL_SERVICE', abbreviated: false },
  { code: 'PSC', abbreviated: false },
  { code: 'GATEWAY', abbreviated: true },
  { code: 'SIGNATURE', abbreviated: true },
  { code: 'ELECTRONIC_DOCUMENT', abbreviated: false },
] as const satisfies readonly DefinitionDeclaration[];
