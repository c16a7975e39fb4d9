import type { FormDeclaration, FormFieldDeclaration } from '../../form.ts';
import {
  APPLICATION_TYPES,
  DISTRIBUTION_FORMS,
  MEDIA_LANGUAGES,
  MEDIA_TOPICS,
  PERIODICITIES,
  PLACE_CODE,
  TERRITORIES,
} from '../../form-options.ts';

/** Names, scripts and punctuation differ too much for more than an outline: digits, a plus, brackets, hyphens. */
const PHONE = '\\+?[0-9][0-9 ()\\-]{4,22}[0-9]';
const WEB_ADDRESS =
  '(https?://)?([\\p{L}\\p{N}\\-]{1,63}\\.){1,8}[\\p{L}\\p{N}\\-]{2,63}(:[0-9]{1,5})?([/?#]\\S*)?';

/** Law on the mass media, article 11, items 1-1 to 5. */
const MEDIUM: readonly FormFieldDeclaration[] = [
  {
    name: 'kind',
    type: 'CHOICE',
    required: true,
    options: ['PERIODICAL', 'NEWS_AGENCY'],
    optionTexts: 'catalogue:mediaKind',
    certainty: 'LAW',
  },
  { name: 'title', type: 'TEXT', required: true, maxLength: 255, hinted: true, certainty: 'LAW' },
  {
    name: 'languages',
    type: 'MULTI_CHOICE',
    required: true,
    options: MEDIA_LANGUAGES,
    optionTexts: 'catalogue:mediaLanguage',
    certainty: 'LAW',
  },
  {
    name: 'territory',
    type: 'MULTI_CHOICE',
    required: true,
    options: TERRITORIES,
    otherValues: { maxLength: 9, pattern: PLACE_CODE },
    optionTexts: 'catalogue:territory',
    hinted: true,
    certainty: 'LAW',
  },
  {
    name: 'topics',
    type: 'MULTI_CHOICE',
    required: true,
    options: MEDIA_TOPICS,
    otherValues: { maxLength: 200 },
    optionTexts: 'catalogue:mediaTopic',
    hinted: true,
    certainty: 'LAW',
  },
  {
    name: 'periodicity',
    type: 'CHOICE',
    required: false,
    options: PERIODICITIES,
    optionTexts: 'catalogue:periodicity',
    hinted: true,
    dependsOn: { field: 'kind', in: ['PERIODICAL'], need: 'REQUIRED', otherwise: 'OPTIONAL' },
    certainty: 'LAW',
  },
  {
    name: 'distributionForm',
    type: 'CHOICE',
    required: false,
    options: DISTRIBUTION_FORMS,
    optionTexts: 'catalogue:distributionForm',
    dependsOn: { field: 'kind', in: ['PERIODICAL'], need: 'REQUIRED', otherwise: 'NOT_APPLICABLE' },
    certainty: 'USUAL',
  },
];

const PEOPLE: readonly FormFieldDeclaration[] = [
  { name: 'owner', type: 'TEXT', required: true, maxLength: 500, hinted: true, certainty: 'LAW' },
  { name: 'editorInChief', type: 'TEXT', required: true, maxLength: 200, certainty: 'LAW' },
];

const CONTACTS: readonly FormFieldDeclaration[] = [
  { name: 'address', type: 'ADDRESS', required: true, maxLength: 500, certainty: 'LAW' },
  {
    name: 'phone',
    type: 'PHONE',
    required: false,
    maxLength: 24,
    pattern: PHONE,
    hinted: true,
    certainty: 'USUAL',
  },
  {
    name: 'website',
    type: 'TEXT',
    required: false,
    maxLength: 255,
    pattern: WEB_ADDRESS,
    hinted: true,
    certainty: 'LAW',
  },
];

const APPLICATION: readonly FormFieldDeclaration[] = [
  {
    name: 'applicationType',
    type: 'CHOICE',
    required: true,
    options: APPLICATION_TYPES,
    optionTexts: 'catalogue:applicationType',
    certainty: 'USUAL',
  },
  {
    name: 'previousCertificate',
    type: 'TEXT',
    required: false,
    maxLength: 100,
    hinted: true,
    dependsOn: {
      field: 'applicationType',
      in: ['RE_REGISTRATION'],
      need: 'REQUIRED',
      otherwise: 'NOT_APPLICABLE',
    },
    certainty: 'USUAL',
  },
  {
    name: 'changeReason',
    type: 'LONG_TEXT',
    required: false,
    maxLength: 2000,
    hinted: true,
    dependsOn: {
      field: 'applicationType',
      in: ['RE_REGISTRATION'],
      need: 'REQUIRED',
      otherwise: 'NOT_APPLICABLE',
    },
    certainty: 'USUAL',
  },
];

/** The act leaves the form to the portal (paragraph 8) and the documents to the Standard (item 6-5): neither is at hand. */
export const FORM: FormDeclaration = {
  sections: [
    { name: 'medium', fields: MEDIUM },
    { name: 'people', fields: PEOPLE },
    { name: 'contacts', fields: CONTACTS },
    { name: 'application', fields: APPLICATION },
  ],
  documents: [
    { kind: 'OWNER_IDENTITY', required: false },
    { kind: 'CONSTITUENT_DOCUMENTS', required: false },
    { kind: 'EDITOR_APPOINTMENT', required: false },
    { kind: 'PREVIOUS_CERTIFICATE', required: false },
    { kind: 'OTHER', required: false },
  ],
};
