import { X509Certificate } from 'node:crypto';
import { openP12 } from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

const PERSON = { surname: 'Сынақов', givenName: 'Әлем', iin: '900101400013' };
const ORGANISATION = { name: '«Үлгі баспасы» ЖШС', bin: '120140000017' };

let home: SandboxHome;
let sandbox: RunningSandbox;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

async function send(method: string, path: string, body: object): Promise<{ status: number; body: never }> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as never };
}

const issue = (order: object) => send('POST', '/ca/issue', order);
const control = (order: object) => send('PUT', '/control/ca', order);
const get = async (path: string) => Buffer.from(await (await fetch(`${sandbox.url}${path}`)).arrayBuffer());

async function issuedSerial(): Promise<string> {
  const { body } = await issue({ template: 'INDIVIDUAL', ...PERSON });
  return (body as { serial: string }).serial;
}

describe('key stores for anybody', () => {
  it.each([
    ['an individual', { template: 'INDIVIDUAL', ...PERSON, patronymic: 'Үлгіұлы' }, 'GOST2015'],
    ['a head with RSA', { template: 'HEAD', ...PERSON, organisation: ORGANISATION, algorithm: 'RSA' }, 'RSA'],
    ['authentication, which is RSA always', { template: 'AUTHENTICATION', ...PERSON }, 'RSA'],
    [
      'an information system',
      {
        template: 'INFORMATION_SYSTEM',
        name: 'Сынақ',
        systemId: '1.2.398.6.10.1.1',
        organisation: ORGANISATION,
      },
      'GOST2015',
    ],
  ])('are issued: %s', async (_, order, algorithm) => {
    const { status, body } = await issue({ ...order, password: 'Qwerty12' });
    const { p12, serial } = body as { p12: string; serial: string };
    expect(status).toBe(201);
    const { key, certificate } = openP12(Buffer.from(p12, 'base64'), 'Qwerty12');
    expect(key.algorithm).toBe(algorithm);
    expect(new X509Certificate(certificate).serialNumber).toBe(serial);
  });

  it.each([
    ['no IIN', { template: 'INDIVIDUAL', surname: 'Сынақов', givenName: 'Әлем' }],
    ['an IIN of eleven digits', { template: 'INDIVIDUAL', ...PERSON, iin: '90010140001' }],
    ['a head of nothing', { template: 'HEAD', ...PERSON }],
    ['an individual in an organisation', { template: 'INDIVIDUAL', ...PERSON, organisation: ORGANISATION }],
    ['authentication with GOST', { template: 'AUTHENTICATION', ...PERSON, algorithm: 'GOST2015' }],
    ['a template of nobody', { template: 'MINISTER', ...PERSON }],
    ['more than is asked', { template: 'INDIVIDUAL', ...PERSON, role: 'HEAD' }],
    ['no order', []],
  ])('are refused: %s', async (_, order) => {
    expect(await issue(order)).toMatchObject({ status: 400, body: { error: 'malformed' } });
  });
});

describe('control of certificates', () => {
  it('lists what was issued, also to the people of the demonstration', async () => {
    const serial = await issuedSerial();
    const records = JSON.parse((await get('/control/ca')).toString()) as { serial: string; iin: string }[];
    expect(records.map(({ iin }) => iin)).toContain('050312400011');
    expect(records.at(-1)).toEqual({
      serial,
      algorithm: 'GOST2015',
      template: 'INDIVIDUAL',
      name: 'Сынақов Әлем',
      iin: PERSON.iin,
      bin: null,
      notBefore: expect.any(String),
      notAfter: expect.any(String),
      status: 'GOOD',
      revocation: null,
    });
  });

  it('holds, releases and revokes; the list of its own authority says so at once', async () => {
    const serial = await issuedSerial();
    const listed = async (path: string) => (await get(path)).includes(Buffer.from(serial, 'hex'));
    expect(await listed('/ca/gost/crl')).toBe(false);
    expect(await control({ action: 'HOLD', serial })).toMatchObject({ body: { status: 'ON_HOLD' } });
    expect(await listed('/ca/gost/crl')).toBe(true);
    expect(await control({ action: 'RELEASE', serial })).toMatchObject({ body: { status: 'GOOD' } });
    expect(await listed('/ca/gost/crl')).toBe(false);
    expect(
      await control({ action: 'REVOKE', serial: serial.toLowerCase(), reason: 'keyCompromise' }),
    ).toMatchObject({ status: 200, body: { status: 'REVOKED', revocation: { reason: 'keyCompromise' } } });
    expect(await listed('/ca/gost/crl')).toBe(true);
    for (const other of ['/ca/gost/root-crl', '/ca/crl', '/ca/root-crl'])
      expect(await listed(other)).toBe(false);
  });

  it('refuses what the certificate’s state does not allow', async () => {
    const serial = await issuedSerial();
    expect(await control({ action: 'RELEASE', serial })).toMatchObject({ status: 409 });
    await control({ action: 'REVOKE', serial });
    for (const action of ['REVOKE', 'HOLD', 'RELEASE']) {
      expect(await control({ action, serial })).toMatchObject({ status: 409, body: { status: 'REVOKED' } });
    }
  });

  it.each([
    ['a serial number that nobody has', { action: 'REVOKE', serial: '4A'.repeat(20) }, 404],
    ['no serial number', { action: 'REVOKE' }, 400],
    ['not a number', { action: 'HOLD', serial: 'zz' }, 400],
    ['a reason that is none', { action: 'REVOKE', serial: '4A', reason: 'certificateHold' }, 400],
    ['an action that is none', { action: 'FORGET', serial: '4A' }, 400],
  ])('refuses %s', async (_, order, status) => {
    expect(await control(order)).toMatchObject({ status });
  });
});
