import type { FormDeclaration } from '../../form.ts';
import { mediaSections } from '../../forms/media-registration.ts';

/** The act leaves the form to the portal (10-5) and the documents to paragraph 9 of the Standard: neither is at hand. */
export const FORM: FormDeclaration = {
  sections: mediaSections(['PERIODICAL', 'NEWS_AGENCY', 'NETWORK_PUBLICATION']),
  documents: [
    { kind: 'OWNER_IDENTITY', required: false },
    { kind: 'CONSTITUENT_DOCUMENTS', required: false },
    { kind: 'EDITOR_APPOINTMENT', required: false },
    { kind: 'PREVIOUS_CERTIFICATE', required: false },
    { kind: 'OTHER', required: false },
  ],
};
