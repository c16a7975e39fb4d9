import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CrlFetcher, type InMemoryRevocationLists } from '../../src/signatures/index.ts';
import { listWorld } from '../support/revocation-lists.ts';
import { type HeldClock, HOUR_MS, NOW } from '../support/signatures.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);

describe('downloading the lists', () => {
  let server: Server;
  let base: string;
  const asked: (string | undefined)[] = [];
  const answers = new Map<
    string,
    (respond: {
      status(code: number, headers?: Record<string, string>): void;
      send(body: Uint8Array): void;
    }) => void
  >();
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['user-agent']);
      answers.get(request.url ?? '')?.({
        status: (code, headers) => void response.writeHead(code, headers).end(),
        send: (body) => void response.end(body),
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const fetcher = (lists: InMemoryRevocationLists, clock: HeldClock, paths: string[], maxBytes = 100_000) =>
    new CrlFetcher({
      lists,
      clock,
      urls: paths.map((path) => `${base}${path}`),
      userAgent: 'qyzmet-test',
      timeoutMs: 300,
      maxBytes,
    });

  it('installs what the authority gives and says who asks', async () => {
    const { lists, clock, crl } = listWorld();
    answers.set('/good.crl', ({ send }) => send(crl()));
    const outcomes = await fetcher(lists, clock, ['/good.crl']).refresh();
    expect(outcomes).toEqual([{ url: `${base}/good.crl`, outcome: 'INSTALLED' }]);
    expect(asked.at(-1)).toBe('qyzmet-test');
  });

  it.each<[string, string, number]>([
    ['a redirect is not followed', 'UNREACHABLE', 100_000],
    ['an error', 'HTTP_STATUS', 100_000],
    ['no answer in time', 'TIMEOUT', 100_000],
    ['too many bytes', 'TOO_LARGE', 100],
    ['something else', 'MALFORMED', 100_000],
  ])('%s: the list held stays', async (path, expected, maxBytes) => {
    const { lists, clock, crl } = listWorld();
    await lists.install(crl());
    answers.set('/a', ({ status }) => status(302, { location: '/good.crl' }));
    answers.set('/an', ({ status }) => status(500));
    answers.set('/no', () => undefined);
    answers.set('/too', ({ send }) => send(crl({ number: 9 })));
    answers.set('/something', ({ send }) => send(Buffer.from('<html>')));
    const outcomes = await fetcher(lists, clock, [`/${path.split(' ')[0]}`], maxBytes).refresh();
    expect(outcomes[0]?.outcome).toBe(expected);
    expect(lists.all).toMatchObject([{ number: 7n }]);
  });

  it('asks only for what is new, once a list is held', async () => {
    const { lists, clock, crl } = listWorld();
    const conditions: unknown[] = [];
    const plan = new CrlFetcher({
      lists,
      clock,
      urls: ['http://ca/list'],
      userAgent: 'x',
      fetch: async (_, init) => {
        const headers = new Headers(init?.headers);
        conditions.push([headers.get('if-none-match'), headers.get('if-modified-since')]);
        if (headers.has('if-none-match')) return new Response(null, { status: 304 });
        const validators = { etag: '"7"', 'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT' };
        return new Response(new Uint8Array(crl()), { headers: validators });
      },
    });
    expect((await plan.refresh())[0]?.outcome).toBe('INSTALLED');
    expect((await plan.refresh())[0]?.outcome).toBe('UNCHANGED');
    expect(conditions).toEqual([
      [null, null],
      ['"7"', 'Sun, 22 Nov 2026 10:00:00 GMT'],
    ]);
  });

  it('is due at three quarters of a list’s life, and in a minute while a list is wanting', async () => {
    const { lists, clock, crl } = listWorld();
    const plan = fetcher(lists, clock, ['/good.crl']);
    answers.set('/good.crl', ({ status }) => status(503));
    await plan.refresh();
    expect(plan.nextRefreshAt()).toEqual(at(60_000));
    answers.set('/good.crl', ({ send }) => send(crl({ nextUpdate: at(40 * 60_000) })));
    await plan.refresh();
    expect(plan.nextRefreshAt()).toEqual(at(30 * 60_000));
    clock.time += 32 * 60_000;
    expect(plan.nextRefreshAt()).toEqual(at(34 * 60_000));
    clock.time = at(0).getTime();
    answers.set('/good.crl', ({ send }) => send(crl({ number: 8 })));
    await plan.refresh();
    expect(plan.nextRefreshAt()).toEqual(at(HOUR_MS));
  });

  it('is not begun with an empty name or an address that is not the web’s', () => {
    const { lists, clock } = listWorld();
    expect(() => new CrlFetcher({ lists, clock, urls: [], userAgent: ' ' })).toThrow('User-Agent');
    expect(() => new CrlFetcher({ lists, clock, urls: ['file:///etc/passwd'], userAgent: 'x' })).toThrow(
      'http',
    );
  });
});
