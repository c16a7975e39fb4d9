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

/** What a result repeats of the form, each value in both languages. */
export function certificateRows(
  texts: Texts,
  edition: EditionDeclaration,
  application: Readonly<Record<string, unknown>>,
): CertificateRow[] {
  const fields = formFields(edition.form);
  return edition.resultFields.flatMap((name) => {
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
