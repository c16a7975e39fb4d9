import type { Certificate } from '../certificates/x509.ts';
import type { SignatureDoubt } from '../signature-doubt.ts';
import type { CertificateFault } from '../signature-fault.ts';

/**
 * What the authorities say of a chain at a time. Never throws for what the network or an authority does; throws VerificationBusy
 * where no thread is free to verify what it says.
 */
export interface RevocationStatus {
  /**
   * The chain from the signer's certificate to the root's; `at` the trusted time, `inHand` that by which what is known
   * must not be stale, ms since 1970: an old time-stamp makes no list fresh. `at` where not told.
   */
  check(chain: readonly Certificate[], at: number, inHand?: number): Promise<RevocationFinding>;
}

/** A fault goes before a doubt; with neither, every certificate below the root is good. */
export interface RevocationFinding {
  readonly fault?: CertificateFault;
  readonly doubt?: SignatureDoubt;
  /** With a doubt: when to ask again. */
  readonly retryAfterSeconds?: number;
  /** What the finding rests on, one a certificate below the root, the signer's first. */
  readonly evidence: readonly RevocationEvidence[];
}

/** To be kept with the signature. Certificates and lists are named by the SHA-256 of their DER, hexadecimal. */
export type RevocationEvidence =
  | {
      readonly kind: 'CRL';
      readonly certificate: string;
      readonly number: string | null;
      readonly thisUpdate: Date;
      readonly nextUpdate: Date;
      readonly sha256: string;
      readonly delta?: { readonly number: string; readonly sha256: string; readonly thisUpdate: Date };
    }
  | {
      readonly kind: 'OCSP';
      readonly certificate: string;
      readonly producedAt: Date;
      readonly thisUpdate: Date;
      readonly nextUpdate: Date | null;
      readonly responder: string;
      /** The whole response, DER in Base64. */
      readonly response: string;
    };
