import type { PaperTemplate } from './paper-template.ts';

/** Notice that what was asked for is ready, and where it is handed over. */
export const READINESS_NOTICE: PaperTemplate = {
  layout: 'LETTER',
  opening: 'readinessNotice.opening',
  closing: 'readinessNotice.closing',
};
