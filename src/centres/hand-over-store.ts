import type { Queryable, Transaction } from '../postgres/index.ts';

/** Who came for a parcel, and showed what. */
export interface HandOverRow {
  readonly recipientName: string;
  readonly identityDocument: string;
  readonly at: string;
}

export async function handOverOf(database: Queryable, receiptId: string): Promise<HandOverRow | null> {
  const [row] = await database.query<HandOverRow>(
    `SELECT recipient_name AS "recipientName", identity_document AS "identityDocument", at
     FROM centre_hand_over WHERE receipt_id = $1`,
    [receiptId],
  );
  return row ?? null;
}

export async function insertHandOver(
  transaction: Transaction,
  row: {
    receiptId: string;
    recipientName: string;
    identityDocument: string;
    representative: object | null;
    handedBy: string;
    at: Date;
  },
): Promise<void> {
  await transaction.query(
    `INSERT INTO centre_hand_over (receipt_id, recipient_name, identity_document, representative, handed_by, at)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6)`,
    [
      row.receiptId,
      row.recipientName,
      row.identityDocument,
      row.representative === null ? null : JSON.stringify(row.representative),
      row.handedBy,
      row.at,
    ],
  );
}
