import type { CertificateTemplate } from './certificates/certificate-template.ts';
import type { FaultCategory, SignatureFault } from './signature-fault.ts';

export interface VerifyInput {
  /** A CMS SignedData (RFC 5652) as DER, or as PEM or base64 text. */
  readonly cms: Uint8Array;
  /**
   * The exact bytes that must have been signed: attached content equals them, a detached signature is over
   * them.
   */
  readonly content: Uint8Array;
  /** The trusted time of the signature: the certificate must have been good at that moment. */
  readonly at: Date;
  /** The IIN the certificate must carry; not compared when absent. */
  readonly expectedIin?: string;
  /** The BIN the certificate must carry; null: it must carry none; absent: not compared. */
  readonly expectedBin?: string | null;
  /** The signer's certificate must be of one of these templates; any template of a person when absent. */
  readonly templates?: readonly CertificateTemplate[];
}

/** Who signed, by the certificate alone. */
export interface SignerIdentity {
  /** Surname, given name and patronymic as the certificate writes them. */
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly organisation: string | null;
  /** The certificate's serial number, upper-case hexadecimal. */
  readonly serialNumber: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** The key and the digest, as in `RSA-2048/SHA-256`. */
  readonly algorithm: string;
  readonly templates: readonly CertificateTemplate[];
  /** SHA-256 of the certificate's DER, lower-case hexadecimal. */
  readonly certificateSha256: string;
}

/** What the verdict VALID rests on; kept with the signature so that it can be shown later. */
export interface SignatureEvidence {
  /** SHA-256 of each certificate's DER, from the signer's to the root's, lower-case hexadecimal. */
  readonly chain: readonly string[];
  /** The number of the revocation list that was asked about the signer's certificate, decimal. */
  readonly crlNumber: string | null;
  readonly crlThisUpdate: Date;
  /** The signer's own word for the time, not to be trusted. */
  readonly signingTime: Date | null;
  /**
   * SHA-256 over issuer, serial number and signature value: the same for every encoding of one signature,
   * so the key for a replay store (the hash of the CMS is not: unsigned bytes can be changed).
   */
  readonly signatureId: string;
}

/** Why no verdict is possible now. */
export type SignatureDoubt = 'CRL_MISSING' | 'CRL_STALE' | 'VERIFIER_BUSY';

export type Verdict =
  | { readonly state: 'VALID'; readonly signer: SignerIdentity; readonly evidence: SignatureEvidence }
  | {
      readonly state: 'INVALID';
      readonly code: SignatureFault;
      readonly category: FaultCategory;
      readonly signer?: SignerIdentity;
    }
  | { readonly state: 'INDETERMINATE'; readonly code: SignatureDoubt; readonly retryAfterSeconds: number };

/** Judges one electronic digital signature. Never throws for what the sender wrote. */
export interface SignatureVerifier {
  verify(input: VerifyInput): Promise<Verdict>;
}
