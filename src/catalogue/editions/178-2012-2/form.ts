import type { FormDeclaration } from '../../form.ts';
import { ARCHIVAL_REFERENCE_SECTIONS } from '../../forms/archival-reference.ts';

/** The act leaves the form to the portal (paragraph 9) and the documents to the Standard (item 6-5): neither is at hand. */
export const FORM: FormDeclaration = {
  sections: ARCHIVAL_REFERENCE_SECTIONS,
  documents: [
    { kind: 'APPLICANT_IDENTITY', required: false },
    { kind: 'POWER_OF_ATTORNEY', required: false },
    { kind: 'EMPLOYMENT_RECORD', required: false },
    { kind: 'SUPPORTING_DOCUMENTS', required: false },
    { kind: 'OTHER', required: false },
  ],
};
