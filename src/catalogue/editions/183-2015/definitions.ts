import type { DefinitionDeclaration } from '../../edition.ts';

/** The note at the end of the act, which spells its abbreviations out; in its order. */
export const DEFINITIONS = [
  { code: 'SIGNATURE', abbreviated: false },
  { code: 'BIN', abbreviated: false },
  { code: 'IIN', abbreviated: false },
  { code: 'LOCAL_EXECUTIVE_SYSTEM', abbreviated: false },
  { code: 'CERTIFICATION_AUTHORITY', abbreviated: false },
  { code: 'GATEWAY', abbreviated: false },
  { code: 'REGIONAL_GATEWAY', abbreviated: false },
] as const satisfies readonly DefinitionDeclaration[];
