import { generateKeyPairSync } from 'node:crypto';
import type { Clock } from '../../src/kernel/index.ts';
import {
  type IssuedCertificate,
  SandboxAuthority,
} from '../../src/sandbox/certification-authority/authority.ts';
import type { CertificateOrder } from '../../src/sandbox/certification-authority/certificate-order.ts';
import {
  InMemoryRevocationLists,
  RevocationJudge,
  SignatureJudge,
  TrustStore,
  type Verdict,
  type VerifyInput,
} from '../../src/signatures/index.ts';
import type { DigestName } from '../../src/signing/digests.ts';
import { buildCms, buildSignerInfo, standardAttributes } from '../../src/signing/index.ts';
import { RsaSigningKey } from '../../src/signing/rsa-signing-key.ts';
import { KEY_ALGORITHMS, type SigningKey } from '../../src/signing/signing-key.ts';

export const NOW = new Date('2026-11-22T10:00:00Z');
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A synthetic person (kz-facts section 3). */
export const APPLICANT = {
  surname: 'Сынақов',
  givenName: 'Әлем',
  patronymic: 'Үлгіұлы',
  iin: '900101400013',
  template: 'INDIVIDUAL',
} as const satisfies CertificateOrder;

export const PASSWORD = 'Qwerty12';
export const ORGANISATION = { name: '«Үлгі баспасы» ЖШС', bin: '120140000017' } as const;
export const CONTENT = Buffer.from('{"purpose":"SIGN_REQUEST","name":"Өтінім: қағаз № 1"}');

/** A clock that stands where the test puts it. */
export class HeldClock implements Clock {
  time: number;

  constructor(now = NOW) {
    this.time = now.getTime();
  }

  now(): Date {
    return new Date(this.time);
  }
}

export interface SignatureWorld {
  readonly clock: HeldClock;
  readonly authority: SandboxAuthority;
  readonly trust: TrustStore;
  readonly lists: InMemoryRevocationLists;
  readonly verifier: SignatureJudge;
  /** One key for all certificates of a file: making keys is what takes the time. */
  readonly key: SigningKey;
  readonly applicant: IssuedCertificate;
  issue(order?: Partial<CertificateOrder>): Promise<IssuedCertificate>;
  /** Fetches all lists of the authority, as they are now. */
  refreshLists(): Promise<void>;
  /** Judges a message over CONTENT at the time of the world's opening, unless told otherwise. */
  judge(cms: Uint8Array, input?: Partial<VerifyInput>): Promise<Verdict>;
}

export async function openSandboxAuthority(clock: Clock): Promise<SandboxAuthority> {
  return SandboxAuthority.open({ clock, url: 'http://127.0.0.1:4100' });
}

/**
 * A sandbox authority with its lists installed, a verifier that trusts it, and an applicant's certificate.
 * It stands still at `now`: the machine's own time where a program that signs by it takes part.
 */
export async function signatureWorld(now = NOW): Promise<SignatureWorld> {
  const clock = new HeldClock(now);
  const authority = await openSandboxAuthority(clock);
  const trust = new TrustStore({
    roots: KEY_ALGORITHMS.map((algorithm) => authority.rootPem(algorithm)),
    intermediates: KEY_ALGORITHMS.map((algorithm) => authority.issuingPem(algorithm)),
  });
  const lists = new InMemoryRevocationLists({ trust, clock });
  const verifier = new SignatureJudge({ trust, revocation: new RevocationJudge({ lists }) });
  const key = rsaKey();
  const issue = (order: Partial<CertificateOrder> = {}) => authority.certify({ ...APPLICANT, key, ...order });
  const refreshLists = async () => {
    for (const algorithm of KEY_ALGORITHMS) {
      await lists.install(authority.crlDer(algorithm));
      await lists.install(authority.rootCrlDer(algorithm));
    }
  };
  await refreshLists();
  return {
    clock,
    authority,
    trust,
    lists,
    verifier,
    key,
    applicant: await issue(),
    issue,
    refreshLists,
    judge: (cms, input = {}) => verifier.verify({ signature: cms, content: CONTENT, at: now, ...input }),
  };
}

export function rsaKey(modulusLength = 2048, publicExponent = 65537): RsaSigningKey {
  return new RsaSigningKey(generateKeyPairSync('rsa', { modulusLength, publicExponent }).privateKey);
}

export interface MessageSpec {
  readonly key: SigningKey;
  readonly certificate: Uint8Array;
  /** What the signature is over; CONTENT unless told. */
  readonly content?: Uint8Array;
  readonly attached?: boolean;
  /** Changes the signed attributes that belong there; undefined leaves them out altogether. */
  readonly attributes?: ((usual: Buffer[]) => Buffer[]) | undefined;
  readonly digest?: DigestName;
  readonly signatureDigest?: DigestName;
  readonly digests?: readonly DigestName[];
  /** The certificates sent along; the signer's unless told. */
  readonly certificates?: readonly Uint8Array[];
  readonly signerCount?: number;
  readonly contentType?: string;
}

/** A signed message, right unless the specification makes it wrong. */
export function messageOf(spec: MessageSpec): Buffer {
  const { key, certificate, content = CONTENT, digest = spec.key.digest } = spec;
  const change = 'attributes' in spec ? spec.attributes : (usual: Buffer[]) => usual;
  const signerInfo = buildSignerInfo({
    signer: { key, certificate },
    attributes: change?.(standardAttributes(content, certificate, NOW, digest)),
    content,
    digest,
    ...(spec.signatureDigest && { signatureDigest: spec.signatureDigest }),
  });
  return buildCms({
    content: (spec.attached ?? true) ? content : undefined,
    signerInfos: Array.from({ length: spec.signerCount ?? 1 }, () => signerInfo),
    certificates: spec.certificates ?? [certificate],
    digests: spec.digests ?? [digest],
    ...(spec.contentType && { contentType: spec.contentType }),
  });
}

/** `VALID`, or the code of the verdict: what the tables of attacks compare. */
export function outcome(verdict: Verdict): string {
  return verdict.state === 'VALID' ? 'VALID' : verdict.code;
}
