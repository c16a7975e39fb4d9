import type { Queryable, Transaction } from '../postgres/index.ts';
import { type EnvelopeDirection, type EnvelopeForm, type PackedBytes, unpacked } from './envelope.ts';

/** Keeps what was sent and what was answered to it, beside the message. */
export async function keepExchanged(
  transaction: Transaction,
  line: { readonly subjectId: string; readonly messageId: string; readonly at: Date },
  exchanged: { readonly sent: PackedBytes; readonly answered: PackedBytes },
): Promise<void> {
  const { subjectId, messageId, at } = line;
  for (const [direction, bytes] of [
    ['SENT', exchanged.sent],
    ['ANSWERED', exchanged.answered],
  ] as const) {
    const { form, signerBin, size, sha256, packed } = bytes;
    await transaction.query(
      `INSERT INTO exchange_envelope (subject_id, message_id, direction, form, signer_bin, size, sha256, content, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [subjectId, messageId, direction, form, signerBin, size, sha256, packed, at],
    );
  }
}

/** Keeps what was received, beside its line; of what is refused again and again, the first. */
export async function keepReceived(
  transaction: Transaction,
  line: {
    readonly subjectId: string;
    readonly receiptId: string;
    readonly refused: boolean;
    readonly at: Date;
  },
  { form, signerBin, size, sha256, packed }: PackedBytes,
): Promise<void> {
  await transaction.query(
    `INSERT INTO exchange_envelope (subject_id, receipt_id, direction, form, signer_bin, size, sha256, content, at)
     SELECT $1, $2, 'RECEIVED', $3, $4, $5, $6, $7, $8
     WHERE NOT $9 OR NOT EXISTS (SELECT FROM exchange_envelope e JOIN exchange_receipt r ON r.id = e.receipt_id
       JOIN exchange_receipt n ON n.id = $2 AND (n.sender_bin, n.sender, n.kind, n.reference)
         = (r.sender_bin, r.sender, r.kind, r.reference)
       WHERE e.subject_id = $1)`,
    [line.subjectId, line.receiptId, form, signerBin, size, sha256, packed, line.at, line.refused],
  );
}

/** A kept envelope, with the line of the ledger that it belongs to. */
export interface KeptEnvelope {
  readonly id: string;
  readonly direction: EnvelopeDirection;
  readonly form: EnvelopeForm;
  readonly signerBin: string | null;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly at: string;
  /** Kind of our message, or of the receipt. */
  readonly kind: string;
  /** The number under which it travelled: ours, or of what was received its own where it has one. */
  readonly messageId: string;
}

/** Every envelope about one subject, in the order in which they were kept. */
export function keptEnvelopes(queryable: Queryable, subjectId: string): Promise<KeptEnvelope[]> {
  return queryable.query<KeptEnvelope>(
    `SELECT e.id, e.direction, e.form, e.signer_bin AS "signerBin", e.size, encode(e.sha256, 'hex') AS sha256, e.at,
       coalesce(m.kind, r.kind) AS kind, coalesce(m.id::text, r.message_id::text, r.reference) AS "messageId"
     FROM exchange_envelope e LEFT JOIN exchange_message m ON m.id = e.message_id
       LEFT JOIN exchange_receipt r ON r.id = e.receipt_id
     WHERE e.subject_id = $1 ORDER BY e.id`,
    [subjectId],
  );
}

/** The bytes of one, and whom it is about; null where there is none. */
export async function envelopeContent(
  queryable: Queryable,
  id: string,
): Promise<{ readonly subjectId: string; readonly sha256: string; readonly content: Buffer } | null> {
  const [row] = await queryable.query<{ subjectId: string; sha256: string; content: Buffer }>(
    `SELECT subject_id AS "subjectId", encode(sha256, 'hex') AS sha256, content FROM exchange_envelope WHERE id = $1`,
    [id],
  );
  return row === undefined ? null : { ...row, content: await unpacked(row.content) };
}
