import type { KeyObject } from 'node:crypto';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
  time,
} from '../../asn1/index.ts';
import { type DistinguishedName, encodeName } from './name-builder.ts';
import { type DigestName, keyIdentifier, rsaAlgorithm, rsaSign } from './signing.ts';

const KEY_USAGE_BIT = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  cRLSign: 6,
} as const;
export type KeyUsage = keyof typeof KEY_USAGE_BIT;

/** All that the sandbox may write into a certificate, right or wrong. */
export interface CertificateSpec {
  readonly serial: Uint8Array;
  readonly subject: DistinguishedName;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyUsage: readonly KeyUsage[];
  /** Object identifiers; no extension when empty. */
  readonly extendedKeyUsage: readonly string[];
  /** Present: basicConstraints CA:TRUE. */
  readonly authority?: { readonly pathLength?: number };
  readonly crlUrl?: string;
  readonly policy?: string;
  readonly digest?: DigestName;
  /** The digest named inside the signed part, when it must not agree. */
  readonly innerDigest?: DigestName;
  /** Whole Extension elements. */
  readonly otherExtensions?: readonly Uint8Array[];
}

export interface CertificateIssuer {
  readonly subject: DistinguishedName;
  readonly key: KeyObject;
  readonly keyId: Uint8Array;
}

/** An X.509 v3 certificate as DER (RFC 5280 4.1). */
export function buildCertificate(spec: CertificateSpec, issuer: CertificateIssuer): Buffer {
  const digest = spec.digest ?? 'SHA256';
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(spec.serial),
    rsaAlgorithm(spec.innerDigest ?? digest),
    encodeName(issuer.subject),
    sequence(time(spec.notBefore), time(spec.notAfter)),
    encodeName(spec.subject),
    spec.publicKey,
    explicit(3, sequence(...extensionsOf(spec, issuer))),
  );
  return sequence(tbs, rsaAlgorithm(digest), bitString(rsaSign(digest, tbs, issuer.key)));
}

export function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

function extensionsOf(spec: CertificateSpec, issuer: CertificateIssuer): Buffer[] {
  const { authority, keyUsage, extendedKeyUsage, policy, crlUrl } = spec;
  const extensions = [
    extension('2.5.29.14', octetString(keyIdentifier(spec.publicKey))),
    extension('2.5.29.35', sequence(implicit(0, issuer.keyId))),
  ];
  if (authority) extensions.push(extension('2.5.29.19', basicConstraints(authority.pathLength), true));
  if (keyUsage.length > 0) {
    extensions.push(extension('2.5.29.15', namedBits(keyUsage.map((usage) => KEY_USAGE_BIT[usage])), true));
  }
  if (extendedKeyUsage.length > 0)
    extensions.push(extension('2.5.29.37', sequence(...extendedKeyUsage.map(oid))));
  if (policy) extensions.push(extension('2.5.29.32', sequence(sequence(oid(policy)))));
  if (crlUrl) extensions.push(extension('2.5.29.31', distributionPoints(crlUrl)));
  return [...extensions, ...(spec.otherExtensions ?? []).map((other) => Buffer.from(other))];
}

function basicConstraints(pathLength: number | undefined): Buffer {
  return sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)]));
}

function distributionPoints(url: string): Buffer {
  const uniformResourceIdentifier = implicit(6, Buffer.from(url, 'latin1'));
  return sequence(sequence(explicit(0, explicit(0, uniformResourceIdentifier))));
}
