import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { readSyncResponse, writeSyncRequest } from '../../src/soap/index.ts';
import { parseXml, StrictElement } from '../../src/xml/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { attach, uploaded } from '../requests/acts.ts';
import { arrived, signAndSend, startWithAllEditions } from '../requests/any-edition.ts';
import { recordOf } from '../requests/record.ts';
import { until } from '../requests/until.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, type SoapAnswer, systemKey } from '../support/soap-caller.ts';
import { look } from '../support/story.ts';

const NAMESPACE = 'urn:qyzmet:questions:1';
const PROVIDER = 'LOCAL_EXECUTIVE_SYSTEM';
/** Larger than two parts. */
const CONTENT = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_500_000), Buffer.from('\n%%EOF\n')]);
const DIGEST = sha256(CONTENT);

let server: RunningServer;
let at: Mangystau;
let gateway: SigningIdentity;
let provider: SigningIdentity;
let partner: SigningIdentity;
let id: string;
let number: string;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
  const folder = process.env['TEST_FOLDER'] ?? '';
  gateway = systemKey(folder, 'gateway');
  provider = systemKey(folder, 'localExecutive');
  partner = systemKey(folder, 'partner');
  id = await at.drafted();
  const fileId = await uploaded(at.applicant, CONTENT, 'құжат.pdf');
  await attach(at.applicant, { requestId: id, kind: 'OTHER', fileId });
  await signAndSend(at.applicant, id);
  number = (await arrived(at.applicant, id, 'PORTAL.ACTION.5')).number ?? '';
});
afterAll(() => server.stop());

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

interface Asked {
  readonly number: string;
  readonly sha256: string;
  readonly offset?: number | string;
  readonly length?: number | string;
}

function ask(asked: Asked, sender = PROVIDER, key = provider): Promise<SoapAnswer> {
  const counts = (['offset', 'length'] as const)
    .filter((name) => asked[name] !== undefined)
    .map((name) => `<${name}>${asked[name]}</${name}>`);
  const content = `<file xmlns="${NAMESPACE}"><number>${asked.number}</number><sha256>${asked.sha256}</sha256>${counts.join('')}</file>`;
  const question = writeSyncRequest({
    ...{ messageId: randomUUID(), correlationId: null, serviceId: 'QYZMET_FILE', messageDate: new Date() },
    ...{ sender: { id: sender, password: null }, properties: [], sessionId: null },
    data: { form: 'XML', content },
  });
  return askSoap(`${server.url}/soap/sync`, question, key);
}

interface Part {
  readonly size: number;
  readonly mediaType: string;
  readonly offset: number;
  readonly content: Buffer;
}

/** Null where there is no such file for that system. */
async function part(asked: Asked, sender = PROVIDER, key = provider): Promise<Part | null> {
  const answer = await ask(asked, sender, key);
  expect([answer.status, answer.fault()]).toEqual([200, null]);
  const data = readSyncResponse(answer.content()).data?.content ?? '';
  const response = new StrictElement(parseXml(Buffer.from(data)).documentElement, NAMESPACE, 'fileResponse');
  expect(response.child(NAMESPACE, 'number').text()).toBe(asked.number);
  expect(response.child(NAMESPACE, 'sha256').text()).toBe(asked.sha256.toLowerCase());
  const found = response.optional(NAMESPACE, 'part');
  response.finish();
  if (found === null) return null;
  const textOf = (name: string): string => found.child(NAMESPACE, name).text();
  return {
    ...{ size: Number(textOf('size')), mediaType: textOf('mediaType'), offset: Number(textOf('offset')) },
    content: Buffer.from(textOf('content'), 'base64'),
  };
}

/** A whole file, as a system puts it together. */
async function whole(asked: Asked, sender = PROVIDER, key = provider): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const read = await part({ ...asked, offset }, sender, key);
    if (read === null) throw new Error('no such file');
    parts.push(read.content);
    offset += read.content.length;
    if (offset >= read.size) return Buffer.concat(parts);
  }
}

