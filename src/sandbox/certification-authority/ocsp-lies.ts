/**
 * How the sandbox's OCSP responder can be told to answer wrongly: another nonce, another certificate's
 * status, no signature, a certificate of another authority, one that has expired, times of two days ago; or
 * not at all for now.
 */
export const OCSP_LIES = [
  'WRONG_NONCE',
  'WRONG_SERIAL',
  'UNSIGNED',
  'FOREIGN_RESPONDER',
  'EXPIRED_RESPONDER',
  'OLD',
  'TRY_LATER',
] as const;
export type OcspLie = (typeof OCSP_LIES)[number];
