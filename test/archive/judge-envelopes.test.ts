import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readTrust, verifyArchive } from '../../src/archive/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import { signEnvelope, writeReceipt } from '../../src/soap/index.ts';
import { staffAt } from '../requests/any-edition.ts';
import { allTold } from '../requests/outside.ts';
import { until } from '../requests/until.ts';
import { unlikePublished } from '../support/published-schemas.ts';
import { systemKey } from '../support/soap-caller.ts';
import { sentOf, setSystem, startWithSystems, told } from '../systems/provider-system.ts';
import { copyTrust, fetched, membersOf } from './archive-file.ts';
import { resealed } from './resealed.ts';

const folder = mkdtempSync(join(tmpdir(), 'envelopes-'));
const trust = mkdtempSync(join(tmpdir(), 'envelope-trust-'));
const stranger = systemKey(process.env['TEST_FOLDER'] ?? '', 'eLicensing');

interface Entry {
  readonly file: string;
  readonly direction: 'SENT' | 'ANSWERED' | 'RECEIVED';
  readonly form: string;
  readonly kind: string;
  readonly messageId: string;
}
interface Index {
  readonly exchanges: {
    readonly envelopes: readonly Entry[];
    readonly without: readonly { line: string; place: number; why: string }[];
  };
}

let whole: Buffer;
let own: Buffer;
let members: Map<string, Buffer>;
let index: Index;
/* Files: the request itself as it was sent, what was answered to it, a report of the provider's system. */
let sent: string;
let answered: string;
let received: string;

/* A request of 57-2012 goes through the gateway to the provider's own system and back; then the server is stopped and its database dropped. */
beforeAll(async () => {
  const server = await startWithSystems();
  const applicant = await server.as('APPLICANT');
  await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'ANSWERS');
  const id = await sentOf(applicant, '57-2012');
  await until(`${id} completed`, async () => (await told(applicant, id)).status === 'COMPLETED' || null);
  await allTold(applicant, id);
  whole = await fetched(await staffAt(server, 'MANGYSTAU_INTERNAL_POLICY', 'CLERK'), id);
  own = await fetched(applicant, id);
  copyTrust(join(process.env['TEST_FOLDER'] ?? '', 'sandbox/certification-authority'), trust);
  await server.stop();
  await expect(new pg.Client(server.database.url).connect()).rejects.toThrow('does not exist');
  members = await membersOf(whole);
  index = JSON.parse(String(members.get('index.json'))) as Index;
  const fileOf = (direction: string, kind: string): string =>
    index.exchanges.envelopes.find((one) => one.direction === direction && one.kind === kind)?.file ?? '';
  [sent, answered] = [fileOf('SENT', 'REQUEST'), fileOf('ANSWERED', 'REQUEST')];
  received = fileOf('RECEIVED', 'MESSAGE');
});
afterAll(() => {
  for (const one of [folder, trust]) rmSync(one, { recursive: true });
});

async function judged(archive: Buffer, sealedBy: string | null = null) {
  const file = join(folder, 'request.asice');
  writeFileSync(file, archive);
  return verifyArchive(file, {
    ...(await readTrust([trust])),
    sealedBy,
    paymentGateway: [],
    clock: systemClock,
  });
}

function command(archive: Buffer, ...options: readonly string[]) {
  const file = join(folder, 'command.asice');
  writeFileSync(file, archive);
  return spawnSync(
    process.execPath,
    [
      '--no-warnings',
      '--import',
      './tools/decorators.ts',
      'src/verify-archive.ts',
      file,
      '--trust',
      trust,
      ...options,
    ],
    { encoding: 'utf8' },
  );
}

const contentOf = (path: string): Buffer => members.get(path) ?? Buffer.of();

/** With one octet of text in it changed to its neighbour. */
function alteredAt(path: string, text: string): Buffer {
  const content = Buffer.from(contentOf(path));
  const place = content.indexOf(text) + text.length;
  if (place < text.length) throw new Error(`${path} has no ${text}`);
  content[place] = (content[place] ?? 0) ^ 1;
  return content;
}

const sealedByStranger = (changes: Readonly<Record<string, Buffer>>) => resealed(members, changes, stranger);

