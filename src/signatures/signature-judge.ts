import { createHash } from 'node:crypto';
import { DerError } from '../asn1/index.ts';
import { VerificationBusy } from './algorithms/verification-busy.ts';
import { identityFault, purposeFault, validityFault } from './certificates/certificate-rules.ts';
import { templatesOf } from './certificates/certificate-template.ts';
import { type Subject, subjectOf } from './certificates/subject.ts';
import type { TrustStore } from './certificates/trust-store.ts';
import { openCms } from './cms/read-cms.ts';
import { certificateEvidence, timestampEvidence } from './evidence.ts';
import { type Proof, prove } from './prove.ts';
import type {
  RevocationEvidence,
  RevocationFinding,
  RevocationStatus,
} from './revocation/revocation-status.ts';
import type { SignatureDoubt } from './signature-doubt.ts';
import { faultCategory, Refusal, type SignatureFault } from './signature-fault.ts';
import type {
  SignatureEvidence,
  SignatureVerifier,
  SignerIdentity,
  Verdict,
  VerifyInput,
} from './signature-verifier.ts';
import type { SignedDocument, Signers } from './signed-document.ts';
import { isXml, readXml } from './xml/read-xml.ts';

export interface SignatureJudgePorts {
  readonly trust: TrustStore;
  readonly revocation: RevocationStatus;
  /** The largest signature taken, in bytes; 16 MiB unless told. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/** As many as a document of state has people who agree to it. */
const MAX_SIGNERS = 16;
/** Where the authority does not say when to ask again. */
const RETRY_AFTER_SECONDS = 60;
const BUSY_SECONDS = 5;

/**
 * Judges a signature by the ordered checks of the design (order of the Minister No 1187 of 9 December
 * 2015 on the checking of electronic digital signatures): the first that fails names the verdict.
 * INDETERMINATE is said only when nothing else speaks against the signature.
 */
export class SignatureJudge implements SignatureVerifier {
  readonly #trust: TrustStore;
  readonly #revocation: RevocationStatus;
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
    const message = await settled(async () => this.#open(input, maxSigners));
    if ('state' in message) return [message];
    const verdicts: Verdict[] = [];
    for (let signer = 0; signer < message.count; signer++) {
      verdicts.push(await settled(async () => this.#judge(await message.read(signer), input)));
    }
    return verdicts;
  }

  #open({ signature, content }: VerifyInput, maxSigners: number): Signers {
    const maxBytes = this.#maxBytes;
    if (!isXml(signature)) return openCms({ cms: signature, content, maxBytes, maxSigners });
    if (signature.length > maxBytes) throw new Refusal('TOO_LARGE');
    return { count: 1, read: async () => readXml(signature, content) };
  }

  /** Checks 11 to 17; names and dates are believed once they are proved, and the authority is asked last. */
  async #judge(document: SignedDocument, input: VerifyInput): Promise<Verdict> {
    const { at, profile = 'REQUEST' } = input;
    const proof = await prove(document, { trust: this.#trust, at: at.getTime(), profile });
    const { signer: certificate } = document;
    const subject = subjectOf(certificate);
    const identity = subject === null ? undefined : identityOf(proof, subject);
    const unfit = validityFault(certificate, proof.time) ?? purposeFault(certificate, input);
    if (unfit !== undefined) return invalid(unfit, identity);
    const { fault: revoked, doubt, retryAfterSeconds, evidence } = await this.#askAuthorities(proof, at);
    const fault = revoked ?? identityFault(subject, input);
    if (fault !== undefined || identity === undefined) return invalid(fault ?? 'SUBJECT_AMBIGUOUS', identity);
    if (doubt !== undefined) return indeterminate(doubt, retryAfterSeconds);
    return { state: 'VALID', signer: identity, evidence: evidenceOf(proof, evidence) };
  }

  /** About the signer's chain, and about that of the time-stamp, which nobody may have revoked either. */
  async #askAuthorities({ chain, timestamp, time }: Proof, at: Date): Promise<RevocationFinding> {
    const inHand = Math.max(time, at.getTime());
    const own = await this.#revocation.check(chain, time, inHand);
    if (timestamp === undefined || own.fault !== undefined) return own;
    const stamp = await this.#revocation.check(timestamp.chain, time, inHand);
    if (stamp.fault !== undefined) throw new Refusal('TST_INVALID');
    return { ...stamp, ...own, evidence: [...own.evidence, ...stamp.evidence] };
  }
}

/** What work makes, or the verdict on what was sent. */
async function settled<T>(work: () => Promise<T>): Promise<T | Exclude<Verdict, { state: 'VALID' }>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return invalid(error.fault);
    if (error instanceof DerError) return invalid('MALFORMED');
    if (error instanceof VerificationBusy) return indeterminate('VERIFIER_BUSY', BUSY_SECONDS);
    throw error;
  }
}

function invalid(code: SignatureFault, signer?: SignerIdentity): Extract<Verdict, { state: 'INVALID' }> {
  return { state: 'INVALID', code, category: faultCategory(code), ...(signer && { signer }) };
}

function indeterminate(
  code: SignatureDoubt,
  retryAfterSeconds = RETRY_AFTER_SECONDS,
): Verdict & {
  state: 'INDETERMINATE';
} {
  return { state: 'INDETERMINATE', code, retryAfterSeconds };
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
  { document: { format, signer, signature, signingTime }, chain, timestamp, time }: Proof,
  revocation: readonly RevocationEvidence[],
): SignatureEvidence {
  return {
    format,
    time: new Date(time),
    timestamp: timestamp === undefined ? null : timestampEvidence(timestamp),
    chain: chain.map(certificateEvidence),
    revocation,
    signingTime: signingTime === undefined ? null : new Date(signingTime),
    signatureId: createHash('sha256')
      .update(signer.issuer)
      .update(signer.serial)
      .update(signature)
      .digest('hex'),
  };
}
