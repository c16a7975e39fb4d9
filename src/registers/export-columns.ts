import { MEDIA_LANGUAGES, MEDIA_TOPICS, TERRITORIES } from '../catalogue/index.ts';
import { type Message, message } from '../kernel/index.ts';
import { publicOwner } from './owner.ts';
import type { EntryRow } from './register-entry.ts';

/** A value in an export: as the API tells it, and which of it are words of a language. */
export interface ExportColumn {
  /** As in the API. */
  readonly name: string;
  readonly value: (entry: EntryRow) => string | number | null | readonly string[];
  /** What a code is called; null for what stands for itself. */
  readonly text?: (code: string) => Message | null;
}

const inContent =
  (field: string): ExportColumn['value'] =>
  ({ content }) => {
    const value = content[field];
    if (Array.isArray(value)) return value.map(String);
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  };

const named =
  (known: readonly string[], namespace: string) =>
  (code: string): Message | null =>
    known.includes(code) ? message(`${namespace}.${code}`) : null;

const LANGUAGES = named(MEDIA_LANGUAGES, 'catalogue:mediaLanguage');
const TOPICS = named(MEDIA_TOPICS, 'catalogue:mediaTopic');
const PLACES = named(TERRITORIES, 'catalogue:territory');

const COMMON: readonly ExportColumn[] = [
  { name: 'certificateNumber', value: ({ number }) => number },
  { name: 'registeredOn', value: ({ registeredOn }) => registeredOn },
  {
    name: 'state',
    value: ({ state }) => state,
    text: (code) => message(`registers:state.${code}`),
  },
  { name: 'title', value: ({ title }) => title },
  { name: 'languages', value: inContent('languages'), text: LANGUAGES },
  { name: 'topics', value: inContent('topics'), text: TOPICS },
  {
    name: 'periodicity',
    value: inContent('periodicity'),
    text: (code) => message(`catalogue:periodicity.${code}`),
  },
];

/** As anyone may read it. */
const owner: ExportColumn['value'] = ({ owner: name, ownerIsIndividual: isIndividual }) =>
  publicOwner({ name, isIndividual });

const PROVIDER: ExportColumn = {
  name: 'provider',
  value: ({ provider }) => provider,
  text: (code) => message(`identity:organisation.${code}`),
};

export const MEDIA_COLUMNS: readonly ExportColumn[] = [
  ...COMMON,
  { name: 'kind', value: inContent('kind'), text: (code) => message(`catalogue:mediaKind.${code}`) },
  {
    name: 'distributionForm',
    value: inContent('distributionForm'),
    text: (code) => message(`catalogue:distributionForm.${code}`),
  },
  { name: 'territory', value: ({ territory }) => territory, text: PLACES },
  { name: 'owner', value: owner },
  { name: 'website', value: inContent('website') },
  { name: 'replacedBy', value: ({ replacedBy }) => replacedBy?.number ?? null },
  PROVIDER,
];

export const PERIODICAL_COLUMNS: readonly ExportColumn[] = [
  ...COMMON,
  { name: 'position', value: ({ position }) => position },
  {
    name: 'country',
    value: inContent('country'),
    text: (code) => message(`catalogue:country.${code}`),
  },
  { name: 'copies', value: inContent('copies') },
  { name: 'region', value: inContent('region'), text: PLACES },
  { name: 'distributor', value: owner },
  PROVIDER,
];
