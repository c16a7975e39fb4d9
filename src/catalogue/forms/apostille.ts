import type { FormFieldDeclaration, FormSectionDeclaration } from '../form.ts';
import { ARCHIVAL_DOCUMENT_KINDS, COUNTRIES } from '../form-options.ts';
import { ARCHIVE } from './archive.ts';

/** What the ten items of the Hague form repeat of the document that is to be apostilled. */
const DOCUMENT: readonly FormFieldDeclaration[] = [
  {
    name: 'documentKind',
    type: 'CHOICE',
    required: true,
    options: ARCHIVAL_DOCUMENT_KINDS,
    optionTexts: 'catalogue:archivalDocumentKind',
    certainty: 'ACT',
  },
  { name: 'documentNumber', type: 'TEXT', required: false, maxLength: 100, certainty: 'USUAL' },
  { name: 'documentDate', type: 'DATE', required: false, certainty: 'USUAL' },
  { name: 'issuedBy', type: 'TEXT', required: true, maxLength: 300, hinted: true, certainty: 'USUAL' },
  { name: 'signedBy', type: 'TEXT', required: false, maxLength: 200, hinted: true, certainty: 'USUAL' },
  { name: 'signatoryPosition', type: 'TEXT', required: false, maxLength: 200, certainty: 'USUAL' },
];

const DESTINATION: readonly FormFieldDeclaration[] = [
  {
    name: 'destinationCountry',
    type: 'CHOICE',
    required: true,
    options: COUNTRIES.filter((code) => code !== 'KZ'),
    optionTexts: 'catalogue:country',
    hinted: true,
    certainty: 'USUAL',
  },
  ARCHIVE,
];

export const APOSTILLE_SECTIONS: readonly FormSectionDeclaration[] = [
  { name: 'document', fields: DOCUMENT },
  { name: 'destination', fields: DESTINATION },
];

export const APOSTILLE_RESULT_FIELDS = [
  'documentKind',
  'documentNumber',
  'documentDate',
  'issuedBy',
  'signedBy',
  'signatoryPosition',
  'destinationCountry',
] as const;
