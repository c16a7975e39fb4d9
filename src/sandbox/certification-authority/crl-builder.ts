import {
  bitString,
  enumerated,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  time,
} from '../../asn1/index.ts';
import type { DigestName } from '../../signing/index.ts';
import { type CertificateIssuer, extension } from './certificate-builder.ts';
import { encodeName } from './name-builder.ts';

/** Reason codes of RFC 5280 5.3.1 that the sandbox gives. */
export const REVOCATION_REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
} as const;
export type RevocationReason = keyof typeof REVOCATION_REASONS;

export interface RevokedCertificate {
  /** Upper-case hexadecimal. */
  readonly serial: string;
  readonly at: Date;
  readonly reason: RevocationReason;
}

/** removeFromCRL stands in a delta alone. */
export type CrlEntry = Omit<RevokedCertificate, 'reason'> & {
  readonly reason: RevocationReason | 'removeFromCRL';
};

export interface CrlSpec {
  readonly number: number;
  /** Present: a delta to the full list of that number and later ones (RFC 5280 5.2.4). */
  readonly deltaOf?: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly CrlEntry[];
  readonly digest?: DigestName;
  readonly otherExtensions?: readonly Uint8Array[];
}

/** A version 2 certificate revocation list as DER (RFC 5280 5.1). */
export function buildCrl(spec: CrlSpec, issuer: CertificateIssuer): Buffer {
  const digest = spec.digest ?? issuer.key.digest;
  const algorithm = issuer.key.signatureAlgorithm(digest);
  const tbs = sequence(
    integer(1),
    algorithm,
    encodeName(issuer.subject),
    time(spec.thisUpdate),
    time(spec.nextUpdate),
    ...(spec.revoked.length === 0 ? [] : [sequence(Buffer.concat(spec.revoked.map(entry)))]),
    explicit(
      0,
      sequence(
        extension('2.5.29.35', sequence(implicit(0, issuer.keyId))),
        extension('2.5.29.20', integer(spec.number)),
        ...(spec.deltaOf === undefined ? [] : [extension('2.5.29.27', integer(spec.deltaOf), true)]),
        ...(spec.otherExtensions ?? []),
      ),
    ),
  );
  return sequence(tbs, algorithm, bitString(issuer.key.sign(tbs, digest)));
}

function entry({ serial, at, reason }: CrlEntry): Buffer {
  const code = reason === 'removeFromCRL' ? 8 : REVOCATION_REASONS[reason];
  return sequence(
    integer(Buffer.from(serial, 'hex')),
    time(at),
    sequence(sequence(oid('2.5.29.21'), octetString(enumerated(code)))),
  );
}
