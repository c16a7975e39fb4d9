import { type SigningIdentity, signCms, signXml } from '../../src/sandbox/certification-authority/index.ts';
import { PERSON_TEMPLATES } from '../../src/signatures/certificates/certificate-template.ts';
import { signingXml, type VerifyInput } from '../../src/signatures/index.ts';
import { certificatePoints } from './certificate-points.ts';
import type { FileCheck } from './check-context.ts';
import { expectedVerdict, isForPersons } from './expected-verdict.ts';
import { ANY_TEMPLATE, judgeCertificate } from './judge-certificate.ts';
import { type KeyStore, openKeyStore } from './key-store.ts';
import type { CertificateFacts } from './manifest.ts';
import type { Material, World } from './material.ts';
import { type Point, rowOf, withoutExpectation } from './row.ts';

const SECOND_MS = 1000;
const CONTENT = Buffer.from('{"purpose":"INTEROPERABILITY","name":"Өтінім: қағаз № 1"}');

/**
 * The certificate is judged by itself and, where the key can be used, by three signatures that the key makes for it:
 * all must get one verdict. One that has expired is judged again as of the second after its end, when its authority had
 * not, and as of the last second of its validity.
 */
export const checkKeyStore: FileCheck = async ({ file, bytes, facts }, context) => {
  if (typeof facts.password !== 'string') return withoutExpectation(file, 'a key store without password');
  const { material, date, world } = context;
  const store = openKeyStore(bytes, facts.password, facts.serial ?? undefined);
  const points = [...(await certificatePoints(facts, store.certificate, context))];
  const judge = (at: Date, its: World) => verdictPoints(store, facts, { material, world: its, at });
  const today = await judge(date.moment, world);
  points.push(...today);
  const end = store.certificate.notAfter;
  if (end >= date.moment.getTime()) return rowOf(file, points);
  const shown = today[0]?.expected ?? [];
  for (const [name, moment] of [
    ['after its end', end + SECOND_MS],
    ['in its time', end],
  ] as const) {
    const at = new Date(moment);
    const [verdict] = await judge(at, await material.worldAt(at));
    const quiet = moment > end && shown.includes('EXPIRED');
    if (verdict) points.push({ ...verdict, name, quiet });
  }
  return rowOf(file, points);
};

interface Judgement {
  readonly material: Material;
  readonly world: World;
  readonly at: Date;
}

async function verdictPoints(
  { certificate, identity }: KeyStore,
  facts: CertificateFacts,
  { material, world, at }: Judgement,
): Promise<readonly Point[]> {
  const ms = at.getTime();
  const expected = expectedVerdict(facts, { certificate, material, world, at: ms });
  const alone = await judgeCertificate(certificate, world, ms);
  if (identity === undefined) return [{ name: '', expected, given: alone }];
  const { attached, detached, xml } = signaturesBy(identity, at);
  const judge = async (signature: Uint8Array, change: Partial<VerifyInput> = {}) => {
    const templates = ANY_TEMPLATE;
    const verdict = await world.judge.verify({ signature, content: CONTENT, at, templates, ...change });
    return verdict.state === 'VALID' ? 'VALID' : verdict.code;
  };
  const verdicts = [alone, await judge(attached), await judge(detached), await judge(xml)];
  const points: Point[] = [{ name: '', expected, given: [...new Set(verdicts)].join(' / ') }];
  if (!isForPersons(facts) && !expected.some((code) => BEFORE_THE_TEMPLATE.has(code))) {
    const given = await judge(attached, { templates: PERSON_TEMPLATES });
    points.push({ name: "for a person's act", expected: 'CERT_TEMPLATE', given });
  }
  const content = Buffer.concat([CONTENT, Buffer.of(0)]);
  const [other, given] = ['DIGEST_MISMATCH', await judge(detached, { content })];
  return [...points, { name: 'over other content', expected: other, given, quiet: true }];
}

const BEFORE_THE_TEMPLATE: ReadonlySet<string> = new Set([
  'WEAK_ALGORITHM',
  'UNTRUSTED_CHAIN',
  'CA_EXPIRED',
  'NOT_YET_VALID',
  'EXPIRED',
  'KEY_USAGE',
]);

function signaturesBy(identity: SigningIdentity, signingTime: Date) {
  const sign = (attached: boolean) => signCms(identity, { content: CONTENT, attached, signingTime });
  return { attached: sign(true), detached: sign(false), xml: signXml(identity, signingXml(CONTENT)) };
}
