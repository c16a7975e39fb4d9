import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readTrust, verifyArchive } from '../../src/archive/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import { signCms } from '../../src/signing/index.ts';
import { issued } from '../requests/acts.ts';
import { castOf } from '../requests/cast.ts';
import { certificateFor } from '../requests/keys.ts';
import { startServer } from '../support/running-server.ts';
import { copyTrust, fetched, membersOf, zipped } from './archive-file.ts';
import { isOfTheOutline, issuersIn, isWithin } from './octets.ts';

const folder = mkdtempSync(join(tmpdir(), 'archives-'));
const trustFolder = mkdtempSync(join(tmpdir(), 'trust-'));
const otherTrust = mkdtempSync(join(tmpdir(), 'other-trust-'));
const MANIFEST = 'META-INF/ASiCManifest.xml';
const SEAL = 'META-INF/signature.p7s';

let first: Buffer;
let second: Buffer;
let members: Map<string, Buffer>;
/** A seal of the applicant's own, whom the same authority vouches for. */
let personSeal: (manifest: Buffer) => Buffer;

/* The server is stopped and its database dropped before anything is judged. */
beforeAll(async () => {
  const server = await startServer();
  const cast = await castOf(server);
  const [one, other] = [await issued(cast), await issued(cast)];
  first = await fetched(cast.head, one.id);
  second = await fetched(cast.head, other.id);
  copyTrust(join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority'), trustFolder);
  const identity = await certificateFor(server.sandbox.authority, cast.applicant);
  personSeal = (manifest) =>
    signCms(identity, { content: manifest, attached: false, signingTime: new Date() });
  await server.stop();
  await expect(new pg.Client(server.database.url).connect()).rejects.toThrow('does not exist');
  members = await membersOf(first);
});
afterAll(() => {
  for (const one of [folder, trustFolder, otherTrust]) rmSync(one, { recursive: true });
});

async function judged(archive: Buffer, trusted: string = trustFolder, sealedBy: string | null = null) {
  const file = join(folder, `${createHash('sha256').update(archive).digest('hex')}.asice`);
  writeFileSync(file, archive);
  const { trust, lists } = await readTrust([trusted]);
  return verifyArchive(file, { trust, lists, sealedBy, paymentGateway: [], clock: systemClock });
}

type Change = (changed: Map<string, Buffer>) => void | Promise<void>;

async function changed(change: Change): Promise<Buffer> {
  const copy = new Map(members);
  await change(copy);
  return zipped(copy);
}

const codes = ({ findings }: Awaited<ReturnType<typeof judged>>) =>
  findings.map(({ code, path, reason }) =>
    [code, path ?? reason].filter((part) => part !== undefined).join(' '),
  );

/** The manifest as it would have to be, for whoever can write one but has no key. */
function withManifest(copy: Map<string, Buffer>): void {
  let manifest = String(copy.get(MANIFEST));
  for (const [path, content] of copy) {
    const digest = createHash('sha256').update(content).digest('base64');
    const entry = new RegExp(`(URI="${path}" .*?<ds:DigestValue>)[^<]*`);
    manifest = manifest.replace(entry, (_, before: string) => before + digest);
  }
  copy.set(MANIFEST, Buffer.from(manifest));
}

function rewritten(copy: Map<string, Buffer>, path: string, from: string, to: string): void {
  const text = String(copy.get(path));
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  copy.set(path, Buffer.from(text.replaceAll(from, to)));
}

describe('an archive, judged after the server was stopped and its database dropped', () => {
  it('is authentic as it was fetched', async () => {
    const report = await judged(first);
    expect(report).toMatchObject({ verdict: 'AUTHENTIC', findings: [], seal: { bin: SYSTEMS.server.bin } });
    expect(report.index?.signatures).toHaveLength(2);
  });

  it('is authentic to the command, which says so in both languages and leaves with 0', () => {
    const file = join(folder, 'first.asice');
    writeFileSync(file, first);
    const { status, stdout, stderr } = command(
      file,
      '--trust',
      trustFolder,
      '--sealed-by',
      SYSTEMS.server.bin,
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('ТҮПНҰСҚА.');
    expect(stdout).toContain('ПОДЛИННО.');
  });

  it('is altered to the command, which names the file and leaves with 1', async () => {
    const file = join(folder, 'altered.asice');
    writeFileSync(
      file,
      await changed((copy) => rewritten(copy, 'request.json', 'Мысал жаршысы', 'Басқа жаршы')),
    );
    const { status, stdout } = command(file, '--trust', trustFolder, '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      1,
      { verdict: 'ALTERED', findings: [{ code: 'DIGEST', path: 'request.json' }] },
    ]);
  });

  it('cannot be judged without a trusted root, or a file: the command leaves with 2', () => {
    expect(command(join(folder, 'nothing.asice'), '--trust', trustFolder).status).toBe(2);
    expect(command(join(folder, 'first.asice')).status).toBe(2);
    expect(command(join(folder, 'first.asice'), '--trust', otherTrust).status).toBe(2);
  });
});

function command(...given: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--import', './tools/decorators.ts', 'src/verify-archive.ts', ...given],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('tampering is found:', () => {
  it.each<[string, Change, readonly string[]]>([
    ['a file altered', (copy) => rewritten(copy, 'steps.json', 'DONE', 'GONE'), ['DIGEST steps.json']],
    ['a file added', (copy) => void copy.set('more.txt', Buffer.from('x')), ['UNLISTED more.txt']],
    ['a file removed', (copy) => void copy.delete('events.json'), ['MISSING events.json']],
    [
      'a result replaced',
      (copy) => void copy.set('result/result.pdf', Buffer.from('%PDF-1.7 of another')),
      ['DIGEST result/result.pdf'],
    ],
    [
      'the index altered',
      (copy) => rewritten(copy, 'index.json', '"version": 2', '"version": 3'),
      ['DIGEST index.json'],
    ],
    [
      'a signature stripped',
      (copy) => void copy.delete('signatures/02/signature.p7s'),
      ['MISSING signatures/02/signature.p7s'],
    ],
    ['the seal stripped', (copy) => void copy.delete(SEAL), [`MISSING ${SEAL}`]],
    [
      'the manifest written anew',
      (copy) => {
        rewritten(copy, 'provider.json', 'GRANTED', 'REFUSED');
        withManifest(copy);
      },
      ['SEAL_INVALID DIGEST_MISMATCH', 'INDEX provider.json'],
    ],
    [
      'a seal by a person',
      (copy) => {
        rewritten(copy, 'provider.json', 'GRANTED', 'REFUSED');
        withManifest(copy);
        copy.set(SEAL, personSeal(copy.get(MANIFEST) ?? Buffer.alloc(0)));
      },
      ['SEAL_INVALID CERT_TEMPLATE', 'INDEX provider.json'],
    ],
  ])('%s', async (_, change, expected) => {
    const report = await judged(await changed(change));
    expect([report.verdict, codes(report)]).toEqual(['ALTERED', expected]);
  });

  it('files swapped between two archives', async () => {
    const other = await membersOf(second);
    for (const path of ['result/result.pdf', 'signatures/01/signature.p7s', 'events.json', SEAL]) {
      const report = await judged(
        await changed((copy) => void copy.set(path, other.get(path) ?? Buffer.alloc(0))),
      );
      expect([path, report.verdict]).toEqual([path, 'ALTERED']);
    }
  });

  it('a whole signature of another request, behind a manifest and an index that agree', async () => {
    const other = await membersOf(second);
    const report = await judged(
      await changed((copy) => {
        for (const part of ['signature.p7s', 'document.json', 'evidence.json']) {
          const path = `signatures/01/${part}`;
          copy.set(path, other.get(path) ?? Buffer.alloc(0));
        }
        withManifest(copy);
      }),
    );
    expect(codes(report)).toEqual(
      expect.arrayContaining([
        'SEAL_INVALID DIGEST_MISMATCH',
        'APPLICATION_SIGNED signatures/01/document.json',
      ]),
    );
  });

  it.each<[string, Change, string]>([
    [
      'the status',
      (copy) => rewritten(copy, 'request.json', '"status": "COMPLETED"', '"status": "REFUSED"'),
      'STATUS_LOG',
    ],
    [
      'the number of the result',
      (copy) => rewritten(copy, 'events.json', '"number": "2026', '"number": "2025'),
      'RESULT_LOG',
    ],
    [
      'the application',
      (copy) => rewritten(copy, 'request.json', 'Мысал жаршысы', 'Басқа'),
      'APPLICATION_SIGNED signatures/01/document.json',
    ],
    [
      'who signed',
      (copy) => rewritten(copy, 'index.json', 'МАШЫҚОВ', 'БАСҚА'),
      'SIGNER signatures/02/signature.p7s',
    ],
  ])('%s, even where manifest and index were written anew', async (_, change, code) => {
    const report = await judged(
      await changed(async (copy) => {
        await change(copy);
        withManifest(copy);
      }),
    );
    expect(codes(report)).toEqual(expect.arrayContaining(['SEAL_INVALID DIGEST_MISMATCH', code]));
  });

  it('and nothing that stands in a member keeps the judge from a verdict', async () => {
    for (const path of [...members.keys()].filter(
      (one) => !one.startsWith('META-INF/') && one !== 'mimetype',
    )) {
      const content = members.get(path) ?? Buffer.alloc(0);
      const hostile = [
        Buffer.alloc(0),
        Buffer.from('null'),
        Buffer.from('{}'),
        content.subarray(0, content.length / 2),
      ];
      for (const bytes of hostile) {
        const report = await judged(
          await changed((copy) => {
            copy.set(path, bytes);
            withManifest(copy);
          }),
        );
        expect([path, report.verdict]).toEqual([path, 'ALTERED']);
      }
    }
  });

  it('a seal of another system than the one expected', async () => {
    const report = await judged(first, trustFolder, '180452000014');
    expect([report.verdict, codes(report)]).toEqual(['ALTERED', ['SEAL_OTHER_SYSTEM']]);
  });

  it('whatever octet of the file is changed', async () => {
    const candidates = issuersIn(members.get(SEAL) ?? Buffer.of());
    for (let place = 60; place < first.length; place += Math.ceil(first.length / 40)) {
      const copy = Buffer.from(first);
      copy[place] = (copy[place] ?? 0) ^ 1;
      const { verdict } = await judged(copy);
      expect([place, verdict]).toEqual([
        place,
        isOfTheOutline(first, place) || candidates.some((one) => isWithin(first, one, place))
          ? expect.any(String)
          : 'ALTERED',
      ]);
    }
  });
});
