import type { DefinitionDeclaration } from '../../edition.ts';

/** Paragraph 5, in its order. */
export const DEFINITIONS = [
  { code: 'WORKPLACE', abbreviated: false },
  { code: 'INFORMATION_SYSTEM', abbreviated: true },
  { code: 'APPLICANT', abbreviated: false },
  { code: 'BIN', abbreviated: true },
  { code: 'NOTARIAL_SYSTEM', abbreviated: true },
  { code: 'IIN', abbreviated: true },
  { code: 'INDIVIDUALS_REGISTRY', abbreviated: true },
  { code: 'LEGAL_ENTITIES_REGISTRY', abbreviated: true },
  { code: 'UNIT', abbreviated: true },
  { code: 'USER', abbreviated: false },
  { code: 'TRANSACTIONAL_SERVICE', abbreviated: false },
  { code: 'PSC_SYSTEM', abbreviated: true },
  { code: 'PORTAL', abbreviated: true },
  { code: 'ELECTRONIC_DOCUMENT', abbreviated: false },
  { code: 'ELECTRONIC_SERVICE', abbreviated: false },
  { code: 'GATEWAY', abbreviated: true },
  { code: 'SIGNATURE', abbreviated: true },
] as const satisfies readonly DefinitionDeclaration[];
