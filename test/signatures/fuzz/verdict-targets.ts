import { isDeepStrictEqual } from 'node:util';
import { DerError } from '../../../src/asn1/index.ts';
import type { IssuedCertificate } from '../../../src/sandbox/certification-authority/authority.ts';
import { signCmsTogether, signXml, stampCms } from '../../../src/sandbox/certification-authority/index.ts';
import { buildChain } from '../../../src/signatures/certificates/chain.ts';
import { parseCertificate } from '../../../src/signatures/certificates/x509.ts';
import { InMemoryRevocationLists, signingXml, verifyTimestamp } from '../../../src/signatures/index.ts';
import { Refusal } from '../../../src/signatures/signature-fault.ts';
import { ocspWorld } from '../../support/ocsp.ts';
import { APPLICANT, CONTENT, messageOf, NOW } from '../../support/signatures.ts';
import type { TimestampWorld } from '../../support/timestamps.ts';
import { Breach, type Effect, type FuzzTarget } from './fuzz.ts';
import { DER_MUTATIONS, TEXT_MUTATIONS } from './mutations.ts';
import type { Material } from './parser-targets.ts';

const OTHER = Buffer.from('{"purpose":"SIGN_REQUEST","name":"Other"}');
const STAMPED = Buffer.from('the value of a signature');

/** What judges: it never throws for what was sent, and says yes to nothing but what the right input said. */
export async function verdictTargets(world: TimestampWorld): Promise<{
  readonly targets: FuzzTarget[];
  readonly material: Material;
}> {
  const { authority, applicant, stamper } = world;
  const another = { ...APPLICANT, iin: '990101300102', givenName: 'Басқа' } as const;
  const gost = await authority.certify({ ...APPLICANT, algorithm: 'GOST2015' });
  const stranger = await authority.certify({ ...another, algorithm: 'RSA' });
  const gostStranger = await authority.certify({ ...another, algorithm: 'GOST2015' });
  const rsaMessages = await messagesOf(applicant, async (value) => stamper.stamp(value));
  const gostMessages = await messagesOf(gost, async (value) => stamper.stamp(value, 'STREEBOG512'));
  const foreign = (signer: IssuedCertificate) => messageOf({ ...signer, content: OTHER });
  const texts = [rsaMessages, gostMessages].flatMap(([cms = Buffer.alloc(0)]) => [
    Buffer.from(cms.toString('base64')),
    Buffer.from(`-----BEGIN CMS-----\n${cms.toString('base64')}\n-----END CMS-----\n`),
  ]);
  const xml = signXml(applicant, signingXml(CONTENT));
  const gostXml = signXml(gost, signingXml(CONTENT));
  const foreignXml = signXml(stranger, signingXml(OTHER));
  const answers = ocspTarget();
  const lists = await listTargets(world);
  const token = stamper.stamp(STAMPED);
  return {
    targets: [
      await judged(world, {
        name: 'RSA messages',
        seeds: rsaMessages,
        strangers: [foreign(stranger), foreign(applicant)],
        inputs: 5000,
      }),
      await judged(world, {
        name: 'GOST messages',
        seeds: gostMessages,
        strangers: [foreign(gostStranger), ...rsaMessages],
        inputs: 800,
      }),
      await judged(world, {
        name: 'messages as text',
        seeds: texts.slice(0, 2),
        mutations: TEXT_MUTATIONS,
        inputs: 1500,
      }),
      await judged(world, {
        name: 'RSA in XML',
        seeds: [xml],
        strangers: [foreignXml],
        mutations: TEXT_MUTATIONS,
        inputs: 1500,
      }),
      await judged(world, {
        name: 'GOST in XML',
        seeds: [gostXml],
        strangers: [foreignXml],
        mutations: TEXT_MUTATIONS,
        inputs: 300,
      }),
      await eachJudged(world, [applicant, gost], [foreign(stranger), ...rsaMessages]),
      certificateTarget(world, stranger),
      ...lists.targets,
      answers,
      await timestampTarget(world, token),
    ],
    material: {
      messages: [...rsaMessages, ...gostMessages],
      certificates: [applicant.certificate, gost.certificate, Buffer.from(authority.issuingDer('GOST2015'))],
      lists: lists.seeds,
      answers: answers.seeds,
      tokens: [token, stamper.stamp(STAMPED, 'STREEBOG512')],
      texts,
      xml: [xml, gostXml, foreignXml],
    },
  };
}

async function messagesOf(signer: IssuedCertificate, stamp: (value: Uint8Array) => Promise<Uint8Array>) {
  const attached = messageOf(signer);
  return [attached, messageOf({ ...signer, attached: false }), await stampCms(attached, stamp)];
}

/** VALID only for the signers and signatures of the seeds, each over CONTENT. */
async function judged(
  world: TimestampWorld,
  about: Pick<FuzzTarget, 'name' | 'seeds' | 'inputs'> & Partial<FuzzTarget>,
): Promise<FuzzTarget> {
  const said = async (cms: Buffer) => {
    const verdict = await world.judge(cms);
    if (verdict.state !== 'VALID') return verdict.state;
    return { signer: verdict.signer, signatureId: verdict.evidence.signatureId };
  };
  const right = await Promise.all(about.seeds.map(said));
  if (right.some((verdict) => typeof verdict === 'string')) throw new Error('a seed that is not valid');
  return {
    mutations: DER_MUTATIONS,
    ...about,
    take: async (input) => {
      const verdict = await said(input);
      if (verdict === 'INDETERMINATE') throw new Breach(verdict);
      if (verdict === 'INVALID') return 'REFUSED';
      if (right.some((known) => isDeepStrictEqual(known, verdict))) return 'HARMLESS';
      throw new Breach(`valid as ${JSON.stringify(verdict)}`);
    },
  };
}

