/** Why no verdict is possible now: the authority cannot be asked, or what it says cannot be right. */
export type SignatureDoubt = 'CRL_MISSING' | 'CRL_STALE' | 'OCSP_UNAVAILABLE' | 'OCSP_INVALID';
