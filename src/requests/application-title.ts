import { type EditionDeclaration, formFields, type ServiceCode } from '../catalogue/index.ts';

/** The field whose value names a request in lists and searches; of a list, that of its first row. */
const TITLE_FIELDS: Record<ServiceCode, readonly string[]> = {
  MEDIA_REGISTRATION: ['title'],
  FOREIGN_PERIODICALS: ['periodicals', 'title'],
  ARCHIVAL_REFERENCE: ['subjectName'],
  APOSTILLE: ['issuedBy'],
};

export function applicationTitle(
  edition: EditionDeclaration,
  values: Readonly<Record<string, unknown>>,
): string {
  const [name = '', inner] = TITLE_FIELDS[edition.service];
  const field = formFields(edition.form).find((candidate) => candidate.name === name);
  const value = values[name];
  if (field?.type === 'LIST' && inner !== undefined && Array.isArray(value)) {
    const [row] = value as readonly Readonly<Record<string, unknown>>[];
    return textOf(row?.[inner]);
  }
  return textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
