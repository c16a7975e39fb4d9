import type { BodySignature } from '../../soap/index.ts';
import { certificateOf } from '../certificates/certificate-cache.ts';
import { publicKeyOf } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import type { SignedDocument } from '../signed-document.ts';
import { xmlDigestAlgorithm, xmlSignatureAlgorithm } from '../xml/xml-algorithms.ts';

/**
 * The signature of an envelope by WS-Security, found to be over its body. Refuses with WEAK_ALGORITHM,
 * UNSUPPORTED_ALGORITHM, ALG_MISMATCH or DIGEST_MISMATCH; throws DerError for a certificate that is none.
 */
export async function readWss(wss: BodySignature): Promise<SignedDocument> {
  const { family, digest: signatureDigest } = xmlSignatureAlgorithm(wss.signatureMethod);
  const digest = xmlDigestAlgorithm(wss.digestMethod);
  if (signatureDigest !== digest.oid) throw new Refusal('ALG_MISMATCH');
  if (!wss.digestValue.equals(await digest.digestLarge(wss.body))) throw new Refusal('DIGEST_MISMATCH');
  const signer = certificateOf(wss.certificate);
  if (publicKeyOf(signer).family !== family) throw new Refusal('ALG_MISMATCH');
  const { signedBytes, signature } = wss;
  return {
    ...{ format: 'XML', signer, embedded: [], digest, family, signedBytes, signature },
    timestampToken: undefined,
    signingTime: undefined,
  };
}
