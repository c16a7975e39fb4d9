/**
 * What the README beside the national authority's test material says of its OCSP and time-stamp answers, about which its
 * manifest is silent; by the SHA-256 of the file.
 */
export interface KnownOcspAnswer {
  readonly nonce: string;
  readonly status: string;
}

export const KNOWN_OCSP_ANSWERS: ReadonlyMap<string, KnownOcspAnswer> = new Map([
  /* "individual_sign_2004, RSA: good; delegated responder (OCSPSigning, nocheck) chain ok; nonce b5e5c9b552cbcac4" */
  [
    'f3d00c4e8f7013e812b636a7c18f7d5dca10823339f072f86501cd3df6309ae5',
    { nonce: 'b5e5c9b552cbcac4', status: 'good' },
  ],
  /* "ceo_2015_revoked, GOST2015: revoked 2022-07-27 reason 6; nonce 157b28fd1ac7761e" */
  [
    '670414988873db18563b64042106577545bc3a12bfae266931bfbf9ecd954177',
    { nonce: '157b28fd1ac7761e', status: 'revoked 2022-07-27 reason 6' },
  ],
  /* "individual_2015, GOST2015: "revoked" at 1970-01-01 reason 6 = certificate NOT ISSUED; nonce e408ffb790834af2" */
  [
    'acf4b722334c18578fca86fbd6f8c0e3c48a615f6906c686054babe00aa8c114',
    { nonce: 'e408ffb790834af2', status: 'not issued' },
  ],
  /* "ceo_sign_2004_revoked, GOST2004: revoked 2022-01-18 reason 4; nonce 8b6b9f100d6b0005" */
  [
    'b0bd7b5358d6fabc2c382eaef0bc9af48f0b4c889b4fbf5b41d6114dc6c42f8d',
    { nonce: '8b6b9f100d6b0005', status: 'revoked 2022-01-18 reason 4' },
  ],
]);

export interface KnownTimestamp {
  readonly policy: string;
  readonly verdict: string;
}

/* "tsp, GOST2004 TSA: token signature VALID, policy 1.2.398.3.3.2.6.1, imprint SHA-1 -> reject as weak" */
const OF_THE_OLD_AUTHORITY: KnownTimestamp = { policy: '1.2.398.3.3.2.6.1', verdict: 'WEAK_ALGORITHM' };

/** The answer of the authority, and the token in it. */
export const KNOWN_TIMESTAMPS: ReadonlyMap<string, KnownTimestamp> = new Map([
  ['0ad2f5f88e3f7f2753cb87a038da4a55884b3f7c8f1320a6d0dcced45f9946f6', OF_THE_OLD_AUTHORITY],
  ['976f0037123e4886757f357f0620e387c902b41b35f9ca8c25a378aa38ac3d5b', OF_THE_OLD_AUTHORITY],
]);
