import {
  openP12,
  type SigningIdentity,
  signCms,
  stampAt,
  stampCms,
} from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { parseSignedData } from '../../src/signatures/cms/cms.ts';
import { TrustStore, timestampTokenOf, verifyTimestamp } from '../../src/signatures/index.ts';
import type { Stamp } from '../../src/signing/index.ts';
import { APPLICANT, CONTENT, PASSWORD } from '../support/signatures.ts';
import { codeOf, SIGNATURE } from '../support/timestamps.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

const SLOW_MS = 300;
let home: SandboxHome;
let sandbox: RunningSandbox;
let url: URL;
let stamp: Stamp;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({ slowMilliseconds: SLOW_MS });
  url = new URL('/ca/tsp', sandbox.url);
  stamp = stampAt(url);
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});
afterEach(() => order('OFF'));

async function order(mode: string): Promise<number> {
  const response = await fetch(`${sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system: 'TSP', mode }),
  });
  return response.status;
}

function check(token: Uint8Array, imprinted: Uint8Array = SIGNATURE) {
  const { authority } = sandbox;
  const trust = new TrustStore({ roots: [authority.rootPem()], intermediates: [authority.issuingPem()] });
  return verifyTimestamp({ token, imprinted, trust }).catch(codeOf);
}

function post(body: string, type: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
}

it('stamps over HTTP', async () => {
  const before = Date.now();
  const told = await check(await stamp(SIGNATURE));
  expect(told).toMatchObject({ authority: 'УАҚЫТ БЕЛГІСІ ҚЫЗМЕТІ (SANDBOX)' });
  if (typeof told === 'string') throw new Error(told);
  expect(told.time).toBeGreaterThanOrEqual(before);
  expect(told.time).toBeLessThanOrEqual(Date.now());
});

it('stamps a person’s signature as NCALayer has it stamped', async () => {
  const { p12 } = await sandbox.authority.issue({ ...APPLICANT, password: PASSWORD });
  const identity: SigningIdentity = openP12(p12, PASSWORD);
  const cms = signCms(identity, { content: CONTENT, attached: true, signingTime: new Date() });
  const [signer] = parseSignedData(await stampCms(cms, stamp)).signerInfos;
  if (signer === undefined) throw new Error('nobody signed');
  const token = timestampTokenOf(signer) ?? Buffer.alloc(0);
  expect(await check(token, signer.signature)).toMatchObject({ policy: '1.2.398.3.3.2.6.4' });
});

it('rejects what is no request in its answer, and another media type outright', async () => {
  const rejected = await post('no request', 'application/timestamp-query');
  expect([rejected.status, rejected.headers.get('content-type')]).toEqual([
    200,
    'application/timestamp-reply',
  ]);
  expect((await post('{}', 'application/json')).status).toBe(415);
  expect((await post('x'.repeat(5000), 'application/timestamp-query')).status).toBe(413);
});

it.each(['WRONG_IMPRINT', 'UNTRUSTED', 'OLD'])('lies when told to: %s', async (mode) => {
  expect(await order(mode)).toBe(200);
  expect(await check(await stamp(SIGNATURE))).toBe('TST_INVALID');
  await order('OFF');
  expect(await check(await stamp(SIGNATURE))).toMatchObject({ policy: '1.2.398.3.3.2.6.4' });
});

it('is out of order when told to', async () => {
  await order('UNREACHABLE');
  await expect(stamp(SIGNATURE)).rejects.toThrow('503');
  await order('MALFORMED');
  await expect(stamp(SIGNATURE)).rejects.toThrow('length beyond the end');
  await order('SLOW');
  const start = performance.now();
  await stamp(SIGNATURE);
  expect(performance.now() - start).toBeGreaterThanOrEqual(SLOW_MS - 5);
});

it('no other system lies so', async () => {
  const response = await fetch(`${sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system: 'GATEWAY', mode: 'OLD' }),
  });
  expect(response.status).toBe(400);
});