/** Of several signers, each VALID only as who he was. */
async function eachJudged(
  { verifier }: TimestampWorld,
  signers: readonly IssuedCertificate[],
  strangers: readonly Buffer[],
): Promise<FuzzTarget> {
  const seed = signCmsTogether(signers, { content: CONTENT, attached: true, signingTime: NOW });
  const said = async (cms: Buffer) => {
    const verdicts = await verifier.verifyEach({ signature: cms, content: CONTENT, at: NOW });
    return verdicts.flatMap((verdict) =>
      verdict.state === 'VALID' ? [{ signer: verdict.signer, id: verdict.evidence.signatureId }] : [],
    );
  };
  const right = await said(seed);
  /* Other messages of the same signers, whose signatures may be set into this one. */
  const alone = (await Promise.all(strangers.map(said))).flat();
  if (right.length !== signers.length) throw new Error('a seed that is not valid');
  return {
    ...{ name: 'messages of two', seeds: [seed], strangers, mutations: DER_MUTATIONS, inputs: 500 },
    take: async (input) => {
      const verdicts = await said(input);
      const known = verdicts.every((verdict) =>
        [...right, ...alone].some((one) => isDeepStrictEqual(one, verdict)),
      );
      if (!known) throw new Breach(`valid as ${JSON.stringify(verdicts)}`);
      return verdicts.length < right.length ? 'REFUSED' : 'HARMLESS';
    },
  };
}

/** A certificate has a chain only while what the authority signed is as it was. */
function certificateTarget({ trust, applicant }: TimestampWorld, other: IssuedCertificate): FuzzTarget {
  const { tbs } = parseCertificate(applicant.certificate);
  return {
    ...{ name: 'certificates', seeds: [applicant.certificate], strangers: [other.certificate], inputs: 3000 },
    mutations: DER_MUTATIONS,
    take: (input) =>
      refusedOr(async () => {
        const certificate = parseCertificate(input);
        await buildChain(certificate, [], trust, NOW.getTime());
        if (
          ![tbs, parseCertificate(other.certificate).tbs].some(
            (known) => Buffer.compare(known, certificate.tbs) === 0,
          )
        )
          throw new Breach('a chain for a certificate that nobody issued');
      }),
  };
}

/** Whatever is offered, what the lists tell of a revoked certificate and of a good one stays. */
async function listTargets({ authority, trust, clock, issue }: TimestampWorld) {
  const revoked = await issue();
  authority.revoke(revoked.serial, 'keyCompromise');
  const full = Buffer.from(authority.crlDer());
  const later = await issue();
  authority.revoke(later.serial, 'superseded');
  const delta = Buffer.from(authority.deltaCrlDer());
  const issuer = parseCertificate(authority.issuingDer());
  const install = async (...ders: Buffer[]) => {
    const lists = new InMemoryRevocationLists({ trust, clock });
    const outcomes: string[] = [];
    for (const der of ders) outcomes.push(await lists.install(der));
    const told = [revoked, later].map(({ serial }) =>
      lists.current(issuer)?.find(Buffer.from(serial, 'hex')),
    );
    return { outcome: outcomes.at(-1), told };
  };
  const rightFull = await install(full);
  const rightDelta = await install(full, delta);
  const target = (name: string, seed: Buffer, other: Buffer, before: Buffer[], right: typeof rightFull) => ({
    ...{ name, seeds: [seed], strangers: [other], mutations: DER_MUTATIONS, inputs: 1500 },
    take: async (input: Buffer): Promise<Effect> => {
      const { outcome, told } = await install(...before, input);
      if (outcome !== 'INSTALLED' && outcome !== 'UNCHANGED') return 'REFUSED';
      if (isDeepStrictEqual(told, right.told)) return 'HARMLESS';
      throw new Breach(`installed as ${JSON.stringify(told)}`);
    },
  });
  return {
    seeds: [full, delta],
    targets: [
      target('revocation lists', full, delta, [], rightFull),
      target('deltas', delta, full, [full], rightDelta),
    ],
  };
}

/** The answer about one certificate never becomes one about another, nor another answer. */
function ocspTarget(): FuzzTarget {
  const { response, status, judge } = ocspWorld();
  const good = response();
  const revoked = response({
    statuses: [status({ status: { at: NOW, reason: 'keyCompromise' } })],
    nonce: undefined,
  });
  return {
    ...{ name: 'OCSP answers', seeds: [good], strangers: [revoked], mutations: DER_MUTATIONS, inputs: 2000 },
    take: async (input) => {
      const told = await judge(input);
      if (told === 'GOOD') return 'HARMLESS';
      if (typeof told === 'string' && told.includes(' ')) return 'REFUSED';
      throw new Breach(`told ${JSON.stringify(told)}`);
    },
  };
}

async function timestampTarget({ trust, stamper }: TimestampWorld, token: Buffer): Promise<FuzzTarget> {
  const check = async (input: Buffer) => {
    const { time, policy, serialNumber } = await verifyTimestamp({ token: input, imprinted: STAMPED, trust });
    return { time, policy, serialNumber };
  };
  const right = await check(token);
  return {
    ...{
      name: 'time-stamps',
      seeds: [token],
      strangers: [stamper.stamp(OTHER)],
      mutations: DER_MUTATIONS,
      inputs: 3000,
    },
    take: (input) =>
      refusedOr(async () => {
        if (!isDeepStrictEqual(await check(input), right)) throw new Breach('another time');
      }),
  };
}

async function refusedOr(work: () => Promise<void>): Promise<Effect> {
  try {
    await work();
    return 'HARMLESS';
  } catch (error) {
    if (error instanceof Refusal || error instanceof DerError) return 'REFUSED';
    throw error;
  }
}
