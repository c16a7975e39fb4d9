import type { CertificateTemplate } from './certificates/certificate-template.ts';
import type { RevocationEvidence } from './revocation/revocation-status.ts';
import type { SignatureDoubt } from './signature-doubt.ts';
import type { FaultCategory, SignatureFault } from './signature-fault.ts';
import type { SignatureFormat } from './signed-document.ts';

export interface VerifyInput {
  /**
   * A CMS SignedData (RFC 5652) as DER, or as PEM or base64 text; or the XML of `signingXml(content)` with an enveloped
   * signature, as NCALayer's signXml makes it.
   */
  readonly signature: Uint8Array;
  /**
   * The exact bytes that must have been signed: attached content equals them, a detached signature is over
   * them.
   */
  readonly content: Uint8Array;
  /** When the server had the signature in hand: what it is judged by, unless it carries a time-stamp. */
  readonly at: Date;
  /**
   * REQUEST: made just now, by an algorithm that is issued today. ARCHIVE: perhaps long ago; its time-stamp says when.
   * REQUEST where not told.
   */
  readonly profile?: Profile;
  /** LOGIN also takes certificates that are for logging in only; SIGNING where not told. */
  readonly purpose?: Purpose;
  /** The IIN the certificate must carry; not compared when absent. */
  readonly expectedIin?: string;
  /** The BIN the certificate must carry; null: it must carry none; absent: not compared. */
  readonly expectedBin?: string | null;
  /** The signer's certificate must be of one of these templates; any template of a person
   * when absent. */
  readonly templates?: readonly CertificateTemplate[];
}

export type Profile = 'REQUEST' | 'ARCHIVE';
export type Purpose = 'SIGNING' | 'LOGIN';

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

/** What the verdict VALID rests on; kept with the signature so that it can be shown, and judged again, later. */
export interface SignatureEvidence {
  readonly format: SignatureFormat;
  /** The moment by which certificates and revocation were judged: the time-stamp's, or when it was in hand. */
  readonly time: Date;
  readonly timestamp: TimestampEvidence | null;
  /** From the signer's certificate to the root's. */
  readonly chain: readonly CertificateEvidence[];
  /** What said that nothing in the chain is revoked: one a certificate below the
   * root, the signer's first; then those of the time-stamp. */
  readonly revocation: readonly RevocationEvidence[];
  /** The signer's own word for the time, not to be trusted. */
  readonly signingTime: Date | null;
  /**
   * SHA-256 over issuer, serial number and signature value: the same for every encoding of one signature,
   * so the key for a replay store (the hash of the CMS is not: unsigned bytes can be changed).
   */
  readonly signatureId: string;
}

/** The word of a time-stamp authority; the token itself stays in the signature. */
export interface TimestampEvidence {
  readonly time: Date;
  readonly authority: string;
  readonly policy: string;
  /** Of the token, upper-case hexadecimal. */
  readonly serialNumber: string;
  /** From the authority's certificate to the root's. */
  readonly chain: readonly CertificateEvidence[];
}

export interface CertificateEvidence {
  /** The subject's common name. */
  readonly name: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** Of the DER, lower-case hexadecimal. */
  readonly sha256: string;
  /** Base64. */
  readonly der: string;
}

export type Verdict =
  | { readonly state: 'VALID'; readonly signer: SignerIdentity; readonly evidence: SignatureEvidence }
  | {
      readonly state: 'INVALID';
      readonly code: SignatureFault;
      readonly category: FaultCategory;
      readonly signer?: SignerIdentity;
    }
  | { readonly state: 'INDETERMINATE'; readonly code: SignatureDoubt; readonly retryAfterSeconds: number };

/** Judges electronic digital signatures. Never throws for what the sender wrote. */
export interface SignatureVerifier {
  /** One signature of one signer: a second signer is refused with TOO_MANY_SIGNERS. */
  verify(input: VerifyInput): Promise<Verdict>;
  /** Every signer's verdict in the order of the message; one verdict where the message itself is at fault. */
  verifyEach(input: VerifyInput): Promise<readonly Verdict[]>;
}
