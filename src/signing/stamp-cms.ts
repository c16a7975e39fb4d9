import {
  contextConstructed,
  DerError,
  DerReader,
  explicit,
  oid,
  sequence,
  setOf,
  TAG,
} from '../asn1/index.ts';
import { signatureOf, withTimeStamp } from './cms-builder.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** Has a signature's value stamped, and answers the token as DER. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array>;

/**
 * A message of `buildCms` with a time-stamp over each of its signatures: CAdES-T of CAdES-BES (ETSI EN 319 122-1 5.3), as
 * NCALayer's createCMSSignature makes.
 */
export async function stampCms(cms: Uint8Array, stamp: Stamp): Promise<Buffer> {
  const { head, signerInfos } = partsOf(cms);
  const stamped: Buffer[] = [];
  for (const signerInfo of signerInfos) {
    stamped.push(withTimeStamp(signerInfo, await stamp(signatureOf(signerInfo))));
  }
  return sequence(oid(SIGNED_DATA), explicit(0, sequence(...head, setOf(...stamped))));
}

/** The value of the first signature of such a message: what a time-stamp is over (RFC 3161 appendix A). */
export function signatureValueIn(cms: Uint8Array): Uint8Array {
  const [signerInfo] = partsOf(cms).signerInfos;
  if (signerInfo === undefined) throw new DerError('nobody has signed');
  return signatureOf(signerInfo);
}

function partsOf(cms: Uint8Array): { head: Uint8Array[]; signerInfos: Uint8Array[] } {
  const contentInfo = new DerReader(cms).open(TAG.SEQUENCE);
  contentInfo.skip();
  const signedData = contentInfo.open(contextConstructed(0)).open(TAG.SEQUENCE);
  const head = [signedData.raw(TAG.INTEGER), signedData.raw(TAG.SET), signedData.raw(TAG.SEQUENCE)];
  const certificates = contextConstructed(0);
  if (signedData.has(certificates)) head.push(signedData.raw(certificates));
  const signers = signedData.open(TAG.SET);
  const signerInfos: Uint8Array[] = [];
  while (!signers.atEnd) signerInfos.push(signers.raw(TAG.SEQUENCE));
  return { head, signerInfos };
}
