import type { IssuedCertificate } from '../../../src/sandbox/certification-authority/authority.ts';
import type { CertificateOrder, KeyAlgorithm } from '../../../src/sandbox/certification-authority/index.ts';
import type { VerifyInput } from '../../../src/signatures/index.ts';
import { newSigningKey } from '../../../src/signing/private-key.ts';
import type { SigningKey } from '../../../src/signing/signing-key.ts';
import { APPLICANT, CONTENT, NOW, outcome } from '../../support/signatures.ts';
import type { TimestampWorld } from '../../support/timestamps.ts';

/** A world with the keys of one algorithm, as an attacker finds it. */
export interface Stage {
  readonly algorithm: KeyAlgorithm;
  readonly world: TimestampWorld;
  /** Of the applicant's certificate, and of those issued further. */
  readonly key: SigningKey;
  /** A key of the same algorithm that nobody has certified. */
  readonly stranger: SigningKey;
  readonly applicant: IssuedCertificate;
  issue(order?: Partial<CertificateOrder>): Promise<IssuedCertificate>;
  /** `VALID`, or the code of the verdict on a message over CONTENT now, unless told otherwise. */
  judge(cms: Uint8Array, input?: Partial<VerifyInput>): Promise<string>;
  /** The same for each signer, in the order of the message. */
  judgeEach(cms: Uint8Array): Promise<readonly string[]>;
}

/** Returns the code that the attack comes to. */
export type Attack = (stage: Stage) => Promise<string>;

export async function openStage(algorithm: KeyAlgorithm, world: TimestampWorld): Promise<Stage> {
  const [key, stranger] = await Promise.all([newSigningKey(algorithm), newSigningKey(algorithm)]);
  const issue = (order: Partial<CertificateOrder> = {}) =>
    world.authority.certify({ ...APPLICANT, key, ...order });
  return {
    ...{ algorithm, world, key, stranger, issue },
    applicant: await issue(),
    judge: async (cms, input) => outcome(await world.judge(cms, input)),
    judgeEach: async (cms) =>
      (await world.verifier.verifyEach({ signature: cms, content: CONTENT, at: NOW })).map(outcome),
  };
}
