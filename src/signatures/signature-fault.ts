/** What was sent is no signature of this content in a form taken here: nothing happens to the request. */
const STRUCTURE_FAULTS = [
  'TOO_LARGE',
  'BAD_ENCODING',
  'MALFORMED',
  'CONTENT_TYPE',
  'NO_SIGNERS',
  'TOO_MANY_SIGNERS',
  'CONTENT_MISMATCH',
  'NO_SIGNED_ATTRS',
  'DIGEST_ATTR',
  'CONTENT_TYPE_ATTR',
  'WEAK_ALGORITHM',
  'UNSUPPORTED_ALGORITHM',
  'ALG_MISMATCH',
  'NO_SIGNER_CERT',
  'AMBIGUOUS_SIGNER_CERT',
  'SIGNING_CERT_MISMATCH',
  'DIGEST_MISMATCH',
  'TST_INVALID',
  'XML_MALFORMED',
  'XML_NOT_WHOLE_DOCUMENT',
  'XML_TRANSFORM',
  'STALE_REQUEST',
] as const;

/** What the regulations' certificate condition judges: leads to a notice of refusal. */
const CERTIFICATE_FAULTS = [
  'CERT_ALG_MISMATCH',
  'UNKNOWN_CRITICAL_EXT',
  'UNTRUSTED_CHAIN',
  'ISSUER_NOT_CA',
  'ISSUER_KU',
  'CA_EXPIRED',
  'CA_REVOKED',
  'BAD_SIGNATURE',
  'NOT_YET_VALID',
  'EXPIRED',
  'KEY_USAGE',
  'AUTH_CERT_USED_FOR_SIGNING',
  'CERT_TEMPLATE',
  'REVOKED',
  'ON_HOLD',
  'NOT_ISSUED',
  'SUBJECT_AMBIGUOUS',
  'IIN_MISMATCH',
  'BIN_MISMATCH',
  'BIN_UNEXPECTED',
] as const;

export type StructureFault = (typeof STRUCTURE_FAULTS)[number];
export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];
export type SignatureFault = StructureFault | CertificateFault;
export type FaultCategory = 'STRUCTURE' | 'CERTIFICATE';

/** Every code of an INVALID verdict, in the order of the checks. */
export const SIGNATURE_FAULTS: readonly SignatureFault[] = [...STRUCTURE_FAULTS, ...CERTIFICATE_FAULTS];

const structure: ReadonlySet<string> = new Set(STRUCTURE_FAULTS);

export function faultCategory(fault: SignatureFault): FaultCategory {
  return structure.has(fault) ? 'STRUCTURE' : 'CERTIFICATE';
}

/** Ends the checks of one signature. */
export class Refusal extends Error {
  readonly fault: SignatureFault;
  /** What is behind a fault that is told as one, as TST_INVALID. */
  readonly why: SignatureFault;

  constructor(fault: SignatureFault, why: SignatureFault = fault) {
    super(fault);
    this.name = 'Refusal';
    this.fault = fault;
    this.why = why;
  }
}
