import { digestAlgorithm, signatureAlgorithm } from '../../src/signatures/algorithms/algorithms.ts';
import { publicKeyOf } from '../../src/signatures/certificates/x509.ts';
import { signatureWord } from './certificate-points.ts';
import type { FileCheck } from './check-context.ts';
import { detachedContent } from './detached-content.ts';
import { rowOf, withoutExpectation } from './row.ts';

const SHA_256 = '2.16.840.1.101.3.4.2.1';

/** A bare signature over content that the manifest quotes, by a certificate of the folder that it names by its number. */
export const checkRaw: FileCheck = async ({ file, bytes, facts }, { material }) => {
  const content = detachedContent(facts.content);
  const serial = facts.serial?.toUpperCase();
  const signer = material.certificates.find(({ serialNumber }) => serialNumber === serial);
  if (content === undefined || signer === undefined || typeof facts.verified !== 'boolean') {
    return withoutExpectation(file, 'content, signer or what is expected are not told');
  }
  const oid = facts.digest ?? signatureAlgorithm(signer.keyAlgorithm).digest ?? SHA_256;
  const digest = digestAlgorithm({ oid, plain: true });
  const good = await publicKeyOf(signer).verify(digest, content, signatureIn(bytes));
  return rowOf(file, [{ name: '', expected: signatureWord(facts.verified), given: signatureWord(good) }]);
};

/** As octets, or as Base64 with or without line breaks. */
function signatureIn(bytes: Buffer): Uint8Array {
  const text = bytes.toString('latin1').replace(/\s/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : bytes;
}
