import type { PaperTemplate } from './paper-template.ts';

/** Reference on the accounting of foreign periodicals, a row for each. */
export const FOREIGN_PERIODICALS_REFERENCE: PaperTemplate = {
  layout: 'LETTER',
  opening: 'foreignPeriodicals.opening',
};
