import { createHash } from 'node:crypto';
import { DerError } from '../asn1/index.ts';
import { identityFault, purposeFault, validityFault } from './certificates/certificate-rules.ts';
import { templatesOf } from './certificates/certificate-template.ts';
import { type Subject, subjectOf } from './certificates/subject.ts';
import type { TrustStore } from './certificates/trust-store.ts';
import { type Proof, prove } from './cms/proof.ts';
import type { RevocationFinding, RevocationStatus } from './revocation/revocation-status.ts';
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
  readonly revocation: RevocationStatus;
  /** The largest CMS taken, in bytes of DER; 16 MiB unless told. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

/**
 * Judges a CMS signature by the ordered checks of the design (order of the Minister No 1187 of 9 December
 * 2015 on the checking of electronic digital signatures): the first that fails names the verdict.
 * INDETERMINATE is said only when nothing else speaks against the signature.
 */
export class CmsSignatureVerifier implements SignatureVerifier {
  readonly #trust: TrustStore;
  readonly #revocation: RevocationStatus;
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
      return await this.#judge(
        await prove({ cms, content, at, trust: this.#trust, maxBytes: this.#maxBytes }),
        input,
      );
    } catch (error) {
      if (error instanceof Refusal) return invalid(error.fault);
      if (error instanceof DerError) return invalid('MALFORMED');
      throw error;
    }
  }

  /** Checks 14 to 17, on names and dates that the proof has made believable. */
  async #judge(proof: Proof, input: VerifyInput): Promise<Verdict> {
    const { signer: certificate, chain } = proof;
    const at = input.at.getTime();
    const subject = subjectOf(certificate);
    const identity = subject === null ? undefined : identityOf(proof, subject);
    const revocation = await this.#revocation.check(chain, at);
    const fault =
      validityFault(certificate, at) ??
      purposeFault(certificate, input.templates) ??
      revocation.fault ??
      identityFault(subject, input);
    if (fault !== undefined || identity === undefined) return invalid(fault ?? 'SUBJECT_AMBIGUOUS', identity);
    const evidence = evidenceOf(proof, revocation);
    if (revocation.doubt !== undefined || evidence === null) {
      const code = revocation.doubt ?? 'CRL_MISSING';
      return { state: 'INDETERMINATE', code, retryAfterSeconds: revocation.retryAfterSeconds ?? 60 };
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
  { evidence: [status] }: RevocationFinding,
): SignatureEvidence | null {
  if (status === undefined) return null;
  return {
    chain: chain.map(({ sha256 }) => sha256),
    crlNumber: status.kind === 'CRL' ? status.number : null,
    crlThisUpdate: status.thisUpdate,
    signingTime: signingTime === undefined ? null : new Date(signingTime),
    signatureId: createHash('sha256')
      .update(signer.issuer)
      .update(signer.serial)
      .update(signature)
      .digest('hex'),
  };
}
