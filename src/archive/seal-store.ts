import type { Queryable } from '../postgres/index.ts';
import type { TimedSeal } from './seal.ts';

/** The seal of a manifest as it is kept; null where none was made. */
export async function findSeal(
  database: Queryable,
  manifestSha256: string,
): Promise<{ readonly cms: Buffer; readonly timed: boolean } | null> {
  const [row] = await database.query<{ cms: Buffer; timed: boolean }>(
    `SELECT coalesce(t.cms, s.cms) AS cms, t.cms IS NOT NULL AS timed
     FROM archive_seal s LEFT JOIN archive_seal_time t USING (manifest_sha256)
     WHERE s.manifest_sha256 = decode($1, 'hex')`,
    [manifestSha256],
  );
  return row ?? null;
}

/** Keeps a seal; of two made at the same time the first. */
export async function addSeal(
  database: Queryable,
  seal: {
    readonly manifestSha256: string;
    readonly requestId: string;
    readonly cms: Buffer;
    readonly at: Date;
  },
): Promise<void> {
  await database.query(
    `INSERT INTO archive_seal (manifest_sha256, request_id, cms, sealed_at) VALUES (decode($1, 'hex'), $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [seal.manifestSha256, seal.requestId, seal.cms, seal.at],
  );
}

/** Keeps a seal with its time-stamp; of two made at the same time the first. */
export async function addSealTime(
  database: Queryable,
  manifestSha256: string,
  { cms, time, authority }: TimedSeal,
): Promise<void> {
  await database.query(
    `INSERT INTO archive_seal_time (manifest_sha256, cms, time, authority) VALUES (decode($1, 'hex'), $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [manifestSha256, cms, time, authority],
  );
}
