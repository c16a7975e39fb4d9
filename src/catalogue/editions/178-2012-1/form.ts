import type { FormDeclaration } from '../../form.ts';
import { APOSTILLE_SECTIONS } from '../../forms/apostille.ts';

/** The act leaves the form to the portal (paragraph 9) and the documents to the Standard (item 6-5): neither is at hand. */
export const FORM: FormDeclaration = {
  sections: APOSTILLE_SECTIONS,
  documents: [
    { kind: 'DOCUMENT_TO_APOSTILLE', required: false },
    { kind: 'APPLICANT_IDENTITY', required: false },
    { kind: 'POWER_OF_ATTORNEY', required: false },
    { kind: 'OTHER', required: false },
  ],
};
