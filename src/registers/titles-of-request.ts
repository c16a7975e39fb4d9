import type { Queryable } from '../postgres/index.ts';
import type { ResultRequest } from '../requests/index.ts';
import { previousCertificateOf } from './previous-certificate.ts';
import { type SimilarTitle, similarTitles } from './similar-titles.ts';

const SHOWN = 10;

/** Titles like that of a media registration, but for its own medium; null for other services. */
export async function titlesLike(
  database: Queryable,
  request: ResultRequest,
): Promise<SimilarTitle[] | null> {
  const { service, application, applicantIin: iin, applicantBin: bin } = request;
  if (service !== 'MEDIA_REGISTRATION') return null;
  const { title, territory } = application;
  const wanted = {
    title: String(title),
    territory: Array.isArray(territory) ? territory.map(String) : [],
    iin,
    bin,
    ownNumber: (await ownNumber(database, request)) ?? previousCertificateOf(application),
  };
  return similarTitles(database, wanted, SHOWN);
}

/** Of the certificate that the request has led to already. */
async function ownNumber(database: Queryable, { uuid }: ResultRequest): Promise<string | null> {
  const [row] = await database.query<{ number: string }>(
    'SELECT number FROM register_entry WHERE request_id = $1 LIMIT 1',
    [uuid],
  );
  return row?.number ?? null;
}
