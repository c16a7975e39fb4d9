import { DerReader, TAG } from '../../src/asn1/index.ts';
import { tokenOfResponse } from '../../src/sandbox/certification-authority/timestamp-response.ts';
import { parseCertificate, publicKeyOf, sameBytes } from '../../src/signatures/certificates/x509.ts';
import { findSignerCertificate } from '../../src/signatures/cms/signer-certificate.ts';
import { algorithmsOf, onlySigner, readAttributes } from '../../src/signatures/cms/signer-checks.ts';
import { verifyTimestamp } from '../../src/signatures/index.ts';
import {
  parseTimestampToken,
  type TimestampToken,
  TST_INFO,
} from '../../src/signatures/timestamps/timestamp-token.ts';
import { signatureWord, signedByAny } from './certificate-points.ts';
import type { FileCheck } from './check-context.ts';
import { faultOf } from './judge-certificate.ts';
import { KNOWN_TIMESTAMPS } from './known-answers.ts';
import { derOf, issuedBy, type Material, type World } from './material.ts';
import { rowOf, withoutExpectation } from './row.ts';

/**
 * A time-stamp token or the answer that brought it. What was stamped is not told, so of one that nothing is known about
 * only the signature is compared.
 */
export const checkTimestamp: FileCheck = async ({ file, bytes, sha256 }, { material, world }) => {
  const der = derOf(bytes);
  const token = isToken(der) ? der : tokenOfResponse(der);
  const parsed = parseTimestampToken(token);
  const known = KNOWN_TIMESTAMPS.get(sha256);
  const given = await signatureOf(parsed, material);
  if (given === undefined && known === undefined)
    return withoutExpectation(file, 'of an authority that is not in the folder');
  return rowOf(file, [
    { name: '', expected: signatureWord(true), given: given ?? 'of an authority that is not in the folder' },
    { name: 'policy', expected: known?.policy, given: parsed.info.policy },
    { name: '', expected: known?.verdict, given: await verdictOn(token, world) },
  ]);
};

/** A ContentInfo begins with its type, an answer with a status. */
function isToken(der: Uint8Array): boolean {
  return new DerReader(der).open(TAG.SEQUENCE).has(TAG.OID);
}

/** Over its content, and by a certificate that an authority of the folder signed; undefined where that is none of them. */
async function signatureOf(
  { message, content }: TimestampToken,
  material: Material,
): Promise<string | undefined> {
  const info = onlySigner(message);
  const { digest } = algorithmsOf(message, info);
  const { signedBytes, messageDigest } = readAttributes(info, TST_INFO);
  const candidates = [...message.certificates.map(parseCertificate), ...material.certificates];
  const signer = findSignerCertificate(info.id, candidates);
  const issuers = material.issuersOf(issuedBy(signer));
  if (issuers.length === 0) return undefined;
  const good =
    sameBytes(digest.digest(content), messageDigest) &&
    (await publicKeyOf(signer).verify(digest, signedBytes, info.signature)) &&
    (await signedByAny(signer, issuers));
  return signatureWord(good);
}

/** Over bytes that were not stamped: a digest too weak is refused before they are looked at. */
async function verdictOn(token: Uint8Array, { trust }: World): Promise<string> {
  try {
    await verifyTimestamp({ token, imprinted: Buffer.alloc(0), trust });
    return 'VALID';
  } catch (error) {
    return faultOf(error);
  }
}
