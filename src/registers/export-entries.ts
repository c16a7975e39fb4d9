import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Texts } from '../graphql/index.ts';
import { type Language, message } from '../kernel/index.ts';
import type { ExportColumn } from './export-columns.ts';
import type { EntryRow } from './register-entry.ts';

interface Export {
  readonly entries: AsyncIterable<EntryRow>;
  readonly columns: readonly ExportColumn[];
}

/** RFC 4180 in UTF-8, in words of the language; cells that a spreadsheet would take for formulas are quoted for it. */
export function csvOf(
  texts: Texts,
  { entries, columns }: Export,
  { language, bom }: { readonly language: Language; readonly bom: boolean },
): Readable {
  const writer = stringify({
    bom,
    escape_formulas: true,
    record_delimiter: 'windows',
    header: true,
    columns: columns.map(({ name }) => texts.translate(message(`registers:column.${name}`), language)),
  });
  const rows = mapped(entries, (entry) => columns.map((column) => cellOf(texts, column, entry, language)));
  /* A reader who goes away ends both; what fails in between ends the answer, which is then cut short. */
  return pipeline(Readable.from(rows), writer, () => undefined);
}

/** A JSON object a line, with the names and codes of the API. */
export function jsonLinesOf({ entries, columns }: Export): Readable {
  const line = (entry: EntryRow): string =>
    `${JSON.stringify(Object.fromEntries(columns.map(({ name, value }) => [name, value(entry)])))}\n`;
  return Readable.from(mapped(entries, line));
}

function cellOf(
  texts: Texts,
  { value, text }: ExportColumn,
  entry: EntryRow,
  language: Language,
): string | number {
  const found = value(entry);
  if (found === null) return '';
  if (typeof found === 'number') return found;
  const codes = typeof found === 'string' ? [found] : found;
  return codes
    .map((code) => {
      const named = text?.(code) ?? null;
      return named === null ? code : texts.translate(named, language);
    })
    .join('; ');
}

async function* mapped<From, To>(items: AsyncIterable<From>, map: (item: From) => To): AsyncGenerator<To> {
  for await (const item of items) yield map(item);
}
