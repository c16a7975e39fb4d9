import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrust, reportText, verifyArchive } from '../../src/archive/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';
import { type Clock, LANGUAGES, systemClock } from '../../src/kernel/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import { certifyTimeStamping } from '../../src/sandbox/certification-authority/time-stamp-authority.ts';
import {
  buildTimestampToken,
  buildTstInfo,
} from '../../src/sandbox/certification-authority/timestamp-token.ts';
import { DIGEST_OID, digestOf, signatureValueIn, stampCms } from '../../src/signing/index.ts';
import { type Cast, castOf } from '../requests/cast.ts';
import { type FaultMode, putOut } from '../requests/outside.ts';
import { asOwner } from '../support/as-owner.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { sent } from '../support/story.ts';
import { copyTrust, fetched, membersOf, zipped } from './archive-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealed-time-'));
const SEAL = 'META-INF/signature.p7s';
const POLICY = '1.2.398.3.3.2.6.4';
const HOUR = 3_600_000;
const clock = new MovedClock();

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  clock.moveBy(HOUR);
  server = await startServer({ clock });
  cast = await castOf(server);
  copyTrust(join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority'), folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function judged(archive: Buffer, by: Clock = clock) {
  const file = join(folder, 'request.asice');
  writeFileSync(file, archive);
  return verifyArchive(file, {
    ...(await readTrust([folder])),
    sealedBy: null,
    paymentGateway: [],
    clock: by,
  });
}

const requestId = async () => (await sent(cast.applicant)).id;
const sealIn = async (archive: Buffer) => (await membersOf(archive)).get(SEAL) ?? Buffer.of();

/** The seal of an archive as it was before it was stamped, with a token of the test's own. */
async function stampedAnew(
  archive: Buffer,
  change: { time?: Date; over?: Buffer; authority?: SandboxAuthority },
): Promise<Buffer> {
  const seal = await sealIn(archive);
  const { rows } = await asOwner(server.database.url, (owner) =>
    owner.query<{ cms: Buffer }>(
      'SELECT s.cms FROM archive_seal s JOIN archive_seal_time t USING (manifest_sha256) WHERE t.cms = $1',
      [seal],
    ),
  );
  const bare = rows[0]?.cms ?? Buffer.of();
  const { time = clock.now(), authority = server.sandbox.authority } = change;
  const signer = await certifyTimeStamping(authority, 'RSA', {
    notBefore: new Date(Date.now() - 30_000),
    notAfter: new Date(Date.now() + 10 * HOUR),
  });
  const cms = await stampCms(bare, async (value) => {
    const hash = digestOf('SHA256', change.over ?? value);
    const imprint = { digestOid: DIGEST_OID.SHA256, hash };
    const content = buildTstInfo({ imprint, policy: POLICY, serial: Buffer.of(0x4a), time });
    return buildTimestampToken({ content, signer, certificates: [signer.certificate] });
  });
  return zipped(new Map(await membersOf(archive)).set(SEAL, cms));
}

