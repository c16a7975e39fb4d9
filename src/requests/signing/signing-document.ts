import { randomBytes } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Viewer } from '../../identity/index.ts';
import { globalId } from '../../kernel/index.ts';
import type { Queryable, Transaction } from '../../postgres/index.ts';
import type { RequestRow } from '../request.ts';
import { lockRequest } from '../request-store.ts';

/** Bytes that were given out to be signed: by whom, for which step, until when. */
export interface SigningDocument {
  readonly id: string;
  readonly content: Buffer;
  readonly expiresAt: string;
}

const LIFETIME_MILLISECONDS = 30 * 60_000;
/** A document that has less than this left is not given out again. */
const REUSE_MILLISECONDS = 5 * 60_000;

/** What a signer signs, besides the matter itself: bound to one request, purpose, audience and time. */
interface Statement {
  readonly purpose: 'APPLICATION' | 'RESULT';
  readonly audience: string;
  readonly matter: Readonly<Record<string, unknown>>;
}

/**
 * Gives out the exact bytes to sign: canonical JSON (RFC 8785) with the request, a nonce, the purpose and the expiry
 * inside, so that a signature fits nothing else. Asked again for the same state, at the same moment too, it gives the same
 * bytes: documents of a request are given out one after another.
 */
export async function issueSigningDocument(
  transaction: Transaction,
  signer: Viewer,
  request: RequestRow,
  stepKey: string,
  statement: Statement,
  now: Date,
): Promise<{ readonly document: SigningDocument; readonly isNew: boolean }> {
  await lockRequest(transaction, request.uuid);
  const known = await findReusableDocument(transaction, signer, request, stepKey, now);
  if (known !== null) return { document: known, isNew: false };
  const expiresAt = new Date(now.getTime() + LIFETIME_MILLISECONDS);
  const content = canonicalize({
    type: 'qyzmet-signing-document',
    version: 1,
    purpose: statement.purpose,
    audience: statement.audience,
    request: {
      id: globalId('req', request.uuid),
      version: request.version,
      regulation: request.edition,
      step: stepKey,
    },
    signer: { iin: signer.iin, bin: signer.bin },
    nonce: randomBytes(16).toString('base64url'),
    issuedAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
    matter: statement.matter,
  });
  const [row] = await transaction.query<{ id: string }>(
    `INSERT INTO signing_document (request_id, request_version, step_key, signer_id, content, issued_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [request.uuid, request.version, stepKey, signer.id, Buffer.from(content), now, expiresAt],
  );
  if (row === undefined) throw new Error('the signing document was not written');
  const document = { id: row.id, content: Buffer.from(content), expiresAt: expiresAt.toISOString() };
  return { document, isNew: true };
}

/** A document that was given out and is good for a while yet; null when there is none. */
export function findReusableDocument(
  database: Queryable,
  signer: Viewer,
  request: RequestRow,
  stepKey: string,
  now: Date,
): Promise<SigningDocument | null> {
  const validAt = new Date(now.getTime() + REUSE_MILLISECONDS);
  return findSigningDocument(database, signer, request, stepKey, validAt);
}

/** The document given out for the request as it stands, neither used nor expired: that one, or the last; null when there is none. */
export async function findSigningDocument(
  database: Queryable,
  signer: Viewer,
  request: RequestRow,
  stepKey: string,
  validAt: Date,
  id: string | null = null,
): Promise<SigningDocument | null> {
  const [row] = await database.query<SigningDocument>(
    `SELECT id, content, expires_at AS "expiresAt" FROM signing_document
     WHERE request_id = $1 AND step_key = $2 AND signer_id = $3 AND request_version = $4 AND used_at IS NULL
       AND expires_at > $5 AND ($6::uuid IS NULL OR id = $6)
     ORDER BY expires_at DESC LIMIT 1`,
    [request.uuid, stepKey, signer.id, request.version, validAt, id],
  );
  return row ?? null;
}

/** Marks it used; false when another call was first, so that one document carries one signature. */
export async function useSigningDocument(database: Queryable, id: string, now: Date): Promise<boolean> {
  const used = await database.query(
    'UPDATE signing_document SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING id',
    [id, now],
  );
  return used.length === 1;
}