describe('a system that was told of a file by its digest', () => {
  it('reads it in parts, and has the very bytes', async () => {
    const first = await part({ number, sha256: DIGEST });
    expect(first).toMatchObject({ size: CONTENT.length, mediaType: 'application/pdf', offset: 0 });
    expect(first?.content.length).toBe(1024 * 1024);
    expect(sha256(await whole({ number, sha256: DIGEST }))).toBe(DIGEST);
  });

  it('reads from where it wants, as much as it wants, and nothing behind the end', async () => {
    const upper = DIGEST.toUpperCase();
    const middle = await part({ number, sha256: upper, offset: 1_500_000, length: 10 });
    expect(middle?.content).toEqual(CONTENT.subarray(1_500_000, 1_500_010));
    const large = await part({ number, sha256: DIGEST, length: 999_999_999 });
    expect(large?.content.length).toBe(1024 * 1024);
    const last = await part({ number, sha256: DIGEST, offset: CONTENT.length - 3 });
    expect(last?.content.length).toBe(3);
    const behind = await part({ number, sha256: DIGEST, offset: 999_999_999 });
    expect(behind).toMatchObject({ size: CONTENT.length, content: Buffer.alloc(0) });
  });

  it('reads it through the gateway, too; that it has is a line of the request, once', async () => {
    expect((await part({ number, sha256: DIGEST, length: 5 }, PROVIDER, gateway))?.content.length).toBe(5);
    await part({ number, sha256: DIGEST, length: 5 });
    await part({ number, sha256: DIGEST, length: 5 });
    const { node } = await at.applicant.query<{ node: { exchangeReceipts: readonly object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { exchangeReceipts { kind sender told outcome } } } }',
      { id },
    );
    const line = { kind: 'FILE', sender: PROVIDER, told: DIGEST, outcome: 'TAKEN' };
    expect(node.exchangeReceipts).toEqual([line, line]);
  });

  it('reads the result and its signature, where it was told of the result', async () => {
    const done = await at.completed();
    const message = await until('the message of the result', async () => {
      const about = new URLSearchParams({ correlationId: done.replace('req_', '') });
      const url = `${server.sandbox.url}/gateway/messages?${about}`;
      const messages = (await (await fetch(url)).json()) as readonly Told[];
      return messages.find(({ kind, to }) => kind === 'RESULT' && to === 'PORTAL') ?? null;
    });
    const { result } = message;
    const [paper] = (await recordOf(server, done)).results;
    expect(result?.number).toBe(paper?.number);
    const asked = { number: (await look(at.applicant, done)).number ?? '' };
    const read = async (digest = ''): Promise<Buffer> => {
      const content = await whole({ ...asked, sha256: digest }, 'PORTAL', gateway);
      expect(sha256(content)).toBe(digest);
      return content;
    };
    expect((await read(result?.sha256)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await read(result?.signatureSha256)).subarray(0, 1)).toEqual(Buffer.of(0x30));
    expect(await part({ ...asked, sha256: result?.sha256 ?? '' })).toBeNull();
    expect(await part({ ...asked, sha256: result?.signatureSha256 ?? '' })).toBeNull();
  });
});

interface Told {
  readonly kind: string;
  readonly to: string;
  readonly result: { number: string; sha256: string; signatureSha256: string } | null;
}

describe('the same answer as for no such file', () => {
  it.each<[string, () => [Asked, string?, SigningIdentity?]]>([
    ['is had by a system that was not told of it', () => [{ number, sha256: DIGEST }, 'PSC_SYSTEM', partner]],
    [
      'is had by the gateway in the name of such a system',
      () => [{ number, sha256: DIGEST }, 'PORTAL', gateway],
    ],
    ['is had with the number of another request', () => [{ number: '20261122000000', sha256: DIGEST }]],
    ['is had with another digest', () => [{ number, sha256: sha256(Buffer.from('another')) }]],
  ])('%s', async (_name, asked) => {
    expect(await part(...asked())).toBeNull();
  });

  it('is had before the request was told of', async () => {
    const draft = await at.drafted();
    const fileId = await uploaded(at.applicant, Buffer.from('%PDF-1.7\ndraft\n%%EOF\n'), 'a.pdf');
    await attach(at.applicant, { requestId: draft, kind: 'OTHER', fileId });
    const digest = sha256(Buffer.from('%PDF-1.7\ndraft\n%%EOF\n'));
    expect(await part({ number, sha256: digest })).toBeNull();
  });
});

describe('a question for a file', () => {
  it.each<[string, Partial<Asked>]>([
    ['without a number of a request', { number: '17' }],
    ['with a digest that is none', { sha256: 'abc' }],
    ['for nothing', { length: 0 }],
    ['from before the beginning', { offset: -1 }],
    ['from what is no number', { offset: '1e3' }],
  ])('%s is refused', async (_how, changes) => {
    const answer = await ask({ number, sha256: DIGEST, ...changes });
    expect([answer.status, answer.fault()]).toEqual([500, 'MESSAGE_MALFORMED']);
  });

  it('of a system in the name of another is refused', async () => {
    const answer = await ask({ number, sha256: DIGEST }, PROVIDER, partner);
    expect([answer.status, answer.fault()]).toEqual([500, 'SENDER_UNKNOWN']);
  });
});
