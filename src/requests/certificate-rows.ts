import {
  type EditionDeclaration,
  type FormFieldDeclaration,
  fieldLabel,
  formFields,
  groundText,
  optionLabel,
} from '../catalogue/index.ts';
import type { CertificateRow } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Language, type Message, message } from '../kernel/index.ts';
import type { RequestRow } from './request.ts';

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
    return [
      rowOf(fieldLabel(edition, name), (language) => valueText(texts, edition, field, value, language)),
    ];
  });
}

/** What a reasoned refusal says: for whom, on which grounds, and in which words of the examiner. */
export function refusalRows(
  texts: Texts,
  edition: EditionDeclaration,
  request: Pick<RequestRow, 'applicantName' | 'decision'>,
): CertificateRow[] {
  const { grounds = [], reasoning = null } = request.decision ?? {};
  return [
    rowOf(message('requests:refusalPaper.applicant'), () => request.applicantName),
    rowOf(message('requests:refusalPaper.grounds'), (language) =>
      grounds.map((code) => texts.translate(groundText(edition, code), language)).join('; '),
    ),
    ...(reasoning === null ? [] : [rowOf(message('requests:refusalPaper.reasoning'), () => reasoning)]),
    rowOf(message('requests:refusalPaper.appeal'), (language) =>
      texts.translate(message('requests:refusalPaper.appealText'), language),
    ),
  ];
}

function rowOf(label: Message, say: (language: Language) => string): CertificateRow {
  return { label, kk: say('kk'), ru: say('ru') };
}

/** A value in words: of a list, its items; of a list of rows, each row's values after one another. */
function valueText(
  texts: Texts,
  edition: EditionDeclaration,
  field: FormFieldDeclaration,
  value: unknown,
  language: Language,
): string {
  if (field.type === 'LIST' && Array.isArray(value)) {
    return (value as readonly Readonly<Record<string, unknown>>[])
      .map((row) =>
        (field.fields ?? [])
          .filter(({ name }) => row[name] !== undefined)
          .map((inner) => valueText(texts, edition, inner, row[inner.name], language))
          .join(' · '),
      )
      .join('; ');
  }
  const items = (Array.isArray(value) ? value : [value]).map(String);
  return items.map((item) => itemText(texts, edition, field, item, language)).join(', ');
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
