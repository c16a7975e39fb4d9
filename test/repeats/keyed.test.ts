import { readFileSync } from 'node:fs';
import type { Answer } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import type { KeyedCall } from './keyed-call.ts';
import { keyedCalls } from './keyed-calls.ts';

/** By the table of docs/repeating.md; refreshSession has a file of its own. */
const KEYED = readFileSync('docs/repeating.md', 'utf8')
  .split('\n')
  .flatMap((line) => /^\| (\w+) \| KEY \|/.exec(line)?.[1] ?? [])
  .filter((name) => name !== 'refreshSession');

type Payload = { readonly payload: { readonly userErrors: readonly { code: string; path: unknown }[] } };

let server: RunningServer;
let calls: Awaited<ReturnType<typeof keyedCalls>>;
beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: 'all' } });
  calls = await keyedCalls(server);
});
afterAll(() => server.stop());

let serial = 0;

/** As most clients make one, in the quotes of the draft. */
function freshKey(): string {
  serial += 1;
  return `"8e03978e-40d5-43dd-bc93-${String(serial).padStart(12, '0')}"`;
}

function prepare(name: string, who: 'first' | 'second' = 'first'): Promise<KeyedCall> {
  const callers = calls[name];
  if (callers === undefined) throw new Error(`${name} is not tried here`);
  return callers[who]();
}

function send(
  { caller, query, variables }: Omit<KeyedCall, 'otherVariables'>,
  key: string,
): Promise<Answer<Payload>> {
  return caller.ask<Payload>(query, variables, { 'idempotency-key': key });
}

/** What the mutations write, in numbers. Of versions only those of drafts: other requests move by themselves. */
async function effects(): Promise<Readonly<Record<string, number>>> {
  const tables = [
    'request',
    'request_attachment',
    'request_assignment',
    'payment',
    'request_signature',
    'person',
    'webhook',
    'centre_receipt',
    'transfer_register',
    'register_event',
    'idempotent_call',
  ];
  const columns = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
  const [row] = await server.database.database.query<Record<string, number>>(
    `SELECT ${columns.join(', ')},
       (SELECT sum(version)::int FROM request WHERE status = 'DRAFT') AS versions,
       (SELECT count(DISTINCT secret)::int FROM webhook) AS secrets`,
  );
  return row ?? {};
}

async function effectOf<Result>(work: () => Promise<Result>): Promise<[Record<string, number>, Result]> {
  const before = await effects();
  const result = await work();
  const after = await effects();
  const written = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]);
  return [Object.fromEntries(written), result];
}

test('every mutation with a key is tried here', () => {
  expect(Object.keys(calls).toSorted()).toEqual(KEYED.toSorted());
});

describe.each(KEYED)('%s with a key', (name) => {
  it('made again does nothing more, and is answered the same', async () => {
    const call = await prepare(name);
    const key = freshKey();
    const [once, first] = await effectOf(() => send(call, key));
    expect(first.data.payload.userErrors).toEqual([]);
    expect(once['idempotent_call']).toBe(1);
    const [again, second] = await effectOf(() => send(call, key));
    expect(second).toEqual(first);
    expect(new Set(Object.values(again))).toEqual(new Set([0]));
  });

  it('made five times at once is done once, and all are answered the same', async () => {
    const [alone] = await effectOf(async () => send(await prepare(name), freshKey()));
    const key = freshKey();
    const [together, answers] = await effectOf(async () => {
      const call = await prepare(name);
      return Promise.all(Array.from({ length: 5 }, () => send(call, key)));
    });
    expect(together).toEqual(alone);
    const [first, ...others] = answers;
    expect(first?.data.payload.userErrors).toEqual([]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('is refused with another input, and changes nothing', async () => {
    const call = await prepare(name);
    const key = freshKey();
    await send(call, key);
    const [written, answer] = await effectOf(() => send({ ...call, variables: call.otherVariables }, key));
    expect(answer.data.payload.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: null }]);
    expect(new Set(Object.values(written))).toEqual(new Set([0]));
  });

  it('does not matter to somebody else who has the same key', async () => {
    const [first, second] = await Promise.all([prepare(name), prepare(name, 'second')]);
    const key = freshKey();
    const answer = await send(first, key);
    const [written, theirs] = await effectOf(() => send(second, key));
    expect(theirs.data.payload.userErrors).toEqual([]);
    expect(theirs.data).not.toEqual(answer.data);
    expect(written['idempotent_call']).toBe(1);
  });
});

test('a repeat of each is answered the same by a server that was started since', async () => {
  const made = await Promise.all(KEYED.map(async (name) => ({ call: await prepare(name), key: freshKey() })));
  const lost = await Promise.all(made.map(({ call, key }) => send(call, key)));
  expect(lost.flatMap(({ data }) => data.payload.userErrors)).toEqual([]);
  await server.restart();
  const [written, answers] = await effectOf(() => Promise.all(made.map(({ call, key }) => send(call, key))));
  expect(answers).toEqual(lost);
  expect(new Set(Object.values(written))).toEqual(new Set([0]));
});

test('startPayment that got no page of the gateway gets it when it is made again with its key', async () => {
  const call = await prepare('startPayment');
  const key = freshKey();
  await server.restart(undefined, { PAYMENT_GATEWAY_URL: 'http://localhost:9' });
  const refused = await send(call, key);
  expect(refused.data.payload.userErrors).toMatchObject([{ code: 'PAYMENT_GATEWAY_UNAVAILABLE' }]);
  await server.restart();
  const [written, answer] = await effectOf(() => send(call, key));
  expect(answer.data.payload).toMatchObject({ userErrors: [], payment: { checkoutUrl: expect.any(String) } });
  expect(written['payment']).toBe(0);
});
