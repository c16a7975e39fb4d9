import type { PaperTemplate } from './paper-template.ts';

/** Archival reference: what the archive's documents say, and where they lie. */
export const ARCHIVAL_REFERENCE: PaperTemplate = {
  layout: 'LETTER',
  opening: 'archivalReference.opening',
  closing: 'archivalReference.closing',
};
