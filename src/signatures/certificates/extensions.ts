import {
  contextPrimitive,
  DerError,
  DerReader,
  readBoolean,
  readNamedBits,
  readOid,
  readSmallInteger,
  TAG,
} from '../../asn1/index.ts';

/** Bits of keyUsage (RFC 5280 4.2.1.3). */
export const KEY_USAGE_BIT = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;

/** What the extensions of a certificate say (RFC 5280 4.2). */
export interface Extensions {
  readonly keyUsage: ReadonlySet<number> | undefined;
  readonly extendedKeyUsage: readonly string[];
  readonly extendedKeyUsageCritical: boolean;
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | undefined } | undefined;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: Uint8Array | undefined;
  /** Its revocation need not be asked about while it is valid (RFC 6960 4.2.2.2.1): a responder's. */
  readonly ocspNoCheck: boolean;
  /** Some extension is critical and not understood here. */
  readonly unknownCritical: boolean;
}

const OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const;

/**
 * Extensions that may be critical: read here, or, as policies are, bound to nothing by RFC 5280 6.1 for us.
 */
const UNDERSTOOD: ReadonlySet<string> = new Set(Object.values(OID));

export interface RawExtension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The extensions by identifier; one that stands twice is refused (RFC 5280 4.2). */
export function readRawExtensions(wrapper: DerReader): ReadonlyMap<string, RawExtension> {
  const list = wrapper.open(TAG.SEQUENCE);
  wrapper.finish();
  const found = new Map<string, RawExtension>();
  while (!list.atEnd) {
    const extension = list.open(TAG.SEQUENCE);
    const oid = readOid(extension);
    const critical = extension.has(TAG.BOOLEAN) && readBoolean(extension);
    const value = extension.value(TAG.OCTET_STRING);
    extension.finish();
    if (found.has(oid)) throw new DerError('extension twice');
    found.set(oid, { critical, value });
  }
  return found;
}

export function readExtensions(wrapper: DerReader): Extensions {
  const raw = readRawExtensions(wrapper);
  const read = <T>(oid: string, reading: (reader: DerReader) => T): T | undefined => {
    const extension = raw.get(oid);
    if (extension === undefined) return undefined;
    const reader = new DerReader(extension.value);
    const value = reading(reader);
    reader.finish();
    return value;
  };
  return {
    keyUsage: read(OID.keyUsage, readNamedBits),
    extendedKeyUsage: read(OID.extKeyUsage, readPurposes) ?? [],
    extendedKeyUsageCritical: raw.get(OID.extKeyUsage)?.critical ?? false,
    basicConstraints: read(OID.basicConstraints, readBasicConstraints),
    subjectKeyId: read(OID.subjectKeyIdentifier, (reader) => reader.value(TAG.OCTET_STRING)),
    authorityKeyId: read(OID.authorityKeyIdentifier, readAuthorityKeyId),
    ocspNoCheck: raw.has(OID.ocspNoCheck),
    unknownCritical: [...raw].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid)),
  };
}

function readPurposes(reader: DerReader): readonly string[] {
  const list = reader.open(TAG.SEQUENCE);
  const purposes: string[] = [];
  while (!list.atEnd) purposes.push(readOid(list));
  return purposes;
}

function readBasicConstraints(reader: DerReader) {
  const fields = reader.open(TAG.SEQUENCE);
  const ca = fields.has(TAG.BOOLEAN) && readBoolean(fields);
  const pathLength = fields.has(TAG.INTEGER) ? readSmallInteger(fields) : undefined;
  fields.finish();
  return { ca, pathLength };
}

/** The key identifier alone; issuer and serial number beside it are left to the chain's own names. */
export function readAuthorityKeyId(reader: DerReader): Uint8Array | undefined {
  const fields = reader.open(TAG.SEQUENCE);
  const keyId = fields.has(contextPrimitive(0)) ? fields.value(contextPrimitive(0)) : undefined;
  while (!fields.atEnd) fields.skip();
  return keyId;
}
