import {
  type EditionDeclaration,
  type FormFieldDeclaration,
  fieldLabel,
  formFields,
  groundSourceText,
  groundText,
  optionLabel,
  type RefusalGroundDeclaration,
} from '../../catalogue/index.ts';
import type { PaperRow } from '../../documents/index.ts';
import { formatDate, type Texts } from '../../graphql/index.ts';
import { type Language, type Message, message } from '../../kernel/index.ts';
import type { RequestRow } from '../request.ts';

/** What a result repeats of the form by those fields, each value in both languages; a list has a row for each of its rows. */
export function formRows(
  texts: Texts,
  edition: EditionDeclaration,
  names: readonly string[],
  application: Readonly<Record<string, unknown>>,
): PaperRow[] {
  const fields = formFields(edition.form);
  return names.flatMap((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    const value = application[name];
    if (field === undefined || value === undefined || value === null) return [];
    const label = fieldLabel(edition, name);
    const values = field.type === 'LIST' && Array.isArray(value) ? value.map((row) => [row]) : [value];
    const number = (index: number): string => (values.length > 1 ? `${index + 1}. ` : '');
    return values.map((one, index) =>
      rowOf(label, (language) => number(index) + valueText(texts, edition, field, one, language)),
    );
  });
}

/** What an archive found, and where it lies: fond, inventory, unit and sheets. */
export function archivalRows(texts: Texts, { decision }: Pick<RequestRow, 'decision'>): PaperRow[] {
  const { reasoning = null, sources = [] } = decision ?? {};
  return [
    ...(reasoning === null ? [] : [rowOf(message('requests:archivalExtract.text'), () => reasoning)]),
    ...sources.map(({ fond, inventory, unit, sheets }) =>
      rowOf(message('requests:archivalExtract.sources'), (language) =>
        texts.translate(
          message('requests:archivalExtract.source', { fond, inventory, unit, sheets }),
          language,
        ),
      ),
    ),
  ];
}

/** What a reasoned refusal says: on which grounds, of which clauses, in which words of the examiner, and whom to call. */
export function refusalRows(
  texts: Texts,
  edition: EditionDeclaration,
  { decision }: Pick<RequestRow, 'decision'>,
): PaperRow[] {
  const { grounds = [], reasoning = null } = decision ?? {};
  const given = edition.refusalGrounds.filter(({ code }) => grounds.includes(code));
  const phones = edition.complaintPhones.join(', ');
  return [
    ...given.map(({ code }) =>
      rowOf(message('requests:refusalPaper.grounds'), (language) =>
        texts.translate(groundText(edition, code), language),
      ),
    ),
    ...(given.length === 0
      ? []
      : [rowOf(message('requests:refusalPaper.sources'), (language) => sourcesText(texts, given, language))]),
    ...(reasoning === null ? [] : [rowOf(message('requests:refusalPaper.reasoning'), () => reasoning)]),
    ...(phones === '' ? [] : [rowOf(message('requests:refusalPaper.phones'), () => phones)]),
  ];
}

/** Where the grounds come from, each source once. */
function sourcesText(texts: Texts, grounds: readonly RefusalGroundDeclaration[], language: Language): string {
  const sources = grounds.flatMap((ground) =>
    ground.sources.map((source) => texts.translate(groundSourceText(source), language)),
  );
  return [...new Set(sources)].join('; ');
}

function rowOf(label: Message, say: (language: Language) => string): PaperRow {
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
          .join('; '),
      )
      .join(' ');
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
  if (field.type === 'DATE') return formatDate(new Date(`${item}T00:00:00+05:00`), language);
  if (field.options?.includes(item) !== true) return item;
  return texts.translate(optionLabel(edition, field, item), language);
}
