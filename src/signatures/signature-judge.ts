import { createHash } from 'node:crypto';
import { DerError } from '../asn1/index.ts';
import { identityFault, purposeFault, validityFault } from './certificates/certificate-rules.ts';
import { templatesOf } from './certificates/certificate-template.ts';
import { type Subject, subjectOf } from './certificates/subject.ts';
import type { TrustStore } from './certificates/trust-store.ts';
import { openCms } from './cms/read-cms.ts';
import { certificateEvidence } from './evidence.ts';
import { type Proof, prove } from './prove.ts';
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
import type { SignedDocument } from './signed-document.ts';

export interface SignatureJudgePorts {
  readonly trust: TrustStore;
  readonly revocation: RevocationLists;
  /** The largest signature taken, in bytes; 16 MiB unless told. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/** As many as a document of state has people who agree to it. */
const MAX_SIGNERS = 16;
/** The lists are refreshed by the minute while one is wanting. */
const RETRY_AFTER_SECONDS = 60;

/**
 * Judges a signature by the ordered checks of the design (order of the Minister No 1187 of 9 December
 * 2015 on the checking of electronic digital signatures): the first that fails names the verdict.
 * INDETERMINATE is said only when nothing else speaks against the signature.
 */
export class SignatureJudge implements SignatureVerifier {
  readonly #trust: TrustStore;
  readonly #revocation: RevocationLists;
  readonly #maxBytes: number;

  constructor({ trust, revocation, maxBytes = DEFAULT_MAX_BYTES }: SignatureJudgePorts) {
    this.#trust = trust;
    this.#revocation = revocation;
    this.#maxBytes = maxBytes;
  }

  async verify(input: VerifyInput): Promise<Verdict> {
    const [verdict] = await this.#judgeSigners(input, 1);
    if (verdict === undefined) throw new Error('a signature without a verdict');
    return verdict;
  }

  verifyEach(input: VerifyInput): Promise<readonly Verdict[]> {
    return this.#judgeSigners(input, MAX_SIGNERS);
  }

  async #judgeSigners(input: VerifyInput, maxSigners: number): Promise<Verdict[]> {
    if (Number.isNaN(input.at.getTime())) throw new RangeError('the time of the check is no time');
    const { signature: cms, content } = input;
    const message = await settled(async () =>
      openCms({ cms, content, maxBytes: this.#maxBytes, maxSigners }),
    );
    if (isVerdict(message)) return [message];
    const verdicts: Verdict[] = [];
    for (let signer = 0; signer < message.count; signer++) {
      verdicts.push(await settled(async () => this.#judge(await message.read(signer), input)));
    }
    return verdicts;
  }

  /** Checks 11 to 17; names and dates are believed once they are proved. */
  async #judge(document: SignedDocument, input: VerifyInput): Promise<Verdict> {
    const proof = await prove(document, this.#trust, input.at.getTime());
    const { signer: certificate } = document;
    const subject = subjectOf(certificate);
    const identity = subject === null ? undefined : identityOf(proof, subject);
    const revocation = findRevocation(proof.chain, this.#revocation, proof.time);
    const fault =
      validityFault(certificate, proof.time) ??
      purposeFault(certificate, input) ??
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

/** What work makes, or the verdict on what was sent. */
async function settled<T>(work: () => Promise<T>): Promise<T | Extract<Verdict, { state: 'INVALID' }>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return invalid(error.fault);
    if (error instanceof DerError) return invalid('MALFORMED');
    throw error;
  }
}

function isVerdict(value: object): value is Extract<Verdict, { state: 'INVALID' }> {
  return 'state' in value;
}

function invalid(code: SignatureFault, signer?: SignerIdentity): Extract<Verdict, { state: 'INVALID' }> {
  return { state: 'INVALID', code, category: faultCategory(code), ...(signer && { signer }) };
}

function identityOf({ document: { signer }, algorithm }: Proof, subject: Subject): SignerIdentity {
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
  { document: { format, signer, signature, signingTime }, chain, time }: Proof,
  { signerList }: RevocationFinding,
): SignatureEvidence | null {
  if (signerList === undefined) return null;
  return {
    format,
    time: new Date(time),
    chain: chain.map(certificateEvidence),
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
