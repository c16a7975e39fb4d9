import type { Queryable, Transaction } from '../../postgres/index.ts';
import type { ReceivedSignature, Signatory } from '../signing/received-signature.ts';

/** A signature that waits for a verdict. */
export interface HeldSignature {
  readonly id: string;
  /** The version that the request must still have: what changed since, was not signed. */
  readonly requestVersion: number;
  readonly attempts: number;
  readonly received: ReceivedSignature;
}

interface HeldRow extends Pick<HeldSignature, 'id' | 'requestVersion' | 'attempts'> {
  readonly requestId: string;
  readonly stepKey: string;
  readonly documentId: string;
  readonly content: Buffer;
  readonly signature: Buffer;
  readonly note: string | null;
  readonly receivedAt: string;
  readonly signer: Signatory;
}

export type HeldOutcome = 'ACCEPTED' | 'REFUSED' | 'TURNED_DOWN' | 'SUPERSEDED';

/** Null when there is none, or its verdict has been given. */
export async function findHeldSignature(database: Queryable, id: string): Promise<HeldSignature | null> {
  const [row] = await database.query<HeldRow>(
    `SELECT h.id, h.request_version AS "requestVersion", h.attempts, h.request_id AS "requestId",
       h.step_key AS "stepKey", h.document_id AS "documentId", d.content, h.signature, h.note,
       h.received_at AS "receivedAt",
       json_build_object('id', p.id, 'name', p.name, 'role', p.role, 'iin', p.iin, 'bin', p.bin) AS signer
     FROM held_signature h JOIN signing_document d ON d.id = h.document_id JOIN person p ON p.id = h.signer_id
     WHERE h.id = $1 AND h.settled_at IS NULL`,
    [id],
  );
  if (row === undefined) return null;
  const { requestId, stepKey, documentId, content, signature, note, signer } = row;
  return {
    id: row.id,
    requestVersion: row.requestVersion,
    attempts: row.attempts,
    received: {
      requestId,
      stepKey,
      document: { id: documentId, content },
      signer,
      signature,
      receivedAt: new Date(row.receivedAt),
      note,
    },
  };
}

export interface NewHeldSignature {
  readonly received: ReceivedSignature;
  readonly requestVersion: number;
  readonly doubt: string;
  readonly nextTryAt: Date;
}

/** Keeps it in place of any that waits for this request; answers its id. */
export async function addHeldSignature(
  transaction: Transaction,
  { received, requestVersion, doubt, nextTryAt }: NewHeldSignature,
): Promise<string> {
  const { requestId, stepKey, document, signer, signature, note, receivedAt } = received;
  await transaction.query(
    `UPDATE held_signature SET settled_at = $2, outcome = 'SUPERSEDED'
     WHERE request_id = $1 AND settled_at IS NULL RETURNING id`,
    [requestId, receivedAt],
  );
  const [row] = await transaction.query<{ id: string }>(
    `INSERT INTO held_signature (request_id, request_version, step_key, document_id, signer_id, signature, note,
       received_at, doubt, attempts, next_try_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10) RETURNING id`,
    [
      requestId,
      requestVersion,
      stepKey,
      document.id,
      signer.id,
      signature,
      note,
      receivedAt,
      doubt,
      nextTryAt,
    ],
  );
  if (row === undefined) throw new Error('the signature was not kept');
  return row.id;
}

/** False when another was first. */
export async function settleHeldSignature(
  transaction: Transaction,
  id: string,
  outcome: HeldOutcome,
  at: Date,
): Promise<boolean> {
  const settled = await transaction.query(
    'UPDATE held_signature SET settled_at = $3, outcome = $2 WHERE id = $1 AND settled_at IS NULL RETURNING id',
    [id, outcome, at],
  );
  return settled.length === 1;
}

/** Notes a try that brought no verdict. */
export async function postponeHeldSignature(
  transaction: Transaction,
  id: string,
  { doubt, nextTryAt }: Pick<NewHeldSignature, 'doubt' | 'nextTryAt'>,
): Promise<void> {
  await transaction.query(
    `UPDATE held_signature SET doubt = $2, next_try_at = $3, attempts = attempts + 1
     WHERE id = $1 AND settled_at IS NULL RETURNING id`,
    [id, doubt, nextTryAt],
  );
}
