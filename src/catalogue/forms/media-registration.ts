import type { FormFieldDeclaration, FormSectionDeclaration } from '../form.ts';
import {
  APPLICATION_TYPES,
  DISTRIBUTION_FORMS,
  MEDIA_LANGUAGES,
  MEDIA_TOPICS,
  PERIODICITIES,
  PLACE_CODE,
  TERRITORIES,
} from '../form-options.ts';
import { PHONE, WEB_ADDRESS } from './patterns.ts';

/** Network publications came with the law of 2019; acts before it do not know them. */
export type MediaKind = 'PERIODICAL' | 'NEWS_AGENCY' | 'NETWORK_PUBLICATION';

/** Law on the mass media, article 11, items 1-1 to 5. */
function mediumFields(kinds: readonly MediaKind[]): readonly FormFieldDeclaration[] {
  return [
    {
      name: 'kind',
      type: 'CHOICE',
      required: true,
      options: kinds,
      optionTexts: 'catalogue:mediaKind',
      certainty: 'LAW',
    },
    ...MEDIUM,
  ];
}

const MEDIUM: readonly FormFieldDeclaration[] = [
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
  {
    name: 'owner',
    type: 'TEXT',
    required: true,
    maxLength: 500,
    hinted: true,
    prefill: 'APPLICANT_NAME',
    certainty: 'LAW',
  },
  { name: 'editorInChief', type: 'TEXT', required: true, maxLength: 200, certainty: 'LAW' },
];

const CONTACTS: readonly FormFieldDeclaration[] = [
  {
    name: 'address',
    type: 'ADDRESS',
    required: true,
    maxLength: 500,
    prefill: 'APPLICANT_ADDRESS',
    certainty: 'LAW',
  },
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

/** The form of media registration: what article 11 of the law asks, and what the portal's screens usually add. */
export function mediaSections(kinds: readonly MediaKind[]): readonly FormSectionDeclaration[] {
  return [
    { name: 'medium', fields: mediumFields(kinds) },
    { name: 'people', fields: PEOPLE },
    { name: 'contacts', fields: CONTACTS },
    { name: 'application', fields: APPLICATION },
  ];
}

/** What the certificate repeats, in its order. */
export const MEDIA_RESULT_FIELDS = [
  'title',
  'kind',
  'distributionForm',
  'languages',
  'periodicity',
  'territory',
  'topics',
  'owner',
  'editorInChief',
  'address',
  'website',
] as const;
