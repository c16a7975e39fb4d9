/** What a signature made for logging in is worth. Codes are those of the module that judges it. */
export type CertificateVerdict =
  | {
      readonly state: 'VALID';
      readonly signer: {
        readonly iin: string;
        /** Of the legal entity that the certificate was issued for; null for an individual's. */
        readonly bin: string | null;
      };
    }
  | {
      readonly state: 'INVALID';
      readonly code: string;
      /** STRUCTURE: no signature of these bytes at all. CERTIFICATE: one, by a certificate that does not log in. */
      readonly category: 'STRUCTURE' | 'CERTIFICATE';
    }
  | {
      /** Nobody can say now. */
      readonly state: 'INDETERMINATE';
      readonly code: string;
      readonly retryAfterSeconds: number;
    };

/** Judges a signature as of now. Never throws for what the sender wrote. */
export interface CertificateCheck {
  /** `content` are the exact bytes that must have been signed; the certificate may be one for authentication. */
  check(signature: Uint8Array, content: Uint8Array): Promise<CertificateVerdict>;
}
