import type { Queryable } from '../../postgres/index.ts';
import type { SignatureEvidence, SignerIdentity } from '../../signatures/index.ts';

export interface NewSignature {
  readonly requestId: string;
  readonly documentId: string;
  readonly stepKey: string;
  readonly role: string;
  readonly signer: SignerIdentity;
  readonly evidence: SignatureEvidence;
  readonly cms: Buffer;
  readonly signedAt: Date;
}

/** Keeps a signature with what it was judged by. */
export async function saveSignature(database: Queryable, signature: NewSignature): Promise<string> {
  const { signer } = signature;
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO request_signature (request_id, document_id, step_key, role, signer_name, iin, bin, serial_number,
       valid_from, valid_to, algorithm, signed_at, cms, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      signature.requestId,
      signature.documentId,
      signature.stepKey,
      signature.role,
      signer.name,
      signer.iin,
      signer.bin,
      signer.serialNumber,
      signer.validFrom,
      signer.validTo,
      signer.algorithm,
      signature.signedAt,
      signature.cms,
      JSON.stringify(signature.evidence),
    ],
  );
  if (row === undefined) throw new Error('the signature was not written');
  return row.id;
}
