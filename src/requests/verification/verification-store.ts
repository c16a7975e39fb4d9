import type { Queryable } from '../../postgres/index.ts';
import type { ResultRow } from '../request.ts';
import { RESULT_JSON } from '../request-sql.ts';

/** A result by its number, for anyone who holds the paper. */
export function findResultByNumber(database: Queryable, number: string): Promise<ResultRow | null> {
  return findResult(database, 'd.number = $1', number);
}

/** A result by the SHA-256 of the PDF that was handed out. */
export function findResultByPaper(database: Queryable, digest: Buffer): Promise<ResultRow | null> {
  return findResult(database, 'd.paper_sha256 = $1', digest);
}

async function findResult(
  database: Queryable,
  where: string,
  value: string | Buffer,
): Promise<ResultRow | null> {
  const [row] = await database.query<{ result: ResultRow }>(
    `SELECT ${RESULT_JSON} AS result FROM request_result d WHERE ${where}`,
    [value],
  );
  return row?.result ?? null;
}

interface Check {
  readonly resultId: string | null;
  readonly day: string;
  readonly way: string;
  readonly verdict: string;
}

/** Adds one to the count of the day; nothing is kept of who asked. */
export async function countCheck(database: Queryable, { resultId, day, way, verdict }: Check): Promise<void> {
  await database.query(
    `INSERT INTO result_check (result_id, day, way, verdict, count) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (result_id, day, way, verdict) DO UPDATE SET count = result_check.count + 1`,
    [resultId, day, way, verdict],
  );
}

/** How often a result has been checked, however it was found. */
export async function checksOf(database: Queryable, resultId: string): Promise<number> {
  const [row] = await database.query<{ checks: number }>(
    'SELECT coalesce(sum(count), 0)::int AS checks FROM result_check WHERE result_id = $1',
    [resultId],
  );
  return row?.checks ?? 0;
}

/** The signature that stands beside a paper; null where it is inside, or over the statement. */
export async function detachedSignatureOf(database: Queryable, resultId: string): Promise<Buffer | null> {
  const [row] = await database.query<{ cms: Buffer }>(
    `SELECT g.cms FROM request_result d JOIN request_signature g ON g.id = d.signature_id
     WHERE d.id = $1 AND d.signed_form = 'DETACHED'`,
    [resultId],
  );
  return row?.cms ?? null;
}
