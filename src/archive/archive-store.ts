import { type PaymentRow, paymentJson } from '../payments/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { SignatureEvidence } from '../signatures/index.ts';

/** A signature with the bytes it came in, the document that was given out for it, and what its verdict rests on. */
export interface SignatureRecord {
  readonly stepKey: string;
  readonly role: string;
  readonly signerName: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly serialNumber: string;
  readonly algorithm: string;
  readonly signedAt: string;
  readonly cms: Buffer;
  readonly document: Buffer;
  readonly evidence: SignatureEvidence;
  /** Whether a result was issued upon it. */
  readonly ofResult: boolean;
}

export function signaturesOf(database: Queryable, requestId: string): Promise<SignatureRecord[]> {
  return database.query<SignatureRecord>(
    `SELECT g.step_key AS "stepKey", g.role, g.signer_name AS "signerName", g.iin, g.bin,
       g.serial_number AS "serialNumber", g.algorithm, g.signed_at AS "signedAt", g.cms, d.content AS document, g.evidence,
       EXISTS (SELECT FROM request_result x WHERE x.signature_id = g.id) AS "ofResult"
     FROM request_signature g JOIN signing_document d ON d.id = g.document_id
     WHERE g.request_id = $1 ORDER BY g.id`,
    [requestId],
  );
}

/** Every payment of a request, in the order in which they were opened. */
export async function paymentsOf(database: Queryable, requestId: string): Promise<PaymentRow[]> {
  const rows = await database.query<{ payment: PaymentRow }>(
    `SELECT ${paymentJson} AS payment FROM payment p WHERE p.subject_id = $1 ORDER BY p.id`,
    [requestId],
  );
  return rows.map(({ payment }) => payment);
}

/** Papers at public service centres: receipts, each paper's way, handing over. */
export async function papersOf(database: Queryable, requestId: string): Promise<readonly object[]> {
  const rows = await database.query<{ receipt: object }>(
    `SELECT json_build_object('number', c.number, 'centre', c.centre, 'accepted', c.accepted, 'documents', c.documents,
       'missing', c.missing, 'note', c.note, 'acceptedBy', c.accepted_by_name, 'acceptedAt', c.accepted_at,
       'readyOn', c.ready_on,
       'papers', (SELECT coalesce(json_agg(json_build_object('kind', p.kind, 'document', p.document,
           'movements', (SELECT coalesce(json_agg(json_build_object('location', m.location, 'at', m.at, 'by', m.by_name,
               'register', t.number, 'note', m.note) ORDER BY m.id), '[]')
             FROM centre_paper_movement m LEFT JOIN transfer_register t ON t.id = m.register_id
             WHERE m.paper_id = p.id)) ORDER BY p.id), '[]')
         FROM centre_paper p WHERE p.receipt_id = c.id),
       'handedOver', (SELECT json_build_object('recipient', h.recipient_name, 'identityDocument', h.identity_document,
           'representative', h.representative, 'at', h.at) FROM centre_hand_over h WHERE h.receipt_id = c.id)) AS receipt
     FROM centre_receipt c WHERE c.request_id = $1 ORDER BY c.id`,
    [requestId],
  );
  return rows.map(({ receipt }) => receipt);
}

export interface FileFacts {
  readonly fileId: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

export async function fileFacts(database: Queryable, id: string): Promise<FileFacts> {
  const [row] = await database.query<FileFacts>(
    `SELECT id AS "fileId", media_type AS "mediaType", size, encode(sha256, 'hex') AS sha256
     FROM stored_file WHERE id = $1`,
    [id],
  );
  if (row === undefined) throw new Error(`file ${id} is gone`);
  return row;
}

export async function fileContent(database: Queryable, id: string): Promise<Buffer> {
  const [row] = await database.query<{ content: Buffer }>('SELECT content FROM stored_file WHERE id = $1', [
    id,
  ]);
  if (row === undefined) throw new Error(`file ${id} is gone`);
  return row.content;
}

/** Keeps a revocation list, once. */
export async function keepList(
  database: Queryable,
  sha256: string,
  der: Uint8Array,
  at: Date,
): Promise<void> {
  await database.query(
    `INSERT INTO kept_revocation_list (sha256, der, kept_at) VALUES (decode($1, 'hex'), $2, $3)
     ON CONFLICT DO NOTHING`,
    [sha256, Buffer.from(der), at],
  );
}

/** Those of the lists, named by SHA-256, that were kept; in the order of their names. */
export function keptLists(
  database: Queryable,
  digests: readonly string[],
): Promise<{ sha256: string; der: Buffer }[]> {
  return database.query<{ sha256: string; der: Buffer }>(
    `SELECT encode(sha256, 'hex') AS sha256, der FROM kept_revocation_list
     WHERE encode(sha256, 'hex') = ANY ($1) ORDER BY sha256`,
    [digests],
  );
}

export interface NewDownload {
  readonly requestId: string;
  readonly manifestSha256: string;
  readonly personId: string;
  readonly scope: string;
  readonly at: Date;
}

export async function noteDownload(database: Queryable, download: NewDownload): Promise<void> {
  await database.query(
    `INSERT INTO archive_download (request_id, manifest_sha256, person_id, scope, at)
     VALUES ($1, decode($2, 'hex'), $3, $4, $5)`,
    [download.requestId, download.manifestSha256, download.personId, download.scope, download.at],
  );
}

/** Who took the file of a request away. */
export interface DownloadRow {
  readonly uuid: string;
  readonly byName: string;
  readonly scope: string;
  readonly at: string;
  /** Of the time-stamp over what was fetched. */
  readonly stampedAt: string | null;
}

/** Latest first; `after` is the id of the last one seen. */
export function downloadsOf(
  database: Queryable,
  requestId: string,
  page: { readonly first: number; readonly after: string | null },
): Promise<DownloadRow[]> {
  return database.query<DownloadRow>(
    `SELECT d.id AS uuid, p.name AS "byName", d.scope, d.at, t.time AS "stampedAt"
     FROM archive_download d JOIN person p ON p.id = d.person_id
     LEFT JOIN archive_seal_time t ON t.manifest_sha256 = d.manifest_sha256
     WHERE d.request_id = $1 AND ($2::uuid IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3`,
    [requestId, page.after, page.first + 1],
  );
}
