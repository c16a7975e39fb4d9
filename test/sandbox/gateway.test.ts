import { randomUUID } from 'node:crypto';
import { MessageLog } from '../../src/sandbox/gateway/message-log.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { GATEWAY_SECRET, PAYMENT_SECRET, type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

function message(changes: object = {}) {
  return {
    messageId: randomUUID(),
    from: 'PORTAL',
    to: 'PROVIDER_WORKPLACE',
    kind: 'REQUEST',
    correlationId: randomUUID(),
    at: '2026-11-22T06:00:00.000Z',
    ...changes,
  };
}

async function send(content: unknown, secret = GATEWAY_SECRET): Promise<number> {
  const response = await fetch(`${sandbox.url}/gateway/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: typeof content === 'string' ? content : JSON.stringify(content),
  });
  await response.body?.cancel();
  return response.status;
}

async function arrived(query = ''): Promise<unknown[]> {
  return (await (await fetch(`${sandbox.url}/gateway/messages${query}`)).json()) as unknown[];
}

describe('the gateway', () => {
  it('takes messages and shows them in order of arrival', async () => {
    const first = message();
    const second = message({
      correlationId: first.correlationId,
      kind: 'STATUS',
      at: '2026-11-21T06:00:00Z',
    });
    const other = message();
    for (const content of [first, other, second]) expect(await send(content)).toBe(202);
    expect(await arrived(`?correlationId=${first.correlationId}`)).toEqual([first, second]);
    expect(await arrived()).toEqual([first, other, second]);
    expect(await arrived('?correlationId=none')).toEqual([]);
  });

  it('takes a repeated message once, as it came first', async () => {
    const first = message();
    expect(await send(first)).toBe(202);
    expect(await send(first)).toBe(202);
    expect(await send({ ...first, kind: 'RESULT' })).toBe(202);
    expect(await arrived(`?correlationId=${first.correlationId}`)).toEqual([first]);
  });

  it('takes nothing without the secret', async () => {
    const content = message();
    expect(await send(content, PAYMENT_SECRET)).toBe(401);
    expect(await send('{', PAYMENT_SECRET)).toBe(401);
    expect(await arrived(`?correlationId=${content.correlationId}`)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['an id that is none', message({ messageId: 'first' })],
    ['no sender', message({ from: undefined })],
    ['an empty receiver', message({ to: '' })],
    ['no kind', message({ kind: null })],
    ['no correlation', message({ correlationId: undefined })],
    ['a time that is none', message({ at: 'today' })],
    ['half a body', '{"messageId":'],
    ['a list', []],
  ])('refuses a message with %s', async (_name, content) => {
    const before = await arrived();
    expect(await send(content)).toBe(400);
    expect(await arrived()).toEqual(before);
  });
});

describe('the log of messages', () => {
  it('forgets the oldest beyond ten thousand', () => {
    const log = new MessageLog();
    const sent = Array.from({ length: 10_002 }, () => message());
    for (const content of sent) log.take(content);
    expect(log.messages()).toEqual(sent.slice(2));
  });
});
