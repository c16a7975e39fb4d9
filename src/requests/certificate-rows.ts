import {
  type EditionDeclaration,
  type FormFieldDeclaration,
  fieldLabel,
  formFields,
  optionLabel,
} from '../catalogue/index.ts';
import type { CertificateRow } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { Language } from '../kernel/index.ts';

/** Fields of the form that the certificate repeats, in the order in which they stand on it. */
const FIELDS = [
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
];

/** What a certificate says of a medium, each value in both languages. */
export function certificateRows(
  texts: Texts,
  edition: EditionDeclaration,
  application: Readonly<Record<string, unknown>>,
): CertificateRow[] {
  const fields = formFields(edition.form);
  return FIELDS.flatMap((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    const value = application[name];
    if (field === undefined || value === undefined || value === null) return [];
    const items = (Array.isArray(value) ? value : [value]).map(String);
    const inLanguage = (language: Language): string =>
      items.map((item) => itemText(texts, edition, field, item, language)).join(', ');
    return [{ label: fieldLabel(edition, name), kk: inLanguage('kk'), ru: inLanguage('ru') }];
  });
}

function itemText(
  texts: Texts,
  edition: EditionDeclaration,
  field: FormFieldDeclaration,
  item: string,
  language: Language,
): string {
  if (field.options?.includes(item) !== true) return item;
  return texts.translate(optionLabel(edition, field, item), language);
}
