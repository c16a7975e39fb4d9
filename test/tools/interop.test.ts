import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/index.ts';
import { type ManifestRow, writeMaterial } from '../support/interop-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'qyzmet-interop-'));
let rows: ManifestRow[];
beforeAll(async () => {
  rows = await writeMaterial(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly fault: string;
}

function interop(...options: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['tools/interop.ts', ...options], { cwd: projectRoot }, (error, out, fault) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, fault }),
    );
  });
}

function writeManifest(manifest: unknown): void {
  writeFileSync(
    join(folder, 'manifest.json'),
    typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
  );
}

/** The files of the rows that end with that sign. */
function filesWith(sign: string, { out }: Outcome): string[] {
  return out
    .split('\n')
    .filter((line) => line.endsWith(`  ${sign}`))
    .map((line) => line.split('  ')[0] ?? '')
    .sort();
}

function rowOf(file: string, { out }: Outcome): string {
  return out.split('\n').find((line) => line.startsWith(`${file} `)) ?? '';
}

describe('npm run interop', () => {
  it('agrees with a manifest of every kind of file, and tells of a kind it does not know', async () => {
    writeManifest(rows);
    const outcome = await interop(folder);
    expect(filesWith('✗', outcome)).toEqual([]);
    expect(filesWith('?', outcome)).toEqual(['paper.pdf', 'tsp/abroad.bin']);
    expect(outcome.out.trimEnd()).toMatch(
      new RegExp(`2 without an expectation\n${rows.length - 2} of ${rows.length - 2} agree$`),
    );
    expect(outcome).toMatchObject({ code: 0, fault: '' });
    for (const [file, verdict] of [
      ['p12/rsa.p12', 'VALID'],
      ['p12/gost.p12', 'VALID'],
      ['p12/held.p12', 'ON_HOLD'],
      ['p12/revoked.p12', 'REVOKED'],
      ['p12/revoked-since.p12', 'REVOKED'],
      ['p12/expired.p12', 'EXPIRED'],
      ['p12/authentication.p12', 'KEY_USAGE'],
      ['p12/system.p12', 'CERT_TEMPLATE'],
      ['cms/stamped.der', 'signature good, VALID'],
      ['cms/expired.der', 'signature good, EXPIRED'],
      ['cms/forged.der', 'signature bad, BAD_SIGNATURE'],
      ['cms/stamped-abroad.der', 'signature good, TST_INVALID'],
      ['cms/weak.der', 'WEAK_ALGORITHM'],
      ['xml/signed.xml', 'signature good, VALID'],
    ] as const)
      expect([file, rowOf(file, outcome)]).toEqual([file, expect.stringContaining(verdict)]);
  });

  it('tells of every file that is not what its manifest says, and ends with 1', async () => {
    const wrong: Readonly<Record<string, object>> = {
      'ca/issuing-RSA.cer': { subject: 'CN=Somebody else,C=KZ' },
      'cer/gost.cer': { dateAt20261122: 'expired' },
      'crl/RSA.crl': { entries: 2 },
      'crl/GOST2015.crl': { caSignature: false },
      'p12/gost.p12': { notAfter: '2026-11-01T00:00:00.000Z' },
      'p12/head.p12': { password: 'Qwerty13' },
      'p12/held.p12': { revokedIn: [] },
      'p12/rsa.p12': { sha256: '0'.repeat(64) },
      'p12/system.p12': { eku: ['1.3.6.1.5.5.7.3.4', '1.2.398.3.3.4.1.1'] },
      'raw/gost.sig': { verified: false },
      'tsp/absent.bin': {},
      tsp: {},
      '../outside.bin': {},
    };
    const absent = ['tsp/absent.bin', 'tsp', '../outside.bin'];
    const all = [...rows, ...absent.map((file) => ({ file, kind: 'tsp', sha256: '0'.repeat(64) }))];
    const signers = (file: string, change: object) => {
      const [first, ...others] = rows.find((row) => row.file === file)?.signers ?? [];
      return { signers: [{ ...first, ...change }, ...others] };
    };
    const ofSigners: Readonly<Record<string, object>> = {
      'cms/attached.der': signers('cms/attached.der', { verified: false }),
      'cms/detached.der': signers('cms/detached.der', { signingTime: '2026-11-21T00:00:00.000Z' }),
      'cms/forged.der': signers('cms/forged.der', { verified: true }),
      'cms/stamped.der': signers('cms/stamped.der', { tst: false }),
      'xml/signed.xml': signers('xml/signed.xml', { verified: false }),
    };
    const changes = { ...wrong, ...ofSigners };
    writeManifest(all.map((row) => ({ ...row, ...changes[row.file] })));
    const outcome = await interop(folder);
    expect(filesWith('✗', outcome)).toEqual(Object.keys(changes).sort());
    expect(outcome).toMatchObject({ code: 1, fault: '' });
    const judged = all.length - 2;
    const agreeing = judged - Object.keys(changes).length;
    expect(outcome.out.trimEnd()).toMatch(new RegExp(`${agreeing} of ${judged} agree$`));
  });

  it('vouches for nobody where the folder has no authority', async () => {
    writeManifest(rows.filter(({ file }) => file === 'p12/gost.p12'));
    const outcome = await interop(folder);
    expect(rowOf('p12/gost.p12', outcome)).toContain('UNTRUSTED_CHAIN');
    expect(outcome.code).toBe(0);
  });

  it('passes over a folder that is not there, with a word', async () => {
    const outcome = await interop(join(folder, 'elsewhere'));
    expect(outcome).toMatchObject({ code: 0, fault: '', out: expect.stringMatching(/^passed over: .+\n$/) });
  });

  it.each<[string, unknown, RegExp]>([
    ['that is no JSON', '[{', /is no JSON/],
    ['of another shape', { files: [] }, /is no manifest/],
    ['with a row without a file', [{ kind: 'cms', sha256: '0'.repeat(64) }], /file/],
    ['that names no day', [{ file: 'a', kind: 'cms', sha256: '0'.repeat(64) }], /as of which day/],
    [
      'that names two',
      [{ file: 'a', kind: 'cms', sha256: '0'.repeat(64), dateAt20261122: '', dateAt20261123: '' }],
      /several days/,
    ],
  ])('refuses a manifest %s', async (_, manifest, why) => {
    writeManifest(manifest);
    expect(await interop(folder)).toMatchObject({ code: 2, out: '', fault: expect.stringMatching(why) });
  });

  it('refuses a folder without a manifest', async () => {
    expect(await interop(join(folder, 'p12'))).toMatchObject({ code: 2, out: '', fault: expect.any(String) });
  });
});

const REAL = join(projectRoot, '../shared/vectors');
const present = existsSync(join(REAL, 'manifest.json'));
if (!present) console.info(`passed over: ${REAL} is not there`);

(present ? it : it.skip)("agrees with the national authority's test material", async () => {
  const outcome = await interop();
  expect(filesWith('✗', outcome)).toEqual([]);
  expect(filesWith('?', outcome)).toEqual([]);
  expect(outcome.code).toBe(0);
});
