import type { Catalogue } from '../catalogue/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { ResultRequest } from '../requests/index.ts';
import { entryByNumber } from './entry-store.ts';
import { changesBetween } from './media-changes.ts';
import { isOwnNumber, previousCertificateOf } from './previous-certificate.ts';
import type { EntryRow, FieldChange } from './register-entry.ts';

/** What a re-registration names, as an examiner looks at it. */
export interface PreviousRegistration {
  readonly certificateNumber: string;
  readonly entry: EntryRow | null;
  readonly belongsToApplicant: boolean | null;
  readonly changes: readonly (FieldChange & { readonly edition: string })[];
}

/** Null where the request re-registers nothing. */
export async function previousRegistration(
  ports: { readonly database: Queryable; readonly catalogue: Catalogue },
  request: ResultRequest,
): Promise<PreviousRegistration | null> {
  const number = request.service === 'MEDIA_REGISTRATION' ? previousCertificateOf(request.application) : null;
  if (number === null) return null;
  const { database, catalogue } = ports;
  const entry = isOwnNumber(number) ? await entryByNumber(database, 'MEDIA', number) : null;
  if (entry === null)
    return { certificateNumber: number, entry: null, belongsToApplicant: null, changes: [] };
  const { edition } = request;
  const fields = catalogue.edition(edition)?.resultFields ?? [];
  return {
    certificateNumber: number,
    entry,
    belongsToApplicant: await isHolder(database, entry, request),
    changes: changesBetween(fields, entry.content, request.application).map((change) => ({
      ...change,
      edition,
    })),
  };
}

/** By the number of the organisation, or else of the person. */
async function isHolder(
  database: Queryable,
  { uuid }: EntryRow,
  { applicantIin, applicantBin }: ResultRequest,
): Promise<boolean> {
  const rows = await database.query(
    `SELECT FROM register_entry WHERE id = $1 AND CASE WHEN holder_bin IS NULL AND $3::text IS NULL
       THEN holder_iin = $2 ELSE holder_bin = $3 END`,
    [uuid, applicantIin, applicantBin],
  );
  return rows.length === 1;
}
