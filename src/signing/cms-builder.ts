import {
  contextConstructed,
  DerReader,
  element,
  explicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  TAG,
  time,
} from '../asn1/index.ts';
import { DIGEST_OID, type DigestName, digestOf } from './digests.ts';
import type { SigningKey } from './signing-key.ts';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

/** The signer as the message names it. */
export interface CmsSigner {
  readonly key: SigningKey;
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
  /** The key's usual one unless told. */
  readonly digest?: DigestName;
  readonly signatureDigest?: DigestName;
}

/** A SignerInfo named by issuer and serial number (RFC 5652 5.3). */
export function buildSignerInfo(spec: SignerInfoSpec): Buffer {
  const { key, certificate } = spec.signer;
  const digest = spec.digest ?? key.digest;
  const signatureDigest = spec.signatureDigest ?? digest;
  const signedBytes = spec.attributes === undefined ? spec.content : setOf(...spec.attributes);
  return sequence(
    integer(1),
    sequence(...issuerAndSerial(certificate)),
    sequence(oid(DIGEST_OID[digest]), nothing()),
    ...(spec.attributes === undefined ? [] : [retagged(setOf(...spec.attributes), 0xa0)]),
    key.signatureAlgorithm(signatureDigest),
    octetString(key.sign(signedBytes, signatureDigest)),
  );
}

/** The signature value of a SignerInfo, which a time-stamp is over (RFC 3161 appendix A). */
export function signatureOf(signerInfo: Uint8Array): Uint8Array {
  const reader = new DerReader(signerInfo).open(TAG.SEQUENCE);
  while (!reader.has(TAG.OCTET_STRING)) reader.skip();
  return reader.value(TAG.OCTET_STRING);
}

/** The SignerInfo with a time-stamp token (ContentInfo, DER) as its unsigned attribute (RFC 3161 appendix A). */
export function withTimeStamp(signerInfo: Uint8Array, token: Uint8Array): Buffer {
  const contents = new DerReader(signerInfo).value(TAG.SEQUENCE);
  return sequence(contents, element(contextConstructed(1), attribute(TIME_STAMP_TOKEN, token)));
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

/** The issuer and the serial number as they stand in a certificate: version, serial, algorithm, issuer come first. */
function issuerAndSerial(certificate: Uint8Array): Uint8Array[] {
  const tbs = new DerReader(certificate).open(TAG.SEQUENCE).open(TAG.SEQUENCE);
  tbs.skip();
  const serial = tbs.raw(TAG.INTEGER);
  tbs.skip();
  return [tbs.raw(TAG.SEQUENCE), serial];
}
