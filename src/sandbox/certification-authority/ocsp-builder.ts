import {
  bitString,
  element,
  enumerated,
  explicit,
  implicit,
  nothing,
  octetString,
  oid,
  sequence,
} from '../../asn1/index.ts';
import type { DigestName, SigningKey } from '../../signing/index.ts';
import { extension } from './certificate-builder.ts';
import { REVOCATION_REASONS, type RevocationReason } from './crl-builder.ts';
import { type DistinguishedName, encodeName } from './name-builder.ts';
import { NONCE_OID } from './ocsp-request-reader.ts';

const BASIC_RESPONSE_OID = '1.3.6.1.5.5.7.48.1.1';
const EXTENDED_REVOKED_OID = '1.3.6.1.5.5.7.48.1.9';

/** Why there is no answer (RFC 6960 4.2.1). */
export const OCSP_REFUSALS = {
  MALFORMED_REQUEST: 1,
  INTERNAL_ERROR: 2,
  TRY_LATER: 3,
  UNAUTHORIZED: 6,
} as const;

export interface OcspStatus {
  /** CertID, DER. */
  readonly id: Uint8Array;
  readonly status: 'GOOD' | 'UNKNOWN' | { readonly at: Date; readonly reason: RevocationReason };
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
}

export interface OcspSpec {
  readonly statuses: readonly OcspStatus[];
  readonly producedAt: Date;
  readonly responder: DistinguishedName | { readonly keyHash: Uint8Array };
  readonly key: SigningKey;
  /** The value of the nonce extension; none when absent. */
  readonly nonce?: Uint8Array | undefined;
  /** Sent along, DER. */
  readonly certificates: readonly Uint8Array[];
  readonly digest?: DigestName;
  /** In place of the signature that belongs there. */
  readonly signature?: Uint8Array;
  /** Whole Extension elements besides the nonce. */
  readonly otherExtensions?: readonly Uint8Array[];
}

/** An OCSPResponse without an answer, as DER. */
export function buildOcspRefusal(refusal: keyof typeof OCSP_REFUSALS): Buffer {
  return sequence(enumerated(OCSP_REFUSALS[refusal]));
}

/** A successful OCSPResponse with a BasicOCSPResponse, as DER (RFC 6960 4.2.1). */
export function buildOcspResponse(spec: OcspSpec): Buffer {
  const { key, digest } = spec;
  const extensions = [
    ...(spec.nonce === undefined ? [] : [extension(NONCE_OID, spec.nonce)]),
    ...(spec.otherExtensions ?? []),
  ];
  const tbs = sequence(
    'keyHash' in spec.responder
      ? explicit(2, octetString(spec.responder.keyHash))
      : explicit(1, encodeName(spec.responder)),
    generalizedTime(spec.producedAt),
    sequence(...spec.statuses.map(singleResponse)),
    ...(extensions.length === 0 ? [] : [explicit(1, sequence(...extensions))]),
  );
  const basic = sequence(
    tbs,
    key.signatureAlgorithm(digest),
    bitString(spec.signature ?? key.sign(tbs, digest)),
    ...(spec.certificates.length === 0 ? [] : [explicit(0, sequence(...spec.certificates))]),
  );
  return sequence(enumerated(0), explicit(0, sequence(oid(BASIC_RESPONSE_OID), octetString(basic))));
}

/** Says that "revoked" may be told of what was never issued (RFC 6960 4.4.8). */
export function extendedRevoked(): Buffer {
  return extension(EXTENDED_REVOKED_OID, nothing());
}

function singleResponse({ id, status, thisUpdate, nextUpdate }: OcspStatus): Buffer {
  return sequence(
    id,
    certStatus(status),
    generalizedTime(thisUpdate),
    ...(nextUpdate === undefined ? [] : [explicit(0, generalizedTime(nextUpdate))]),
  );
}

function certStatus(status: OcspStatus['status']): Buffer {
  if (typeof status === 'string') return implicit(status === 'GOOD' ? 0 : 2, Buffer.alloc(0));
  const reason = explicit(0, enumerated(REVOCATION_REASONS[status.reason]));
  return explicit(1, generalizedTime(status.at), reason);
}

/** In OCSP every time is a GeneralizedTime, of whatever year. */
function generalizedTime(date: Date): Buffer {
  return element(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`, 'latin1'));
}
