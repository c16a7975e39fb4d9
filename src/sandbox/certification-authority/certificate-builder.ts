import {
  bitString,
  boolean,
  explicit,
  ia5String,
  implicit,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
  time,
} from '../../asn1/index.ts';
import type { SigningKey } from '../../signing/index.ts';
import { type DigestName, keyIdentifier } from '../../signing/index.ts';
import { type DistinguishedName, encodeName } from './name-builder.ts';

const KEY_USAGE_BIT = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyAgreement: 4,
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
  readonly policy?: string;
  /** The certification practice statement that the policy points to. */
  readonly practiceUrl?: string;
  readonly crlUrl?: string;
  readonly deltaCrlUrl?: string;
  readonly ocspUrl?: string;
  /** The issuer's certificate. */
  readonly issuerUrl?: string;
  /** Object identifier of the place where the key is kept, in the national authority's own extension. */
  readonly keyStore?: string;
  /** The issuer's usual one unless told. */
  readonly digest?: DigestName;
  /** The digest named inside the signed part, when it must not agree. */
  readonly innerDigest?: DigestName;
  /** Whole Extension elements. */
  readonly otherExtensions?: readonly Uint8Array[];
}

export interface CertificateIssuer {
  readonly subject: DistinguishedName;
  readonly key: SigningKey;
  readonly keyId: Uint8Array;
}

/** An X.509 v3 certificate as DER (RFC 5280 4.1). */
export function buildCertificate(spec: CertificateSpec, issuer: CertificateIssuer): Buffer {
  const digest = spec.digest ?? issuer.key.digest;
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(spec.serial),
    issuer.key.signatureAlgorithm(spec.innerDigest ?? digest),
    encodeName(issuer.subject),
    sequence(time(spec.notBefore), time(spec.notAfter)),
    encodeName(spec.subject),
    spec.publicKey,
    explicit(3, sequence(...extensionsOf(spec, issuer))),
  );
  return sequence(tbs, issuer.key.signatureAlgorithm(digest), bitString(issuer.key.sign(tbs, digest)));
}

export function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

/** In the order in which the national authority has written them since 2026. */
function extensionsOf(spec: CertificateSpec, issuer: CertificateIssuer): Buffer[] {
  const { authority, keyUsage, extendedKeyUsage, policy, crlUrl, deltaCrlUrl, keyStore } = spec;
  const access = accessDescriptions(spec);
  return [
    ...(authority ? [extension('2.5.29.19', basicConstraints(authority.pathLength), true)] : []),
    ...(extendedKeyUsage.length > 0 ? [extension('2.5.29.37', sequence(...extendedKeyUsage.map(oid)))] : []),
    ...(policy ? [extension('2.5.29.32', policies(policy, spec.practiceUrl))] : []),
    ...(crlUrl ? [extension('2.5.29.31', distributionPoints(crlUrl))] : []),
    ...(deltaCrlUrl ? [extension('2.5.29.46', distributionPoints(deltaCrlUrl))] : []),
    ...(keyUsage.length > 0
      ? [extension('2.5.29.15', namedBits(keyUsage.map((usage) => KEY_USAGE_BIT[usage])), true)]
      : []),
    ...(access.length > 0 ? [extension('1.3.6.1.5.5.7.1.1', sequence(...access))] : []),
    extension('2.5.29.14', octetString(keyIdentifier(spec.publicKey))),
    extension('2.5.29.35', sequence(implicit(0, issuer.keyId))),
    ...(keyStore ? [extension('1.2.398.3.3.5', sequence(oid(keyStore)))] : []),
    ...(spec.otherExtensions ?? []).map((other) => Buffer.from(other)),
  ];
}

function basicConstraints(pathLength: number | undefined): Buffer {
  return sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)]));
}

/** One policy, with the address of the practice statement as its qualifier (RFC 5280 4.2.1.4). */
function policies(policy: string, practiceUrl: string | undefined): Buffer {
  if (practiceUrl === undefined) return sequence(sequence(oid(policy)));
  const qualifier = sequence(oid('1.3.6.1.5.5.7.2.1'), ia5String(practiceUrl));
  return sequence(sequence(oid(policy), sequence(qualifier)));
}

function distributionPoints(url: string): Buffer {
  return sequence(sequence(explicit(0, explicit(0, uri(url)))));
}

/** Where to ask about the certificate and where its issuer's lies (RFC 5280 4.2.2.1). */
function accessDescriptions({ ocspUrl, issuerUrl }: CertificateSpec): Buffer[] {
  return [
    ...(ocspUrl ? [sequence(oid('1.3.6.1.5.5.7.48.1'), uri(ocspUrl))] : []),
    ...(issuerUrl ? [sequence(oid('1.3.6.1.5.5.7.48.2'), uri(issuerUrl))] : []),
  ];
}

/** GeneralName: uniformResourceIdentifier. */
function uri(url: string): Buffer {
  return implicit(6, Buffer.from(url, 'latin1'));
}
