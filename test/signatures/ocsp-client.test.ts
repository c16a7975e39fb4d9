import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { integer } from '../../src/asn1/der-writer.ts';
import { buildOcspRefusal } from '../../src/sandbox/certification-authority/ocsp-builder.ts';
import { readOcspRequest } from '../../src/sandbox/certification-authority/ocsp-request-reader.ts';
import { OcspClient, type ResponderFailure } from '../../src/signatures/index.ts';
import type { OcspClientPorts, OcspOutcome } from '../../src/signatures/revocation/ocsp-client.ts';
import { ocspWorld } from '../support/ocsp.ts';
import { NOW } from '../support/signatures.ts';

const world = ocspWorld();
const { root, holder, certify, status, response, lists, clock } = world;
const MINUTE_MS = 60_000;

/** Asks for what it is sent in the way its path says. */
let server: Server;
let base: string;
const calls: string[] = [];
let nextUpdate: Date | undefined;
const ANSWERS: Readonly<Record<string, (request: Uint8Array, to: ServerResponse) => void>> = {
  '/good': (request, to) => to.end(good(request)),
  '/malformed': (request, to) => to.end(good(request).subarray(0, 100)),
  '/later': (_, to) => to.end(buildOcspRefusal('TRY_LATER')),
  '/refused': (_, to) => to.end(buildOcspRefusal('UNAUTHORIZED')),
  '/broken': (_, to) => to.writeHead(503).end(),
  '/gone': (_, to) => to.destroy(),
  '/moved': (_, to) => to.writeHead(302, { location: '/good' }).end(),
  '/silent': () => undefined,
  '/large': (_, to) => to.end(Buffer.alloc(5000)),
  '/endless': (_, to) => {
    let isOpen = true;
    to.on('close', () => {
      isOpen = false;
    });
    const more = () => {
      if (isOpen) to.write(Buffer.alloc(1000), () => setImmediate(more));
    };
    more();
  },
  '/drip': (_, to) => void to.write(Buffer.of(0x30)),
};

function good(request: Uint8Array): Buffer {
  const { asked, nonce } = readOcspRequest(request);
  const statuses = asked.map(({ id }) =>
    status({ id, thisUpdate: clock.now(), ...(nextUpdate && { nextUpdate }) }),
  );
  return response({ statuses, nonce, producedAt: clock.now() });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

beforeAll(async () => {
  server = createServer((request, to) => {
    calls.push(
      `${request.method} ${request.url} ${request.headers['content-type']} ${request.headers['user-agent']}`,
    );
    void bodyOf(request).then((body) => ANSWERS[request.url ?? '']?.(body, to));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  calls.length = 0;
  clock.time = NOW.getTime();
  nextUpdate = undefined;
});

function client(paths: string[], change: Partial<OcspClientPorts> = {}) {
  const faults: ResponderFailure[] = [];
  const asked = new OcspClient({
    urls: paths.map((path) => `${base}${path}`),
    userAgent: 'qyzmet-test',
    clock,
    lists,
    timeoutMs: 300,
    maxBytes: 4000,
    onFault: (fault) => faults.push(fault),
    ...change,
  });
  return { ask: (certificate = holder) => asked.ask(certificate, root), faults };
}

const told = (outcome: OcspOutcome) => (typeof outcome === 'string' ? outcome : outcome.status);

describe('asking the responders', () => {
  it('says who asks and what', async () => {
    const { ask } = client(['/good']);
    expect(told(await ask())).toBe('GOOD');
    expect(calls).toEqual(['POST /good application/ocsp-request qyzmet-test']);
  });

  it.each<[string, string]>([
    ['/later', 'TRY_LATER'],
    ['/refused', 'UNAUTHORIZED'],
    ['/broken', 'HTTP_STATUS'],
    ['/gone', 'UNREACHABLE'],
    ['/moved', 'UNREACHABLE'],
    ['/silent', 'TIMEOUT'],
    ['/drip', 'TIMEOUT'],
    ['/large', 'TOO_LARGE'],
    ['/endless', 'TOO_LARGE'],
  ])('one that gives no answer (%s) is passed over for the next', async (path, fault) => {
    const alone = client([path]);
    expect(told(await alone.ask())).toBe('UNAVAILABLE');
    expect(alone.faults).toEqual([{ url: `${base}${path}`, fault }]);
    expect(told(await client([path, '/good']).ask())).toBe('GOOD');
  });

  it('one whose answer is wrong ends the asking', async () => {
    const { ask, faults } = client(['/malformed', '/good']);
    expect(told(await ask())).toBe('INVALID');
    expect(faults).toEqual([{ url: `${base}/malformed`, fault: 'MALFORMED' }]);
    expect(calls).toHaveLength(1);
  });

  it('asks nobody after the first answer, and each with a nonce of its own', async () => {
    const nonces: string[] = [];
    const listening: typeof fetch = (url, init) => {
      const body = init?.body;
      if (body instanceof Uint8Array)
        nonces.push(Buffer.from(readOcspRequest(body).nonce ?? []).toString('hex'));
      return fetch(url, init);
    };
    await client(['/later', '/later', '/good', '/broken'], { fetch: listening }).ask();
    expect(calls).toHaveLength(3);
    expect(new Set(nonces).size).toBe(3);
    expect(nonces[0]).toMatch(/^0410[0-9a-f]{32}$/);
  });

  it('is not begun with an empty name or an address that is not the web’s', () => {
    expect(() => client([], { userAgent: ' ' })).toThrow('User-Agent');
    expect(() => client([], { urls: ['file:///etc/passwd'] })).toThrow('http');
  });
});

describe('answers are kept', () => {
  it('a minute where they give no nextUpdate', async () => {
    const { ask } = client(['/good']);
    await ask();
    clock.time += MINUTE_MS - 1;
    await ask();
    expect(calls).toHaveLength(1);
    clock.time += 1;
    await ask();
    expect(calls).toHaveLength(2);
  });

  it('until their nextUpdate', async () => {
    nextUpdate = new Date(NOW.getTime() + 5 * MINUTE_MS);
    const { ask } = client(['/good']);
    await ask();
    clock.time += 5 * MINUTE_MS - 1;
    await ask();
    expect(calls).toHaveLength(1);
    clock.time += 1;
    await ask();
    expect(calls).toHaveLength(2);
  });

  it('one by one, the oldest going first when there are too many', async () => {
    const { ask } = client(['/good'], { maxAnswers: 2 });
    const [first, second, third] = [1, 2, 3].map((n) =>
      certify({ serial: Buffer.from(integer(n)).subarray(2) }),
    );
    for (const certificate of [first, second, third, third, second, first]) await ask(certificate);
    expect(calls).toHaveLength(4);
  });

  it('but no failure is, nor what is wrong', async () => {
    const { ask } = client(['/later']);
    await ask();
    await ask();
    expect(calls).toHaveLength(2);
    const wrong = client(['/malformed']);
    await wrong.ask();
    await wrong.ask();
    expect(calls).toHaveLength(4);
  });

  it('those who ask about one certificate at the same time share one call', async () => {
    const { ask } = client(['/good']);
    const other = certify({ serial: Buffer.of(0x77) });
    const outcomes = await Promise.all([ask(), ask(), ask(other), ask()]);
    expect(outcomes.map(told)).toEqual(['GOOD', 'GOOD', 'GOOD', 'GOOD']);
    expect(calls).toHaveLength(2);
  });
});
