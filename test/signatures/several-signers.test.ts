import { buildCms, buildSignerInfo, standardAttributes } from '../../src/signing/index.ts';
import {
  CONTENT,
  NOW,
  ORGANISATION,
  outcome,
  rsaKey,
  type SignatureWorld,
  signatureWorld,
} from '../support/signatures.ts';

let world: SignatureWorld;
beforeAll(async () => {
  world = await signatureWorld();
});

describe('a document that several have signed', () => {
  it('gets a verdict for each signer, in the order of the message', async () => {
    const head = await world.issue({ organisation: ORGANISATION, template: 'HEAD' });
    const cms = message([info(world.applicant), info(head)], [world.applicant, head]);
    const verdicts = await each(cms);
    expect(verdicts.map(outcome)).toEqual(['VALID', 'VALID']);
    const bins = verdicts.map((verdict) => (verdict.state === 'VALID' ? verdict.signer.bin : verdict.code));
    expect(bins.toSorted()).toEqual([ORGANISATION.bin, null].toSorted());
  });

  it('of whom one did not: the others are not taken for that one', async () => {
    const head = await world.issue({ organisation: ORGANISATION, template: 'HEAD' });
    const forged = info({ ...head, key: rsaKey() });
    const verdicts = await each(message([info(world.applicant), forged], [world.applicant, head]));
    expect(verdicts.map(outcome).toSorted()).toEqual(['BAD_SIGNATURE', 'VALID']);
  });

  it('one of them without a certificate in the message', async () => {
    const head = await world.issue({ organisation: ORGANISATION, template: 'HEAD' });
    const verdicts = await each(message([info(world.applicant), info(head)], [world.applicant]));
    expect(verdicts.map(outcome).toSorted()).toEqual(['NO_SIGNER_CERT', 'VALID']);
  });

  it('is not taken where one signature is wanted', async () => {
    const cms = message([info(world.applicant), info(world.applicant)], [world.applicant]);
    expect(outcome(await world.judge(cms))).toBe('TOO_MANY_SIGNERS');
  });

  it('has sixteen signers at most', async () => {
    const infos = Array.from({ length: 17 }, () => info(world.applicant));
    const verdicts = await each(message(infos, [world.applicant]));
    expect(verdicts.map(outcome)).toEqual(['MALFORMED']);
  });
});

function each(cms: Buffer) {
  return world.verifier.verifyEach({ signature: cms, content: CONTENT, at: NOW });
}

type Signer = Pick<SignatureWorld['applicant'], 'key' | 'certificate'>;

function info(signer: Signer): Buffer {
  const attributes = standardAttributes(CONTENT, signer.certificate, NOW);
  return buildSignerInfo({ signer, attributes, content: CONTENT });
}

function message(signerInfos: Buffer[], signers: readonly Signer[]): Buffer {
  return buildCms({
    content: CONTENT,
    signerInfos,
    certificates: signers.map(({ certificate }) => certificate),
  });
}
