/** Why no verdict is possible now: the authority cannot be asked, what it says cannot be right, or no thread is free. */
export const SIGNATURE_DOUBTS = [
  'CRL_MISSING',
  'CRL_STALE',
  'OCSP_UNAVAILABLE',
  'OCSP_INVALID',
  'VERIFIER_BUSY',
] as const;
export type SignatureDoubt = (typeof SIGNATURE_DOUBTS)[number];
