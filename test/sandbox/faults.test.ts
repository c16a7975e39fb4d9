import { randomUUID } from 'node:crypto';
import type { GatewayChannels } from '../../src/gateway/index.ts';
import { FAULTY_SYSTEMS } from '../../src/sandbox/faults/fault-switch.ts';
import { ATTORNEY } from '../../src/sandbox/registries/invented-records.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { readReceipt, signEnvelope } from '../../src/soap/index.ts';
import { XmlFault } from '../../src/xml/index.ts';
import { channelsTo, registriesThrough } from '../support/gateway-channels.ts';
import { postSoap, sendMessageOf, systemKey, testMessage } from '../support/soap-caller.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

const SLOW_MS = 300;
const UNREACHABLE = 'outside: UNREACHABLE 503';
let home: SandboxHome;
let sandbox: RunningSandbox;
let key: SigningIdentity;
let gateway: GatewayChannels;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({ slowMilliseconds: SLOW_MS });
  key = systemKey(home.dataDir, 'server');
  gateway = channelsTo(sandbox, home.dataDir);
});
afterAll(async () => {
  await gateway.close();
  await sandbox.close();
  home.remove();
});
afterEach(async () => {
  await order({ system: 'REGISTRIES', mode: 'OFF' });
  await order({ system: 'GATEWAY', mode: 'OFF' });
});

async function order(content: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(content),
  });
  return { status: response.status, body: await response.json() };
}

async function states(): Promise<unknown> {
  return (await fetch(`${sandbox.url}/control/faults`)).json();
}

function look(timeout = 5000): Promise<number | string> {
  return lookThrough(gateway, timeout);
}

/** As the server asks a registry: 200, or why there is no answer. */
async function lookThrough(channels: GatewayChannels, timeout: number): Promise<number | string> {
  try {
    await registriesThrough(channels, timeout).individual(ATTORNEY.iin);
    return 200;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

async function send(correlationId: string, timeout = 5000): Promise<number | string> {
  const message = testMessage({ messageId: correlationId, correlationId });
  const envelope = signEnvelope(sendMessageOf(message, key), key, randomUUID());
  try {
    const answer = await postSoap(`${sandbox.url}/gateway/async`, envelope, timeout);
    if (answer.status === 200) readReceipt(answer.content());
    return answer.status;
  } catch (error) {
    if (error instanceof XmlFault) return 'outside: MALFORMED';
    return String(error).startsWith('TimeoutError') ? 'outside: TIMEOUT' : 'no answer';
  }
}

async function arrived(correlationId: string): Promise<number> {
  const response = await fetch(`${sandbox.url}/gateway/messages?correlationId=${correlationId}`);
  return ((await response.json()) as unknown[]).length;
}

describe('faults', () => {
  it('are off at first', async () => {
    expect(await states()).toEqual(FAULTY_SYSTEMS.map((system) => ({ system, mode: 'OFF', times: null })));
    expect([await look(), await send(randomUUID())]).toEqual([200, 200]);
  });

  it('are of one system until they are switched off', async () => {
    expect(await order({ system: 'REGISTRIES', mode: 'UNREACHABLE' })).toEqual({
      status: 200,
      body: FAULTY_SYSTEMS.map((system) => ({
        system,
        mode: system === 'REGISTRIES' ? 'UNREACHABLE' : 'OFF',
        times: null,
      })),
    });
    expect([await look(), await look(), await send(randomUUID())]).toEqual([UNREACHABLE, UNREACHABLE, 200]);
    expect((await fetch(`${sandbox.url}/registries`)).status).toBe(200);
    await order({ system: 'REGISTRIES', mode: 'OFF' });
    expect(await look()).toBe(200);
  });

  it('end after so many calls, and show how many are left', async () => {
    await order({ system: 'GATEWAY', mode: 'UNREACHABLE', times: 2 });
    const id = randomUUID();
    expect(await send(id)).toBe(503);
    expect(await states()).toContainEqual({ system: 'GATEWAY', mode: 'UNREACHABLE', times: 1 });
    expect(await send(id)).toBe(503);
    expect(await arrived(id)).toBe(0);
    expect(await states()).toContainEqual({ system: 'GATEWAY', mode: 'OFF', times: null });
    expect(await send(id)).toBe(200);
    expect(await arrived(id)).toBe(1);
  });

  it('send half of an answer to what was done', async () => {
    await order({ system: 'REGISTRIES', mode: 'MALFORMED', times: 1 });
    const id = randomUUID();
    expect(await look()).toBe('outside: MALFORMED');
    await order({ system: 'GATEWAY', mode: 'MALFORMED', times: 1 });
    expect(await send(id)).toBe('outside: MALFORMED');
    expect(await arrived(id)).toBe(1);
    expect([await look(), await send(id)]).toEqual([200, 200]);
    expect(await arrived(id)).toBe(1);
  });

  it.each([
    ['RESET', 'no answer', 1],
    ['WRONG_SIGNATURE', 200, 1],
    ['WRONG_CORRELATION', 200, 1],
    ['SERVER_ERROR', 500, 0],
    ['SOAP_FAULT', 500, 0],
  ] as const)('of the gateway are also %s: %s, with %s message taken', async (mode, answer, taken) => {
    await order({ system: 'GATEWAY', mode, times: 1 });
    const id = randomUUID();
    expect(await send(id)).toBe(answer);
    expect(await arrived(id)).toBe(taken);
    expect(await send(id)).toBe(200);
    expect(await arrived(id)).toBe(1);
  });

  it('answer late what was done at once', async () => {
    await order({ system: 'REGISTRIES', mode: 'SLOW', times: 2 });
    const start = performance.now();
    expect(await look()).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(SLOW_MS - 5);
    expect(await look(SLOW_MS / 3)).toBe('outside: TIMEOUT');
    expect(await look()).toBe(200);
    await order({ system: 'GATEWAY', mode: 'SLOW', times: 1 });
    const id = randomUUID();
    expect(await send(id, SLOW_MS / 3)).toBe('outside: TIMEOUT');
    expect(await arrived(id)).toBe(1);
  });

  it.each([
    {},
    { system: 'PRINTER', mode: 'OFF' },
    { system: 'GATEWAY', mode: 'LATE' },
    { system: 'GATEWAY', mode: 'WRONG_NONCE' },
    { system: 'GATEWAY', mode: 'SLOW', times: 0 },
    { system: 'GATEWAY', mode: 'SLOW', times: 1.5 },
    { system: 'GATEWAY', mode: 'SLOW', count: 1 },
  ])('are not ordered by %j', async (content) => {
    expect((await order(content)).status).toBe(400);
    expect(await states()).toContainEqual({ system: 'GATEWAY', mode: 'OFF', times: null });
  });

  it('keep the sandbox from stopping no longer than it needs', async () => {
    const another = sandboxHome();
    const slow = await another.start({ slowMilliseconds: 60_000 });
    try {
      const url = `${slow.url}/control/faults`;
      const body = JSON.stringify({ system: 'REGISTRIES', mode: 'SLOW' });
      await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
      const channels = channelsTo(slow, another.dataDir);
      expect(await lookThrough(channels, 200)).toBe('outside: TIMEOUT');
      await channels.close();
    } finally {
      const start = performance.now();
      await slow.close();
      expect(performance.now() - start).toBeLessThan(5000);
      another.remove();
    }
  });
});
