import type { Queryable } from '../../postgres/index.ts';

/** The paper that a result's signing document names by its digest. */
export interface SigningPaper {
  readonly pdf: Buffer;
  /** The date that is written on it. */
  readonly preparedAt: Date;
}

export async function saveSigningPaper(
  database: Queryable,
  documentId: string,
  { pdf, preparedAt }: SigningPaper,
): Promise<void> {
  await database.query(`INSERT INTO signing_paper (document_id, pdf, prepared_at) VALUES ($1, $2, $3)`, [
    documentId,
    pdf,
    preparedAt,
  ]);
}

/** Throws where the document is none of a result. */
export async function signingPaper(database: Queryable, documentId: string): Promise<SigningPaper> {
  const [row] = await database.query<{ pdf: Buffer; preparedAt: string }>(
    `SELECT pdf, prepared_at AS "preparedAt" FROM signing_paper WHERE document_id = $1`,
    [documentId],
  );
  if (row === undefined) throw new Error(`signing document ${documentId} has no paper`);
  return { pdf: row.pdf, preparedAt: new Date(row.preparedAt) };
}
