import type { KeyObject } from 'node:crypto';
import { explicit, integer, nothing, octetString, oid, sequence, setOf, time } from '../../asn1/index.ts';
import { DIGEST_OID, type DigestName, digestOf, rsaAlgorithm, rsaSign } from './signing.ts';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** The signer as the message names it. */
export interface CmsSigner {
  readonly key: KeyObject;
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
}

/** The wrapping of signed attributes: contentType, messageDigest, signingTime, signingCertificateV2. */
export function standardAttributes(
  content: Uint8Array,
  certificate: Uint8Array,
  signingTime: Date,
  digest: DigestName = 'SHA256',
): Buffer[] {
  return [
    attribute('1.2.840.113549.1.9.3', oid(DATA)),
    attribute('1.2.840.113549.1.9.5', time(signingTime)),
    attribute('1.2.840.113549.1.9.4', octetString(digestOf(digest, content))),
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octetString(digestOf('SHA256', certificate))))),
    ),
  ];
}

export function attribute(id: string, ...values: readonly Uint8Array[]): Buffer {
  return sequence(oid(id), setOf(...values));
}

export interface SignerInfoSpec {
  readonly signer: CmsSigner;
  /** Undefined: the content itself is signed, as no signature accepted here may be. */
  readonly attributes: readonly Uint8Array[] | undefined;
  readonly content: Uint8Array;
  readonly digest?: DigestName;
  readonly signatureDigest?: DigestName;
}

/** A SignerInfo named by issuer and serial number (RFC 5652 5.3). */
export function buildSignerInfo(spec: SignerInfoSpec): Buffer {
  const digest = spec.digest ?? 'SHA256';
  const signatureDigest = spec.signatureDigest ?? digest;
  const signedBytes = spec.attributes === undefined ? spec.content : setOf(...spec.attributes);
  return sequence(
    integer(1),
    sequence(...issuerAndSerial(spec.signer.certificate)),
    sequence(oid(DIGEST_OID[digest]), nothing()),
    ...(spec.attributes === undefined ? [] : [retagged(setOf(...spec.attributes), 0xa0)]),
    rsaAlgorithm(signatureDigest),
    octetString(rsaSign(signatureDigest, signedBytes, spec.signer.key)),
  );
}

export interface CmsSpec {
  /** Undefined: detached. */
  readonly content: Uint8Array | undefined;
  readonly signerInfos: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
  readonly digests?: readonly DigestName[];
  readonly contentType?: string;
}

/** A ContentInfo with SignedData (RFC 5652 5.1) as DER. */
export function buildCms(spec: CmsSpec): Buffer {
  const digests = (spec.digests ?? ['SHA256']).map((digest) => sequence(oid(DIGEST_OID[digest]), nothing()));
  const encapsulated = spec.content === undefined ? [] : [explicit(0, octetString(spec.content))];
  const signedData = sequence(
    integer(spec.contentType === undefined ? 1 : 3),
    setOf(...digests),
    sequence(oid(spec.contentType ?? DATA), ...encapsulated),
    ...(spec.certificates.length === 0 ? [] : [retagged(setOf(...spec.certificates), 0xa0)]),
    setOf(...spec.signerInfos),
  );
  return sequence(oid(SIGNED_DATA), explicit(0, signedData));
}

function retagged(der: Buffer, tag: number): Buffer {
  const copy = Buffer.from(der);
  copy[0] = tag;
  return copy;
}

/**
 * The two elements as they stand in a certificate of the sandbox: version, serial, algorithm, issuer come
 * first.
 */
function issuerAndSerial(certificate: Uint8Array): Buffer[] {
  const tbs = contentsOf(contentsOf(Buffer.from(certificate)));
  const [, serial, , issuer] = split(tbs);
  if (serial === undefined || issuer === undefined) throw new Error('not a certificate');
  return [issuer, serial];
}

function contentsOf(der: Buffer): Buffer {
  const { from, to } = bounds(der, 0);
  return der.subarray(from, to);
}

function split(contents: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < contents.length; ) {
    const { to } = bounds(contents, at);
    parts.push(contents.subarray(at, to));
    at = to;
  }
  return parts;
}

function bounds(der: Buffer, at: number): { from: number; to: number } {
  const first = der[at + 1] ?? 0;
  const count = first < 0x80 ? 0 : first & 0x7f;
  const length = count === 0 ? first : der.readUIntBE(at + 2, count);
  const from = at + 2 + count;
  return { from, to: from + length };
}
