import type { PaperTemplate } from './paper-template.ts';

/** Reasoned refusal: the grounds, the examiner's words, how to appeal. */
export const REASONED_REFUSAL: PaperTemplate = {
  layout: 'LETTER',
  opening: 'reasonedRefusal.opening',
  closing: 'reasonedRefusal.appeal',
};
