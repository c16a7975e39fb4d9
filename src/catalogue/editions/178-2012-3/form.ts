import type { FormDeclaration } from '../../form.ts';
import { mediaSections } from '../../forms/media-registration.ts';

/** The act leaves the form to the portal (paragraph 8) and the documents to the Standard (item 6-5): neither is at hand. */
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
