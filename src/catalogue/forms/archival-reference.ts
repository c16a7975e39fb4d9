import type { FormFieldDeclaration, FormSectionDeclaration } from '../form.ts';
import { ARCHIVAL_FACTS, ARCHIVAL_REQUEST_KINDS } from '../form-options.ts';
import { ARCHIVE } from './archive.ts';
import { FIRST_YEAR, LAST_YEAR } from './patterns.ts';

/** The three kinds and what helps the search are the archives'; the facts of a socio-legal request are usual ones. */
const QUESTION: readonly FormFieldDeclaration[] = [
  {
    name: 'kind',
    type: 'CHOICE',
    required: true,
    options: ARCHIVAL_REQUEST_KINDS,
    optionTexts: 'catalogue:archivalRequestKind',
    certainty: 'LAW',
  },
  {
    name: 'fact',
    type: 'CHOICE',
    required: false,
    options: ARCHIVAL_FACTS,
    optionTexts: 'catalogue:archivalFact',
    dependsOn: { field: 'kind', in: ['SOCIAL_LEGAL'], need: 'REQUIRED', otherwise: 'OPTIONAL' },
    certainty: 'USUAL',
  },
  { name: 'details', type: 'LONG_TEXT', required: false, maxLength: 4000, hinted: true, certainty: 'LAW' },
  { name: 'purpose', type: 'TEXT', required: false, maxLength: 500, hinted: true, certainty: 'USUAL' },
];

const SUBJECT: readonly FormFieldDeclaration[] = [
  {
    name: 'subjectName',
    type: 'TEXT',
    required: true,
    maxLength: 200,
    hinted: true,
    prefill: 'PERSON_NAME',
    certainty: 'LAW',
  },
  {
    name: 'subjectFormerNames',
    type: 'TEXT_LIST',
    required: false,
    maxLength: 200,
    maxRows: 20,
    hinted: true,
    certainty: 'USUAL',
  },
  {
    name: 'subjectBirthDate',
    type: 'DATE',
    required: false,
    prefill: 'BIRTH_DATE',
    certainty: 'LAW',
  },
  {
    name: 'subjectBirthPlace',
    type: 'TEXT',
    required: false,
    maxLength: 300,
    prefill: 'BIRTH_PLACE',
    certainty: 'LAW',
  },
];

const TRACES: readonly FormFieldDeclaration[] = [
  { name: 'organisation', type: 'TEXT', required: false, maxLength: 300, hinted: true, certainty: 'USUAL' },
  { name: 'position', type: 'TEXT', required: false, maxLength: 200, certainty: 'USUAL' },
  {
    name: 'periodFrom',
    type: 'NUMBER',
    required: false,
    minimum: FIRST_YEAR,
    maximum: LAST_YEAR,
    certainty: 'USUAL',
  },
  {
    name: 'periodTo',
    type: 'NUMBER',
    required: false,
    notBefore: 'periodFrom',
    minimum: FIRST_YEAR,
    maximum: LAST_YEAR,
    certainty: 'USUAL',
  },
  ARCHIVE,
];

export const ARCHIVAL_REFERENCE_SECTIONS: readonly FormSectionDeclaration[] = [
  { name: 'question', fields: QUESTION },
  { name: 'subject', fields: SUBJECT },
  { name: 'traces', fields: TRACES },
];

export const ARCHIVAL_REFERENCE_RESULT_FIELDS = [
  'kind',
  'fact',
  'subjectName',
  'subjectFormerNames',
  'subjectBirthDate',
  'subjectBirthPlace',
  'organisation',
  'position',
  'periodFrom',
  'periodTo',
] as const;
