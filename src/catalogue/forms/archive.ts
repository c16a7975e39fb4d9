import type { FormFieldDeclaration } from '../form.ts';
import { ARCHIVES } from '../form-options.ts';

/** Which archive keeps the documents, where the applicant knows. */
export const ARCHIVE: FormFieldDeclaration = {
  name: 'archive',
  type: 'CHOICE',
  required: false,
  options: ARCHIVES,
  optionTexts: 'catalogue:archive',
  hinted: true,
  certainty: 'USUAL',
};