describe('the envelopes of a request of 57-2012, judged without the server', () => {
  it('are in the archive, and right: who signed each is told', async () => {
    const { verdict, findings, exchanges } = await judged(whole);
    expect([verdict, findings]).toEqual(['AUTHENTIC', []]);
    const { envelopes } = index.exchanges;
    expect(exchanges.map(({ file }) => file)).toEqual(envelopes.map(({ file }) => file));
    const systems = { SENT: 'server', ANSWERED: 'gateway', RECEIVED: 'gateway' } as const;
    const writers = { SENT: 'server', ANSWERED: null, RECEIVED: 'localExecutive' } as const;
    for (const { file, direction, form } of envelopes) {
      const writer = writers[direction];
      const named = (bin: string) => ({ name: expect.any(String), bin });
      expect([form, exchanges.find((one) => one.file === file)]).toEqual([
        'ENVELOPE',
        {
          ...{ file, ...named(SYSTEMS[systems[direction]].bin), statusKnown: true },
          data: writer === null ? null : named(SYSTEMS[writer].bin),
        },
      ]);
    }
    expect(new Set(envelopes.map(({ direction }) => direction))).toEqual(new Set(Object.keys(systems)));
  });

  it('are as the published descriptions and schemas have them', () => {
    for (const { file } of index.exchanges.envelopes)
      expect([file, unlikePublished(contentOf(file))]).toEqual([file, []]);
  });

  it('are right to the command, which names their signers in both languages and leaves with 0', () => {
    const { status, stdout } = command(whole, '--sealed-by', SYSTEMS.server.bin);
    expect(status).toBe(0);
    const { name, bin } = SYSTEMS.gateway;
    expect(stdout).toContain(`${name} жүйесі (БСН ${bin}) қол қойған жүйеаралық хабарламалар: `);
    expect(stdout).toContain(`подписанные системой ${name}, БИН ${bin}: `);
  });

  it('are said to be wanting where there are none, with the reason', () => {
    const { sent: lines } = JSON.parse(String(members.get('exchanges.json'))) as {
      sent: readonly { state: string; byStep: boolean }[];
    };
    const { without } = index.exchanges;
    expect(without.length).toBeGreaterThan(0);
    expect(without.every(({ line, why }) => line === 'SENT' && why === 'BY_STEP')).toBe(true);
    expect(without.every(({ place }) => lines[place]?.byStep)).toBe(true);
  });

  it('are in the archive of the applicant without the reports of officials', async () => {
    const { verdict, exchanges } = await judged(own);
    expect(verdict).toBe('AUTHENTIC');
    expect(exchanges.length).toBeGreaterThan(0);
    expect(exchanges.some(({ file }) => file.endsWith('message-received.xml'))).toBe(false);
    const listed = JSON.parse(String((await membersOf(own)).get('index.json'))) as Index;
    expect(listed.exchanges.without.filter(({ why }) => why === 'PROVIDER_ONLY')).not.toEqual([]);
  });
});

describe('an archive that a stranger has changed and sealed anew, index and manifest agreeing, is altered:', () => {
  it.each<[string, () => [string, Buffer]]>([
    ['an octet of what was sent', () => [sent, alteredAt(sent, '<messageId>')]],
    ['an octet of the data that was sent', () => [sent, alteredAt(sent, '57-201')]],
    ['an octet of what was answered', () => [answered, alteredAt(answered, '<messageId>')]],
    ['an octet of what was received', () => [received, alteredAt(received, '<correlationId>')]],
  ])('%s', async (_, change) => {
    const [path, content] = change();
    const report = await judged(await sealedByStranger({ [path]: content }));
    expect([report.verdict, report.findings]).toEqual([
      'ALTERED',
      [{ code: 'ENVELOPE_INVALID', path, reason: 'DIGEST_MISMATCH' }],
    ]);
  });

  it('to the command, too, which names the file and leaves with 1', async () => {
    const { status, stdout } = command(
      await sealedByStranger({ [received]: alteredAt(received, '<correlationId>') }),
    );
    expect(status).toBe(1);
    expect(stdout).toContain(`недействительна, ${received}`);
    expect(stdout).toContain(`жарамсыз, ${received}`);
  });

  it.each<[string, () => Readonly<Record<string, Buffer>>, string, () => string]>([
    [
      'an answer that another system has signed',
      () => {
        const messageId = index.exchanges.envelopes[0]?.messageId ?? '';
        const receipt = writeReceipt({
          messageId,
          correlationId: messageId,
          responseDate: new Date(),
          sessionId: null,
        });
        return { [answered]: signEnvelope(receipt, stranger, messageId) };
      },
      'ENVELOPE_SIGNER',
      () => answered,
    ],
    [
      'two answers that have changed places',
      () => {
        const other =
          index.exchanges.envelopes.filter(({ direction }) => direction === 'ANSWERED').at(-1)?.file ?? '';
        return { [answered]: contentOf(other), [other]: contentOf(answered) };
      },
      'ENVELOPE_OTHER',
      () => answered,
    ],
    [
      'an envelope without its signature',
      () => ({
        [sent]: Buffer.from(String(contentOf(sent)).replace(/<soap:Header>.*<\/soap:Header>/s, '')),
      }),
      'RECORD',
      () => sent,
    ],
    ['what is no envelope', () => ({ [sent]: Buffer.from('<!DOCTYPE a><a/>') }), 'RECORD', () => sent],
  ])('%s', async (_, change, code, path) => {
    const report = await judged(await sealedByStranger(change()));
    expect(report.verdict).toBe('ALTERED');
    expect(report.findings.map((one) => [one.code, one.path])).toContainEqual([code, path()]);
  });

  it('an envelope that the index does not name', async () => {
    const listed = {
      ...index,
      exchanges: {
        ...index.exchanges,
        envelopes: index.exchanges.envelopes.filter(({ file }) => file !== sent),
      },
    };
    const report = await judged(
      await sealedByStranger({ 'index.json': Buffer.from(JSON.stringify(listed)) }),
    );
    expect(report.findings).toEqual([{ code: 'INDEX', path: sent }]);
  });

  it('and is told to be by another where the judge says whose seal it has to be', async () => {
    const report = await judged(await sealedByStranger({}), SYSTEMS.server.bin);
    expect(report.findings.map(({ code }) => code)).toEqual(['SEAL_OTHER_SYSTEM']);
  });
});
