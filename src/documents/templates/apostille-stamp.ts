import type { PaperTemplate } from './paper-template.ts';

/** Apostille by the model annexed to the convention of 5 October 1961. */
export const APOSTILLE_STAMP: PaperTemplate = { layout: 'APOSTILLE' };
