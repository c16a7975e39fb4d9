import type { Queryable } from '../postgres/index.ts';
import { IS_TOLD } from './exchange-message.ts';

/** Which kinds of messages about a subject went to that system, or are there for it to fetch. */
export async function kindsTold(
  queryable: Queryable,
  subjectId: string,
  receiver: string,
): Promise<readonly string[]> {
  const told = await queryable.query<{ kind: string }>(
    `SELECT DISTINCT kind FROM exchange_message
     WHERE subject_id = $1 AND receiver = $2 AND state <> 'FAILED'
       AND ${IS_TOLD}`,
    [subjectId, receiver],
  );
  return told.map(({ kind }) => kind);
}

/** Notes that a system has read a file of a subject, by its digest; the first time alone. */
export async function noteFileRead(
  queryable: Queryable,
  read: {
    readonly subjectId: string;
    readonly sender: string;
    readonly senderBin: string;
    readonly sha256: string;
    readonly at: Date;
  },
): Promise<void> {
  const { subjectId, sender, senderBin, sha256, at } = read;
  await queryable.query(
    `INSERT INTO exchange_receipt (at, kind, sender, sender_bin, reference, told, outcome, subject_id)
     VALUES ($1, 'FILE', $2, $3, $4 || ' ' || $5, $5, 'TAKEN', $4::uuid)
     ON CONFLICT (sender_bin, sender, kind, reference) WHERE outcome IN ('TAKEN', 'LATE') DO NOTHING RETURNING id`,
    [at, sender, senderBin, subjectId, sha256],
  );
}
