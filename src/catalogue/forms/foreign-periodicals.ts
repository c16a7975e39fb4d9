import type { FormFieldDeclaration, FormSectionDeclaration } from '../form.ts';
import { COUNTRIES, MEDIA_LANGUAGES, MEDIA_TOPICS, PERIODICITIES } from '../form-options.ts';

const MAX_PERIODICALS = 100;
const MAX_COPIES = 10_000_000;

/** The rules of accounting of foreign periodicals name these; the country of issue is usual and in no source. */
const PERIODICAL: readonly FormFieldDeclaration[] = [
  { name: 'title', type: 'TEXT', required: true, maxLength: 255, certainty: 'LAW' },
  {
    name: 'country',
    type: 'CHOICE',
    required: true,
    options: COUNTRIES.filter((code) => code !== 'KZ'),
    optionTexts: 'catalogue:country',
    certainty: 'USUAL',
  },
  {
    name: 'languages',
    type: 'MULTI_CHOICE',
    required: true,
    options: MEDIA_LANGUAGES,
    optionTexts: 'catalogue:mediaLanguage',
    otherValues: { maxLength: 2, pattern: '[a-z]{2}' },
    certainty: 'LAW',
  },
  {
    name: 'topics',
    type: 'MULTI_CHOICE',
    required: true,
    options: MEDIA_TOPICS,
    otherValues: { maxLength: 200 },
    optionTexts: 'catalogue:mediaTopic',
    certainty: 'LAW',
  },
  {
    name: 'periodicity',
    type: 'CHOICE',
    required: true,
    options: PERIODICITIES,
    optionTexts: 'catalogue:periodicity',
    certainty: 'LAW',
  },
  { name: 'copies', type: 'NUMBER', required: true, minimum: 1, maximum: MAX_COPIES, certainty: 'LAW' },
];

/** The form for a region, by the two digits of its KATO code: the distributor's periodicals, a row for each. */
export function foreignPeriodicalsSections(region: string): readonly FormSectionDeclaration[] {
  return [
    {
      name: 'territory',
      fields: [
        {
          name: 'region',
          type: 'CHOICE',
          required: true,
          options: [region],
          optionTexts: 'catalogue:territory',
          certainty: 'LAW',
        },
      ],
    },
    {
      name: 'periodicals',
      fields: [
        {
          name: 'periodicals',
          type: 'LIST',
          required: true,
          maxRows: MAX_PERIODICALS,
          fields: PERIODICAL,
          hinted: true,
          certainty: 'LAW',
        },
      ],
    },
  ];
}

export const FOREIGN_PERIODICALS_RESULT_FIELDS = ['region', 'periodicals'] as const;
