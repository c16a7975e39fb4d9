import type { FormDeclaration } from '../../form.ts';
import { mediaSections } from '../../forms/media-registration.ts';

/** Annex 2 shows some of the fields only, and the act names no document to attach. */
export const FORM: FormDeclaration = {
  sections: mediaSections(['PERIODICAL', 'NEWS_AGENCY']),
  documents: [
    { kind: 'OWNER_IDENTITY', required: false },
    { kind: 'CONSTITUENT_DOCUMENTS', required: false },
    { kind: 'EDITOR_APPOINTMENT', required: false },
    { kind: 'PREVIOUS_CERTIFICATE', required: false },
    { kind: 'OTHER', required: false },
  ],
};
