import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrust, verifyArchive } from '../../src/archive/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { SYSTEM_KEY_PASSWORD, SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { writeDeliveryNotification } from '../../src/soap/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { exchangesOf, putOut } from '../requests/outside.ts';
import { until } from '../requests/until.ts';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, sendMessageOf, systemKey, testMessage } from '../support/soap-caller.ts';
import { copyTrust, fetched, membersOf } from './archive-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-envelopes-'));
const PASSWORD = 'a-password-of-a-sender';

let server: RunningServer;
let at: Mangystau;
let gateway: SigningIdentity;
let partner: SigningIdentity;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
  const sandbox = process.env['TEST_FOLDER'] ?? '';
  [gateway, partner] = [systemKey(sandbox, 'gateway'), systemKey(sandbox, 'partner')];
  copyTrust(join(sandbox, 'sandbox/certification-authority'), folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const uuidOf = (id: string): string => id.replace('req_', '');

interface Envelope {
  readonly direction: string;
  readonly form: string;
  readonly size: number;
  readonly sha256: string;
  readonly url: string | null;
}
interface Ledger {
  readonly exchanges: readonly {
    readonly messageId: string;
    readonly state: string;
    readonly envelopes: readonly Envelope[];
  }[];
  readonly exchangeReceipts: readonly {
    readonly outcome: string;
    readonly envelopes: readonly Envelope[];
  }[];
}

async function ledgerOf(client: Client, id: string): Promise<Ledger | null> {
  const { node } = await client.query<{ node: Ledger | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       exchanges { messageId state envelopes { direction form size sha256 url } }
       exchangeReceipts { outcome envelopes { direction form size sha256 url } } } } }`,
    { id },
  );
  return node;
}

/** A request that has come to the provider, with all told of it that is to be told by then. */
async function received(): Promise<{ id: string; messageId: string }> {
  const id = await at.received();
  await until(`all of ${id} told`, async () => {
    const { rowCount } = await asOwner(server.database.url, (owner) =>
      owner.query(
        "SELECT FROM exchange_message WHERE subject_id = $1 AND state = 'QUEUED' AND held_by IS NULL",
        [uuidOf(id)],
      ),
    );
    return rowCount === 0 || null;
  });
  const line = await until(
    `${id} told`,
    async () =>
      (await exchangesOf(at.applicant, id)).find(
        ({ to, state }) => to === 'PSC_SYSTEM' && state === 'DELIVERED',
      ) ?? null,
  );
  return { id, messageId: line.messageId };
}

function tellOf(messageId: string, password: string | null = null) {
  const now = new Date();
  const sender = password === null ? null : { id: 'GATEWAY', password };
  const content = writeDeliveryNotification({
    ...{ messageId, serviceId: 'QYZMET_STATUS', notificationDate: now, statusDate: now },
    ...{ receiveStatus: 'MESSAGE_ACCEPTED', resend: 'NOT_RESEND', sender },
  });
  return () => askSoap(`${server.url}/soap`, content, gateway);
}

interface Index {
  readonly exchanges: {
    readonly envelopes: readonly { file: string; direction: string; form: string }[];
    readonly without: readonly { line: string; place: number; why: string }[];
  };
}

async function archived(id: string) {
  const archive = await fetched(at.clerk, id);
  const file = join(folder, 'request.asice');
  writeFileSync(file, archive);
  const trust = await readTrust([folder]);
  const { verdict, findings } = await verifyArchive(file, {
    ...{ ...trust, sealedBy: null, paymentGateway: [], clock: systemClock },
  });
  const members = await membersOf(archive);
  const { exchanges } = JSON.parse(String(members.get('index.json'))) as Index;
  return { verdict, findings, members, archive, ...exchanges };
}

const digestOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('an envelope that travelled', () => {
  it('is kept beside its line with what was answered to it, and staff of the provider have a link to it', async () => {
    const { id, messageId } = await received();
    const ledger = await ledgerOf(at.clerk, id);
    const line = ledger?.exchanges.find((one) => one.messageId === messageId);
    expect(line?.envelopes.map(({ direction, form }) => [direction, form])).toEqual([
      ['SENT', 'ENVELOPE'],
      ['ANSWERED', 'ENVELOPE'],
    ]);
    for (const { url, sha256, size } of line?.envelopes ?? []) {
      const response = await fetch(url ?? '');
      const content = Buffer.from(await response.arrayBuffer());
      expect([response.status, content.length, digestOf(content)]).toEqual([200, size, sha256]);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(String(content)).toContain(`<messageId>${messageId}</messageId>`);
    }
    const { members, envelopes } = await archived(id);
    const digests = line?.envelopes.map(({ sha256 }) => sha256);
    expect(envelopes.map(({ file }) => digestOf(members.get(file) ?? Buffer.of()))).toEqual(
      expect.arrayContaining(digests ?? []),
    );
  });

  it('is known to the applicant to be kept, who has no link to it; nor has the centre', async () => {
    const { id, messageId } = await received();
    const line = (await ledgerOf(at.applicant, id))?.exchanges.find((one) => one.messageId === messageId);
    expect(line?.envelopes.map(({ direction, url }) => [direction, url])).toEqual([
      ['SENT', null],
      ['ANSWERED', null],
    ]);
    const other = await staffAt(server, 'INFORMATION_COMMITTEE', 'CLERK');
    for (const client of [other, at.operator, await server.as('ADMINISTRATOR')])
      expect(await ledgerOf(client, id)).toBeNull();
  });

  it('is not given to whom its link was given once they may not read it any more', async () => {
    const { id } = await received();
    const url = (await ledgerOf(at.clerk, id))?.exchanges.flatMap(({ envelopes }) => envelopes)[0]?.url ?? '';
    const role = (to: string) =>
      asOwner(server.database.url, (owner) =>
        owner.query('UPDATE person SET role = $2 WHERE iin = $1', [at.clerk.person?.iin, to]),
      );
    await role('PSC_OPERATOR');
    try {
      expect((await fetch(url)).status).toBe(404);
    } finally {
      await role('CLERK');
    }
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
  });

  it('is kept of what the gateway tells, once, however often it tells it', async () => {
    const { id, messageId } = await received();
    const tell = tellOf(messageId);
    expect([(await tell()).status, (await tell()).status]).toEqual([200, 200]);
    const ledger = await ledgerOf(at.clerk, id);
    expect(ledger?.exchangeReceipts.map(({ outcome, envelopes }) => [outcome, envelopes.length])).toEqual([
      ['TAKEN', 1],
      ['REPEATED', 0],
    ]);
    const { verdict, envelopes, without } = await archived(id);
    expect([verdict, envelopes.at(-1)?.file]).toEqual([
      'AUTHENTIC',
      expect.stringMatching(/delivery-received\.xml$/),
    ]);
    expect(without).toContainEqual({ line: 'RECEIVED', place: 1, why: 'REPEATED' });
  });
});

describe('a password that stands beside signed data', () => {
  it('is not kept with what others tell: the data are, and of a notice without data nothing is', async () => {
    const { id, messageId } = await received();
    const message = testMessage({ messageId: randomUUID(), correlationId: uuidOf(id) });
    const content = sendMessageOf(message, partner, undefined, PASSWORD);
    expect((await askSoap(`${server.url}/soap`, content, gateway)).fault()).toBeNull();
    expect((await tellOf(messageId, PASSWORD)()).status).toBe(200);
    const ledger = await ledgerOf(at.clerk, id);
    expect(ledger?.exchangeReceipts.map(({ envelopes }) => envelopes.map(({ form }) => form))).toEqual([
      ['DATA'],
      [],
    ]);
    const { verdict, findings, archive, without } = await archived(id);
    expect([verdict, findings]).toEqual(['AUTHENTIC', []]);
    expect(without).toContainEqual({ line: 'RECEIVED', place: 1, why: 'NOT_KEPT' });
    expect(archive.includes(PASSWORD)).toBe(false);
  });

  it('is not kept with what this system sends: its signed data are, and are judged', async () => {
    await server.restart(async () => undefined, { GATEWAY_SENDER_PASSWORD: PASSWORD });
    const { id } = await received();
    const { verdict, findings, archive, envelopes } = await archived(id);
    expect([verdict, findings]).toEqual(['AUTHENTIC', []]);
    expect(new Set(envelopes.map(({ direction, form }) => `${direction} ${form}`))).toEqual(
      new Set(['SENT DATA', 'ANSWERED ENVELOPE']),
    );
    expect(archive.includes(PASSWORD)).toBe(false);
    const { rows } = await asOwner(server.database.url, (owner) =>
      owner.query<{ form: string }>(
        "SELECT DISTINCT form FROM exchange_envelope WHERE direction = 'SENT' AND subject_id = $1",
        [uuidOf(id)],
      ),
    );
    expect(rows).toEqual([{ form: 'DATA' }]);
    await server.restart();
  });
});

describe('an envelope that was signed by RSA', () => {
  it('is judged as one by GOST is', async () => {
    const { p12 } = await server.sandbox.authority.issue({
      template: 'INFORMATION_SYSTEM',
      name: SYSTEMS.server.name,
      systemId: SYSTEMS.server.systemId,
      organisation: { name: 'Qyzmet', bin: SYSTEMS.server.bin },
      algorithm: 'RSA',
      password: SYSTEM_KEY_PASSWORD,
    });
    const file = join(folder, 'rsa.p12');
    writeFileSync(file, p12);
    await server.restart(async () => undefined, { GATEWAY_KEY_STORE: file });
    const { id } = await received();
    const { verdict, findings, envelopes, members } = await archived(id);
    expect([verdict, findings]).toEqual(['AUTHENTIC', []]);
    const methods = envelopes.map(({ file: path }) =>
      /SignatureMethod Algorithm="[^"]*?(rsa-sha256|gost[^"]*)"/
        .exec(String(members.get(path)))?.[1]
        ?.slice(0, 4),
    );
    expect(new Set(methods)).toEqual(new Set(['rsa-', 'gost']));
    await server.restart();
  });
});

describe('a line of the ledger without an envelope', () => {
  it('is said to wait while the gateway does not take it', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    const { verdict, envelopes, without } = await archived(id);
    await putOut(server, 'GATEWAY', 'OFF');
    expect([verdict, envelopes]).toEqual(['AUTHENTIC', []]);
    expect(without).toContainEqual({ line: 'SENT', place: 0, why: 'WAITING' });
  });

  it('is said to be from before where it is of a request that had travelled by then', async () => {
    const { id } = await received();
    await asOwner(server.database.url, (owner) =>
      owner.query('DELETE FROM exchange_envelope WHERE subject_id = $1', [uuidOf(id)]),
    );
    const { verdict, envelopes, without } = await archived(id);
    expect([verdict, envelopes]).toEqual(['AUTHENTIC', []]);
    expect(without).toContainEqual({ line: 'SENT', place: 0, why: 'NOT_KEPT' });
  });
});
