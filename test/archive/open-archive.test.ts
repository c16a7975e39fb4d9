import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrust, verifyArchive } from '../../src/archive/index.ts';
import { membersOf, zipped } from './archive-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'archives-'));
const first = readFileSync('docs/examples/request.asice');
/** Long after it was made. */
const clock = { now: () => new Date('2031-01-01T00:00:00Z') };
const members = await membersOf(first);
afterAll(() => rmSync(folder, { recursive: true }));

async function judged(archive: Buffer) {
  const file = join(folder, 'request.asice');
  writeFileSync(file, archive);
  const { trust, lists } = await readTrust(['docs/examples/trust']);
  return verifyArchive(file, { trust, lists, sealedBy: null, paymentGateway: [], clock });
}

it('the archive among the examples is authentic', async () => {
  expect((await judged(first)).verdict).toBe('AUTHENTIC');
});

describe('a ZIP that is none of ours is refused:', () => {
  it.each<[string, () => Promise<Buffer>, string]>([
    ['compressed, as a bomb is', () => zipped(members, { compress: true }), 'COMPRESSED mimetype'],
    ['with a path upwards', async () => renamed('events.json', '../evil.json'), 'MEMBER_NAME ../evil.json'],
    ['with an absolute path', async () => renamed('events.json', '/etc/passwd'), 'MEMBER_NAME /etc/passwd'],
    ['with a name twice', async () => renamed('events.json', 'request.json'), 'DUPLICATE request.json'],
    ['with bytes before it', async () => Buffer.concat([Buffer.from('x'), first]), 'NOT_A_ZIP'],
    ['with bytes behind it', async () => Buffer.concat([first, Buffer.from('x')]), 'NOT_A_ZIP'],
    ['cut short', async () => first.subarray(0, first.length - 100), 'NOT_A_ZIP'],
    ['beginning with another file', async () => zipped([...members].toReversed()), 'NOT_FIRST'],
    ['empty', async () => Buffer.alloc(0), 'NOT_A_ZIP'],
  ])('%s', async (_, make, code) => {
    const { verdict, findings } = await judged(await make());
    const found = findings.map((finding) => [finding.code, finding.path].filter(Boolean).join(' '));
    expect([verdict, found]).toEqual(['ALTERED', [code]]);
  });
});

/** Both names the same length apart from the rest: written over, in the headers as in the directory. */
async function renamed(from: string, to: string): Promise<Buffer> {
  const copy: [string, Buffer][] = [...members].map(([path, content]) => [
    path === from ? 'x'.repeat(to.length) : path,
    content,
  ]);
  const archive = await zipped(copy);
  const name = Buffer.from('x'.repeat(to.length));
  for (let place = archive.indexOf(name); place >= 0; place = archive.indexOf(name, place + 1)) {
    archive.write(to, place, 'latin1');
  }
  return archive;
}
