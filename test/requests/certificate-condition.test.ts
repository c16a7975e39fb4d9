import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CertificateOrder, SigningIdentity } from '../../src/sandbox/certification-authority/index.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { DAY_MS, openSandboxAuthority } from '../support/signatures.ts';
import { look, paid, sign } from '../support/story.ts';
import { refusalOf } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { certificateFor, documentOf, rsaKeyStoreFor, signedBy } from './keys.ts';
import { recordOf } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
let revoked: SigningIdentity;
let held: SigningIdentity;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  const { authority } = server.sandbox;
  const [one, other] = await Promise.all([
    certificateFor(authority, cast.applicant),
    certificateFor(authority, cast.applicant),
  ]);
  authority.revoke(one.serial, 'keyCompromise');
  authority.revoke(other.serial, 'certificateHold');
  [revoked, held] = [one, other];
  await server.restart();
});
afterAll(() => server.stop());

const days = (count: number): Date => new Date(Date.now() + count * DAY_MS);
const ENTITY = { name: '«Басқа» ЖШС', bin: '120140000017' };

/** Held of a request that ended for its certificate: condition 3 said no, process 7 gave its notice, nothing was sent. */
async function expectRefused(client: Client, id: string, cause: string): Promise<void> {
  const text = bothLanguages(`errors:${cause}`);
  expect(await refusalOf(client, id)).toEqual({
    clause: '6-11',
    causeCode: cause,
    reasoning: null,
    kk: 'Алушының ЭЦҚ шынайылығының расталмауына байланысты сұрау салынған қызметтен бас тартылды.',
    ru: 'В запрашиваемой услуге отказано в связи с неподтверждением подлинности ЭЦП получателя.',
    causeKk: text.kk,
    causeRu: text.ru,
    grounds: [],
  });
  const record = await recordOf(server, id);
  expect(record.request).toMatchObject({
    status: 'REFUSED',
    current_step: null,
    number: null,
    sent_at: null,
  });
  expect(record.signatures).toEqual([]);
  expect(record.steps.slice(-3).map(({ key, state, answer }) => [key, state, answer])).toEqual([
    ['PORTAL.PROCESS.6', 'DONE', null],
    ['PORTAL.CONDITION.3', 'DONE', 'FAIL'],
    ['PORTAL.PROCESS.7', 'DONE', null],
  ]);
  expect(record.events.map(({ type, status }) => `${type} ${status}`)).toEqual(
    expect.arrayContaining(['REFUSED_SIGNATURE_INVALID REFUSED', 'REFUND_BEGUN_UNSENT REFUSED']),
  );
  const { availableActions } = await look(client, id);
  expect(availableActions.map(({ action }) => action)).toEqual(['REAPPLY']);
}

describe('condition 3 refuses by the notice of process 7', () => {
  it.each<[string, Partial<CertificateOrder>, string]>([
    ['another person’s certificate', { iin: '900101400013' }, 'IIN_MISMATCH'],
    [
      'a certificate whose time is over',
      { overrides: { notBefore: days(-400), notAfter: days(-1) } },
      'EXPIRED',
    ],
    [
      'a certificate whose time has not come',
      { overrides: { notBefore: days(1), notAfter: days(300) } },
      'NOT_YET_VALID',
    ],
    [
      'a legal entity’s certificate for a person’s request',
      { template: 'HEAD', organisation: ENTITY },
      'BIN_UNEXPECTED',
    ],
    ['a key that is not for signing', { overrides: { keyUsage: ['digitalSignature'] } }, 'KEY_USAGE'],
    [
      'a key for logging in',
      { overrides: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] } },
      'AUTH_CERT_USED_FOR_SIGNING',
    ],
  ])('%s', async (_, order, cause) => {
    const identity = await certificateFor(server.sandbox.authority, cast.applicant, order);
    const { id } = await paid(cast.applicant);
    const { request, userErrors } = await sign(
      cast.applicant,
      id,
      signedBy(identity, await documentOf(cast.applicant, id)),
    );
    expect([request?.status, request?.number, userErrors]).toEqual(['REFUSED', null, []]);
    await expectRefused(cast.applicant, id, cause);
  });

  it('a certificate that was revoked, or is suspended', async () => {
    for (const [identity, cause] of [[revoked, 'REVOKED'] as const, [held, 'ON_HOLD'] as const]) {
      const { id } = await paid(cast.applicant);
      await sign(cast.applicant, id, signedBy(identity, await documentOf(cast.applicant, id)));
      await expectRefused(cast.applicant, id, cause);
    }
  });

  it('a certificate of an authority that is not trusted, whatever it calls itself', async () => {
    const elsewhere = await openSandboxAuthority({ now: () => new Date() });
    const identity = await certificateFor(elsewhere, cast.applicant);
    const { id } = await paid(cast.applicant);
    await sign(cast.applicant, id, signedBy(identity, await documentOf(cast.applicant, id)));
    expect((await refusalOf(cast.applicant, id))?.causeCode).toMatch(/^(UNTRUSTED_CHAIN|BAD_SIGNATURE)$/);
  });

  it('a signature that the certificate’s key did not make', async () => {
    const { id } = await paid(cast.applicant);
    const cms = Buffer.from(await cast.applicant.signedDocument(id), 'base64');
    cms[cms.length - 10] = (cms[cms.length - 10] ?? 0) ^ 1;
    await sign(cast.applicant, id, cms.toString('base64'));
    await expectRefused(cast.applicant, id, 'BAD_SIGNATURE');
  });

  it.each<[string, Partial<CertificateOrder>]>([
    ['of another legal entity', { template: 'HEAD', organisation: ENTITY }],
    ['of the person alone', { template: 'INDIVIDUAL' }],
  ])('a certificate %s for a legal entity’s request', async (_, order) => {
    const identity = await certificateFor(server.sandbox.authority, cast.company, order);
    const { id } = await paid(cast.company);
    await sign(cast.company, id, signedBy(identity, await documentOf(cast.company, id)));
    await expectRefused(cast.company, id, 'BIN_MISMATCH');
  });
});

const installed = spawnSync('openssl', ['version']).stdout?.toString().startsWith('OpenSSL 3') ?? false;
/** Passed over where OpenSSL 3 is not on the path. */
const withOpenssl = installed ? it : it.skip;

withOpenssl.each([
  ['attached', ['-nodetach']],
  ['detached', []],
])('condition 3 confirms what openssl signs with the key store of the sandbox: %s', async (_, options) => {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-openssl-'));
  const openssl = (...args: string[]) =>
    promisify(execFile)('openssl', args, { cwd: folder, encoding: 'buffer' });
  try {
    const { id } = await paid(cast.applicant);
    writeFileSync(join(folder, 'document'), await documentOf(cast.applicant, id));
    const keyStore = await rsaKeyStoreFor(server.sandbox.authority, cast.applicant, 'Qwerty12');
    writeFileSync(join(folder, 'key.p12'), keyStore);
    await openssl(
      'pkcs12',
      '-in',
      'key.p12',
      '-passin',
      'pass:Qwerty12',
      '-nodes',
      '-clcerts',
      '-out',
      'key.pem',
    );
    const { stdout } = await openssl(
      ...['cms', '-sign', '-binary', '-in', 'document', '-signer', 'key.pem', '-outform', 'DER'],
      ...options,
    );
    const { request, userErrors } = await sign(cast.applicant, id, stdout.toString('base64'));
    expect([request?.status, userErrors]).toEqual(['SENT', []]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
