import type { DefinitionDeclaration } from '../../edition.ts';

/** Paragraph 5, in its order. */
export const DEFINITIONS = [
  { code: 'BIN', abbreviated: true },
  { code: 'PORTAL', abbreviated: true },
  { code: 'IIN', abbreviated: true },
  { code: 'INFORMATION_SERVICE', abbreviated: false },
  { code: 'INTERACTIVE_SERVICE', abbreviated: false },
  { code: 'INFORMATION_SYSTEM', abbreviated: true },
  { code: 'MEDIA_GAP', abbreviated: false },
  { code: 'USER', abbreviated: false },
  { code: 'RNN', abbreviated: true },
  { code: 'TRANSACTIONAL_SERVICE', abbreviated: false },
  { code: 'SIGNATURE', abbreviated: true },
  { code: 'ELECTRONIC_SERVICE', abbreviated: false },
  { code: 'ELECTRONIC_DOCUMENT', abbreviated: false },
] as const satisfies readonly DefinitionDeclaration[];
