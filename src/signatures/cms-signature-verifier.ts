import { createHash } from 'node:crypto';
import { DerError } from '../asn1/index.ts';
import { VerificationBusy } from './algorithms/verification-busy.ts';
import { identityFault, purposeFault, validityFault } from './certificates/certificate-rules.ts';
import { templatesOf } from './certificates/certificate-template.ts';
import { type Subject, subjectOf } from './certificates/subject.ts';
import type { TrustStore } from './certificates/trust-store.ts';
import { type Proof, prove } from './cms/proof.ts';
import { findRevocation, type RevocationFinding } from './revocation/revocation.ts';
import type { RevocationLists } from './revocation/revocation-lists.ts';
import { faultCategory, Refusal, type SignatureFault } from './signature-fault.ts';
import type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';

export interface CmsSignatureVerifierPorts {
  readonly trust: TrustStore;
  readonly revocation: RevocationLists;
  /** The largest CMS taken, in bytes of DER; 16 MiB unless told. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/** The lists are refreshed by the minute while one is wanting. */
const RETRY_AFTER_SECONDS = 60;
/** The longest queue of the threads is worked off sooner. */
const BUSY = { state: 'INDETERMINATE', code: 'VERIFIER_BUSY', retryAfterSeconds: 5 } as const;

/**
 * Judges a CMS signature by the ordered checks of the design (order of the Minister No 1187 of 9 December
 * 2015 on the checking of electronic digital signatures): the first that fails names the verdict.
 * INDETERMINATE is said only when nothing else speaks against the signature.
 */
export class CmsSignatureVerifier implements SignatureVerifier {
  readonly #trust: TrustStore;
  readonly #revocation: RevocationLists;
  readonly #maxBytes: number;

  constructor({ trust, revocation, maxBytes = DEFAULT_MAX_BYTES }: CmsSignatureVerifierPorts) {
    this.#trust = trust;
    this.#revocation = revocation;
    this.#maxBytes = maxBytes;
  }

  async verify(input: VerifyInput): Promise<Verdict> {
    const { cms, content } = input;
    const at = input.at.getTime();
    if (Number.isNaN(at)) throw new RangeError('the time of the check is no time');
    try {
      return this.#judge(
        await prove({ cms, content, at, trust: this.#trust, maxBytes: this.#maxBytes }),
        input,
      );
    } catch (error) {
      if (error instanceof Refusal) return invalid(error.fault);
      if (error instanceof DerError) return invalid('MALFORMED');
      if (error instanceof VerificationBusy) return BUSY;
      throw error;
    }
  }

  /** Checks 14 to 17, on names and dates that the proof has made believable. */
  #judge(proof: Proof, input: VerifyInput): Verdict {
    const { signer: certificate, chain } = proof;
    const at = input.at.getTime();
    const subject = subjectOf(certificate);
    const identity = subject === null ? undefined : identityOf(proof, subject);
    const revocation = findRevocation(chain, this.#revocation, at);
    const fault =
      validityFault(certificate, at) ??
      purposeFault(certificate, input.templates) ??
      revocation.fault ??
      identityFault(subject, input);
    if (fault !== undefined || identity === undefined) return invalid(fault ?? 'SUBJECT_AMBIGUOUS', identity);
    const evidence = evidenceOf(proof, revocation);
    if (revocation.doubt !== undefined || evidence === null) {
      const code = revocation.doubt ?? 'CRL_MISSING';
      return { state: 'INDETERMINATE', code, retryAfterSeconds: RETRY_AFTER_SECONDS };
    }
    return { state: 'VALID', signer: identity, evidence };
  }
}

function invalid(code: SignatureFault, signer?: SignerIdentity): Verdict {
  return { state: 'INVALID', code, category: faultCategory(code), ...(signer && { signer }) };
}

function identityOf({ signer, algorithm }: Proof, subject: Subject): SignerIdentity {
  return {
    ...subject,
    serialNumber: signer.serialNumber,
    validFrom: new Date(signer.notBefore),
    validTo: new Date(signer.notAfter),
    algorithm,
    templates: templatesOf(signer.extensions.extendedKeyUsage),
    certificateSha256: signer.sha256,
  };
}

function evidenceOf(
  { signer, chain, signature, signingTime }: Proof,
  { signerList }: RevocationFinding,
): SignatureEvidence | null {
  if (signerList === undefined) return null;
  return {
    chain: chain.map(({ sha256 }) => sha256),
    crlNumber: signerList.number?.toString() ?? null,
    crlThisUpdate: new Date(signerList.thisUpdate),
    signingTime: signingTime === undefined ? null : new Date(signingTime),
    signatureId: createHash('sha256')
      .update(signer.issuer)
      .update(signer.serial)
      .update(signature)
      .digest('hex'),
  };
}
