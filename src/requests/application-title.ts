import type { ServiceCode } from '../catalogue/index.ts';

/** The field whose value names a request in lists and searches. */
const TITLE_FIELDS: Record<ServiceCode, string> = {
  MEDIA_REGISTRATION: 'title',
  FOREIGN_PERIODICALS: 'region',
  ARCHIVAL_REFERENCE: 'subjectName',
  APOSTILLE: 'issuedBy',
};

export function applicationTitle(service: ServiceCode, values: Readonly<Record<string, unknown>>): string {
  const title = values[TITLE_FIELDS[service]];
  return typeof title === 'string' ? title : '';
}
