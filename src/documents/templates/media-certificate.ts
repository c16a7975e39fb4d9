import type { PaperTemplate } from './paper-template.ts';

/** Certificate of accounting of a medium; its heads are those of annex 4 of order 418 of 2011. */
export const MEDIA_CERTIFICATE: PaperTemplate = { layout: 'CERTIFICATE' };
