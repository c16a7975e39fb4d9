import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oid } from '../../src/asn1/index.ts';
import { openP12 } from '../../src/sandbox/certification-authority/index.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { parseSignedData } from '../../src/signatures/cms/cms.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

const PASSWORD = 'Qwerty12';
let home: SandboxHome;
let sandbox: RunningSandbox;
const folder = mkdtempSync(join(tmpdir(), 'qyzmet-commands-'));
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
  writeFileSync(file('content'), 'test123');
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly fault: string;
}

function run(command: 'sign' | 'key-store', ...options: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`tools/${command}.ts`, ...options], (error, out, fault) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, fault }),
    );
  });
}

function keyStore(out: string, ...options: string[]): Promise<Outcome> {
  return run('key-store', '--sandbox', sandbox.url, '--password', PASSWORD, '--out', file(out), ...options);
}

const PERSON = ['--iin', '900101400013', '--name', 'Сынақов Әлем Үлгіұлы'];
const ORGANISATION = ['--bin', '120140000017', '--organisation', '«Үлгі баспасы» ЖШС'];

describe('npm run key-store and npm run sign', () => {
  it('make a key store and sign with it, inside and beside, as DER and as PEM', async () => {
    expect(
      await keyStore('gost.p12', ...PERSON, ...ORGANISATION, '--template', 'RIGHT_TO_SIGN'),
    ).toMatchObject({
      code: 0,
      out: expect.stringContaining('GOST2015 key of the sandbox'),
    });
    const keys = ['--p12', file('gost.p12'), '--password', PASSWORD, '--in', file('content')];
    expect(await run('sign', ...keys, '--out', file('inside'))).toMatchObject({ code: 0 });
    const inside = parseSignedData(readFileSync(file('inside')));
    expect(Buffer.from(inside.content ?? []).toString()).toBe('test123');
    expect(
      await run('sign', ...keys, '--out', file('beside.pem'), '--detached', '--format', 'pem'),
    ).toMatchObject({
      code: 0,
    });
    const text = readFileSync(file('beside.pem'), 'utf8');
    expect(text).toMatch(/^-----BEGIN CMS-----\n[^-]+-----END CMS-----\n$/);
    const beside = parseSignedData(Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64'));
    expect(beside.content).toBeUndefined();
  });

  it('sign with several keys of different kinds', async () => {
    await keyStore('one.p12', ...PERSON);
    await keyStore('other.p12', ...PERSON, '--algorithm', 'RSA');
    const outcome = await run(
      'sign',
      ...['--p12', file('one.p12'), '--p12', file('other.p12'), '--password', PASSWORD],
      ...['--in', file('content'), '--out', file('both')],
    );
    expect(outcome).toMatchObject({ code: 0, out: expect.stringContaining('GOST2015, RSA') });
    expect(parseSignedData(readFileSync(file('both'))).signerInfos).toHaveLength(2);
  });

  it('have each signature time-stamped', async () => {
    await keyStore('stamped.p12', ...PERSON);
    const options = ['--p12', file('stamped.p12'), '--password', PASSWORD, '--in', file('content')];
    const tsa = ['--tsa', `${sandbox.url}/ca/tsp`];
    expect(await run('sign', ...options, ...tsa, '--out', file('stamped'))).toMatchObject({ code: 0 });
    const timeStampToken = oid('1.2.840.113549.1.9.16.2.14');
    expect(readFileSync(file('stamped')).includes(timeStampToken)).toBe(true);
    const nowhere = ['--tsa', `${sandbox.url}/nowhere`];
    expect(await run('sign', ...options, ...nowhere, '--out', file('never'))).toMatchObject({
      code: 1,
      fault: expect.stringContaining('the time-stamp authority answered 404'),
    });
  });

  it('sign an XML document inside itself', async () => {
    await keyStore('xml.p12', ...PERSON);
    const document = Buffer.from('<a><b>Өтінім</b></a>');
    writeFileSync(file('document.xml'), document);
    const options = ['--p12', file('xml.p12'), '--password', PASSWORD, '--in', file('document.xml')];
    expect(await run('sign', ...options, '--format', 'xml', '--out', file('signed.xml'))).toMatchObject({
      code: 0,
    });
    const text = readFileSync(file('signed.xml'), 'utf8');
    expect(text).toMatch(/^<a><b>Өтінім<\/b><ds:Signature [\s\S]*gostr34102015[\s\S]*<\/ds:Signature><\/a>$/);
  });

  it('make a key store for an information system', async () => {
    const system = ['--template', 'INFORMATION_SYSTEM', '--system-id', '1.2.398.6.10.1.1', '--name', 'Сынақ'];
    expect(await keyStore('system.p12', ...system, ...ORGANISATION)).toMatchObject({ code: 0 });
    expect(openP12(readFileSync(file('system.p12')), PASSWORD).key.algorithm).toBe('GOST2015');
  });

  it.each(['sign', 'key-store'] as const)(
    'say how they are used, and that they are the sandbox’s: %s',
    async (name) => {
      const { code, out } = await run(name, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/sandbox[\s\S]*--out/);
    },
  );

  it.each([
    ['without a key store', ['--in', 'a', '--out', 'b'], '--p12 is missing'],
    ['in a format of its own', ['--format', 'pdf'], '--format is one of cms, pem, xml'],
    [
      'XML beside its content',
      ['--p12', 'a', '--password', 'x', '--in', 'a', '--out', 'b', '--format', 'xml', '--detached'],
      '--format xml: one signer',
    ],
    [
      'with the stamp of no address',
      ['--p12', 'a', '--password', 'x', '--in', 'a', '--out', 'b', '--tsa', 'there'],
      '--tsa is the address',
    ],
    ['with an option that is none', ['--depth', '3'], "'--depth'"],
    [
      'with passwords that do not fit',
      [
        '--p12',
        'a',
        '--p12',
        'b',
        '--p12',
        'c',
        '--password',
        'x',
        '--password',
        'y',
        '--in',
        'a',
        '--out',
        'b',
      ],
      'one for all',
    ],
  ])('do not sign %s, and tell how', async (_, options, fault) => {
    const outcome = await run('sign', ...options);
    expect(outcome).toMatchObject({ code: 2, fault: expect.stringContaining(fault) });
    expect(outcome.fault).toContain('npm run sign');
  });

  it('do not sign with a wrong password, nor with what is no key store', async () => {
    await keyStore('mine.p12', ...PERSON);
    const rest = ['--in', file('content'), '--out', file('never')];
    expect(await run('sign', '--p12', file('mine.p12'), '--password', 'wrong', ...rest)).toMatchObject({
      code: 1,
      fault: expect.stringContaining('mine.p12'),
    });
    expect(await run('sign', '--p12', file('content'), '--password', PASSWORD, ...rest)).toMatchObject({
      code: 1,
    });
  });

  it.each([
    ['a head without an organisation', [...PERSON, '--template', 'HEAD'], 1, 'organisation'],
    ['an IIN that is too short', ['--iin', '12', '--name', 'Сынақов Әлем'], 1, 'iin'],
    ['a name alone', ['--iin', '900101400013', '--name', 'Сынақов'], 2, '--name'],
    ['a template of nobody', [...PERSON, '--template', 'MINISTER'], 2, '--template'],
    [
      'no sandbox',
      [...PERSON, '--sandbox', 'http://localhost:1'],
      1,
      'no sandbox answers at http://localhost:1',
    ],
  ])('make no key store for %s', async (_, options, code, fault) => {
    expect(await keyStore('none.p12', ...options)).toMatchObject({
      code,
      fault: expect.stringContaining(fault),
    });
  });
});
