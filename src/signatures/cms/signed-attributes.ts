import {
  contextConstructed,
  DerError,
  DerReader,
  readAlgorithm,
  readOid,
  readTime,
  TAG,
} from '../../asn1/index.ts';

/** The signed attributes (RFC 5652 11, RFC 5035 for the certificate) that the checks need. */
export interface SignedAttributes {
  /** What the signature is over: the attributes as a SET (RFC 5652 5.4). */
  readonly signedBytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly messageDigest: Uint8Array | undefined;
  readonly signingTime: number | undefined;
  readonly signingCertificate: { readonly digestOid: string; readonly hash: Uint8Array } | undefined;
  /** SHA-1 of the certificate (RFC 2634 5.4), as older time-stamps name theirs. */
  readonly signingCertificateSha1: Uint8Array | undefined;
}

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV1: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;
const SHA_256_OID = '2.16.840.1.101.3.4.2.1';

/**
 * `element` is the `[0]` of a SignerInfo. Throws DerError also for an attribute that stands twice or says
 * two things.
 */
export function parseSignedAttributes(element: Uint8Array): SignedAttributes {
  const values = new Map<string, DerReader>();
  const set = new DerReader(element).open(contextConstructed(0));
  while (!set.atEnd) {
    const attribute = set.open(TAG.SEQUENCE);
    const oid = readOid(attribute);
    if (values.has(oid)) throw new DerError('attribute twice');
    values.set(oid, attribute.open(TAG.SET));
    attribute.finish();
  }
  const read = <T>(oid: string, reading: (reader: DerReader) => T): T | undefined => {
    const value = values.get(oid);
    if (value === undefined) return undefined;
    const result = reading(value);
    value.finish();
    return result;
  };
  return {
    signedBytes: asSet(element),
    contentType: read(OID.contentType, readOid),
    messageDigest: read(OID.messageDigest, (reader) => reader.value(TAG.OCTET_STRING)),
    signingTime: read(OID.signingTime, readTime),
    signingCertificate: read(OID.signingCertificateV2, readSigningCertificate),
    signingCertificateSha1: read(OID.signingCertificateV1, (reader) =>
      firstCertId(reader).value(TAG.OCTET_STRING),
    ),
  };
}

function asSet(element: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(element);
  copy[0] = TAG.SET;
  return copy;
}

/** ESSCertIDv2 of the first certificate, the signer's (RFC 5035 3); SHA-256 where no algorithm is written. */
function readSigningCertificate(reader: DerReader) {
  const first = firstCertId(reader);
  const digestOid = first.has(TAG.SEQUENCE) ? readAlgorithm(first).oid : SHA_256_OID;
  return { digestOid, hash: first.value(TAG.OCTET_STRING) };
}

function firstCertId(reader: DerReader): DerReader {
  return reader.open(TAG.SEQUENCE).open(TAG.SEQUENCE).open(TAG.SEQUENCE);
}
