import {
  contextConstructed,
  DerReader,
  element,
  explicit,
  oid,
  sequence,
  setOf,
  TAG,
} from '../../asn1/index.ts';
import { attribute } from './cms-builder.ts';
import type { Stamp } from './request-timestamp.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TIMESTAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

/**
 * A one-signer message of the sandbox with a time-stamp over its signature in the unsigned attributes:
 * CAdES-T of CAdES-BES (ETSI EN 319 122-1 5.3), as NCALayer's createCMSSignature makes.
 */
export async function stampCms(cms: Uint8Array, stamp: Stamp): Promise<Buffer> {
  const contentInfo = new DerReader(cms).open(TAG.SEQUENCE);
  contentInfo.skip();
  const signedData = contentInfo.open(contextConstructed(0)).open(TAG.SEQUENCE);
  const head = [signedData.raw(TAG.INTEGER), signedData.raw(TAG.SET), signedData.raw(TAG.SEQUENCE)];
  const certificates = contextConstructed(0);
  if (signedData.has(certificates)) head.push(signedData.raw(certificates));
  const signer = signedData.open(TAG.SET).open(TAG.SEQUENCE);
  const { parts, signature } = readSigner(signer);
  const token = attribute(TIMESTAMP_TOKEN, await stamp(signature));
  const stamped = sequence(...parts, element(contextConstructed(1), token));
  return sequence(oid(SIGNED_DATA), explicit(0, sequence(...head, setOf(stamped))));
}

/** The parts of a SignerInfo as they stand, up to its signature. */
function readSigner(signer: DerReader): { parts: Uint8Array[]; signature: Uint8Array } {
  const attributes = contextConstructed(0);
  const parts = [signer.raw(TAG.INTEGER), signer.raw(TAG.SEQUENCE), signer.raw(TAG.SEQUENCE)];
  if (signer.has(attributes)) parts.push(signer.raw(attributes));
  parts.push(signer.raw(TAG.SEQUENCE));
  const whole = signer.raw(TAG.OCTET_STRING);
  signer.finish();
  return { parts: [...parts, whole], signature: new DerReader(whole).value(TAG.OCTET_STRING) };
}