describe('the seal of an archive', () => {
  it('is stamped once by the time-stamp authority: the same bytes from then on, also without it', async () => {
    const id = await requestId();
    const before = clock.now().getTime();
    const archive = await fetched(cast.clerk, id);
    const { verdict, seal } = await judged(archive);
    expect([verdict, seal?.stamp?.statusKnown]).toEqual(['AUTHENTIC', true]);
    expect(seal?.stamp?.authority).toContain('SANDBOX');
    expect(Math.abs((seal?.stamp?.at.getTime() ?? 0) - before)).toBeLessThan(60_000);
    expect(seal?.at).toEqual(seal?.stamp?.at);
    await putOut(server, 'TSP', 'UNREACHABLE');
    expect((await fetched(cast.clerk, id)).equals(archive)).toBe(true);
    await putOut(server, 'TSP', 'OFF');
  });

  it.each<FaultMode>(['UNKNOWN', 'UNREACHABLE', 'MALFORMED', 'WRONG_IMPRINT', 'UNTRUSTED', 'OLD'])(
    'goes without a stamp while the authority is %s, says so, and the next that fetches it gets one over the same signature',
    async (mode) => {
      const id = await requestId();
      await putOut(server, 'TSP', mode);
      const untimed = await fetched(cast.clerk, id);
      await putOut(server, 'TSP', 'OFF');
      const report = await judged(untimed);
      expect([report.verdict, report.seal?.stamp]).toEqual(['AUTHENTIC', null]);
      const texts = await loadTexts('locales');
      const words = LANGUAGES.map((language) => reportText(report, texts, language)).join('\n');
      expect(words).toContain('Мөрде уақыт белгісі жоқ');
      expect(words).toContain('Метки времени на печати нет');
      const timed = await fetched(cast.clerk, id);
      expect((await judged(timed)).seal?.stamp).not.toBeNull();
      const [one, other] = [await sealIn(untimed), await sealIn(timed)];
      expect(Buffer.from(signatureValueIn(one)).equals(Buffer.from(signatureValueIn(other)))).toBe(true);
    },
  );

  it('is stamped once where two fetch it at the same time', async () => {
    const id = await requestId();
    const both = await Promise.all([fetched(cast.clerk, id), fetched(cast.clerk, id)]);
    const later = await fetched(cast.clerk, id);
    expect(both.map((one) => one.equals(later))).toEqual([true, true]);
  });

  it('tells whoever looks at the downloads by when it was stamped', async () => {
    const id = await requestId();
    const archive = await fetched(cast.clerk, id);
    const { node } = await cast.clerk.query<{
      node: { archiveDownloads: { edges: readonly { node: { stampedAt: string } }[] } };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { archiveDownloads { edges { node { stampedAt } } } } } }',
      {
        id,
      },
    );
    const { seal } = await judged(archive);
    expect(node.archiveDownloads.edges.map(({ node: { stampedAt } }) => Date.parse(stampedAt))).toEqual([
      seal?.stamp?.at.getTime(),
    ]);
  });
});

describe('an archive is altered where the stamp over its seal', () => {
  const foreign = () => SandboxAuthority.open({ clock, url: 'http://localhost/nowhere' });

  it.each<[string, () => Promise<Parameters<typeof stampedAnew>[1]>, string | null]>([
    ['is the one of before', async () => ({}), null],
    ['is of another seal', async () => ({ over: Buffer.from('another') }), 'SEAL_TIME_ALTERED'],
    [
      'is of an authority that nobody trusts',
      async () => ({ authority: await foreign() }),
      'SEAL_TIME_FOREIGN',
    ],
    ['is older than what is told', async () => ({ time: new Date() }), 'SEAL_TIME_EARLY'],
    [
      'is older than the certificate of the authority',
      async () => ({ time: new Date(Date.now() - HOUR) }),
      'SEAL_TIME_INVALID',
    ],
    ['has not come yet', async () => ({ time: new Date(clock.now().getTime() + HOUR) }), 'SEAL_TIME_LATE'],
  ])('%s', async (_, change, code) => {
    const archive = await fetched(cast.clerk, await requestId());
    const report = await judged(await stampedAnew(archive, await change()));
    expect([report.verdict, report.findings.map((one) => one.code)]).toEqual(
      code === null ? ['AUTHENTIC', []] : ['ALTERED', [code]],
    );
  });

  it('is put on by whoever sealed something else: the seal itself is found out', async () => {
    const [one, other] = [
      await fetched(cast.clerk, await requestId()),
      await fetched(cast.clerk, await requestId()),
    ];
    const swapped = await zipped(new Map(await membersOf(one)).set(SEAL, await sealIn(other)));
    const { verdict, findings } = await judged(swapped);
    expect([verdict, findings]).toEqual(['ALTERED', [{ code: 'SEAL_INVALID', reason: 'DIGEST_MISMATCH' }]]);
  });

  it('is of a time that the judge has not reached', async () => {
    const archive = await fetched(cast.clerk, await requestId());
    expect((await judged(archive, systemClock)).findings.map(({ code }) => code)).toContain('SEAL_TIME_LATE');
  });
});
