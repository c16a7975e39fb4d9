import { contextConstructed, DerReader, explicit, oid, sequence, setOf, TAG } from '../../asn1/index.ts';
import { signatureOf, withTimeStamp } from '../../signing/index.ts';
import type { Stamp } from './request-timestamp.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/**
 * A message of the sandbox with a time-stamp over each of its signatures: CAdES-T of CAdES-BES (ETSI EN
 * 319 122-1 5.3), as NCALayer's createCMSSignature makes.
 */
export async function stampCms(cms: Uint8Array, stamp: Stamp): Promise<Buffer> {
  const contentInfo = new DerReader(cms).open(TAG.SEQUENCE);
  contentInfo.skip();
  const signedData = contentInfo.open(contextConstructed(0)).open(TAG.SEQUENCE);
  const head = [signedData.raw(TAG.INTEGER), signedData.raw(TAG.SET), signedData.raw(TAG.SEQUENCE)];
  const certificates = contextConstructed(0);
  if (signedData.has(certificates)) head.push(signedData.raw(certificates));
  const signers = signedData.open(TAG.SET);
  const stamped: Buffer[] = [];
  while (!signers.atEnd) {
    const signerInfo = signers.raw(TAG.SEQUENCE);
    stamped.push(withTimeStamp(signerInfo, await stamp(signatureOf(signerInfo))));
  }
  return sequence(oid(SIGNED_DATA), explicit(0, sequence(...head, setOf(...stamped))));
}
