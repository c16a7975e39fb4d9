import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createGateway, type GatewayChannels, type SystemCheck } from '../../src/gateway/index.ts';
import { type OutsideFault, systemClock } from '../../src/kernel/index.ts';
import { SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxHome, sandboxHome } from '../sandbox/running-sandbox.ts';
import {
  type ChannelChanges,
  channelsTo,
  registriesThrough,
  sandboxJudgement,
} from '../support/gateway-channels.ts';

const SLOW_MS = 1500;
let home: SandboxHome;
let sandbox: RunningSandbox;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start({ slowMilliseconds: SLOW_MS });
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});
afterEach(() => fail('OFF'));

const fail = (mode: string, times?: number): Promise<void> => putFault('GATEWAY', mode, times);

async function putFault(system: string, mode: string, times?: number): Promise<void> {
  await fetch(`${sandbox.url}/control/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system, mode, ...(times === undefined ? {} : { times }) }),
  });
}

const channels = (changes: ChannelChanges = {}): GatewayChannels =>
  channelsTo(sandbox, home.dataDir, changes);

const QUESTION = '<q:question xmlns:q="urn:q"><bin>120140000017</bin></q:question>';

/** Asks, and gives the channels back; answers with the reason where there is no answer. */
async function asked(changes: ChannelChanges = {}, service = 'SANDBOX_ECHO'): Promise<string> {
  const gateway = channels(changes);
  try {
    return await gateway.questions.ask(service, QUESTION);
  } catch (fault) {
    return (fault as { reason?: string }).reason ?? String(fault);
  } finally {
    await gateway.close();
  }
}

describe('the synchronous channel', () => {
  it('answers a question with the data of the service', async () => {
    expect(await asked()).toBe(QUESTION);
  });

  it('takes a question as text with an enveloped signature, too', async () => {
    const gateway = channels();
    const answer = await gateway.questions.ask('SANDBOX_ECHO', QUESTION, { form: 'SIGNED' });
    expect(answer).toContain('<bin>120140000017</bin><ds:Signature');
    await gateway.close();
  });

  it.each([
    ['UNREACHABLE', 'UNREACHABLE'],
    ['UNKNOWN', 'REFUSED'],
    ['SERVER_ERROR', 'UNREACHABLE'],
    ['SOAP_FAULT', 'REFUSED'],
    ['RESET', 'UNREACHABLE'],
    ['MALFORMED', 'MALFORMED'],
    ['WRONG_SIGNATURE', 'MALFORMED'],
    ['WRONG_CORRELATION', 'MALFORMED'],
  ])('that fails with %s answers nothing: %s', async (mode, reason) => {
    await fail(mode, 1);
    expect(await asked()).toBe(reason);
    expect(await asked()).toBe(QUESTION);
  });

  it('says that a service does not exist as a refusal', async () => {
    expect(await asked({}, 'NOBODY')).toBe('REFUSED');
  });

  it('does not believe another system in the place of the gateway', async () => {
    expect(await asked({ bin: SYSTEMS.partner.bin })).toBe('MALFORMED');
  });

  it('believes the gateway while the authority is silent, and nobody else', async () => {
    const bin = SYSTEMS.gateway.bin;
    const silent: SystemCheck = {
      ...sandboxJudgement(sandbox),
      envelope: async () => ({ state: 'INDETERMINATE', code: 'CRL_STALE', system: { name: '', bin } }),
    };
    const busy: SystemCheck = {
      ...sandboxJudgement(sandbox),
      envelope: async () => ({ state: 'INDETERMINATE', code: 'VERIFIER_BUSY' }),
    };
    expect(await asked({ systems: silent })).toBe(QUESTION);
    expect(await asked({ systems: silent, bin: SYSTEMS.partner.bin })).toBe('UNREACHABLE');
    expect(await asked({ systems: busy })).toBe('UNREACHABLE');
  });

  it('waits no longer than it is told', async () => {
    await fail('SLOW', 1);
    expect(await asked({ timeout: SLOW_MS / 3 })).toBe('TIMEOUT');
  });
});

describe('a channel', () => {
  let other: Server | undefined;
  afterEach(() => {
    other?.closeAllConnections();
    other?.close();
  });

  /** A server that answers each call in that way; answers with its address. */
  async function answering(answer: (count: number) => { status: number; body: string }): Promise<string> {
    let count = 0;
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        const { status, body } = answer(++count);
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
      });
    });
    other = server;
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('that refuses connections is unreachable', async () => {
    const url = await answering(() => ({ status: 200, body: '' }));
    other?.close();
    expect(await asked({ url })).toBe('UNREACHABLE');
  });

  it('takes no answer without a signature, without an end, or with entities', async () => {
    const bodies = ['<a></a>', '', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`];
    const url = await answering((count) => ({ status: 200, body: bodies[count - 1] ?? '' }));
    for (const _ of bodies) expect(await asked({ url })).toBe('MALFORMED');
  });

  it('takes no answer that is too large', async () => {
    const url = await answering(() => ({ status: 200, body: 'x'.repeat(2 * 1024 * 1024 + 1) }));
    expect(await asked({ url })).toBe('MALFORMED');
  });

  it('follows no redirect', async () => {
    const url = await answering(() => ({ status: 302, body: '' }));
    expect(await asked({ url })).toBe('REFUSED');
  });

  it('is left alone after five calls in a row that came to nothing, and asked again after its rest', async () => {
    let calls = 0;
    const url = await answering((count) => {
      calls = count;
      return { status: 503, body: '' };
    });
    const gateway = channels({ url, rest: 60_000 });
    for (let times = 0; times < 8; times++) {
      await expect(gateway.questions.ask('SANDBOX_ECHO', QUESTION)).rejects.toMatchObject({
        reason: 'UNREACHABLE',
      });
    }
    expect(calls).toBe(5);
    await gateway.close();
    const eager = channels({ url, rest: 0 });
    for (let times = 0; times < 8; times++) {
      await expect(eager.questions.ask('SANDBOX_ECHO', QUESTION)).rejects.toMatchObject({
        reason: 'UNREACHABLE',
      });
    }
    expect(calls).toBe(13);
    await eager.close();
  });

  it('leaves one service alone, and asks the others behind it as before', async () => {
    const gateway = channels({ rest: 60_000 });
    const ask = (service: 'LEGAL' | 'ECHO') =>
      (service === 'ECHO'
        ? gateway.questions.ask('SANDBOX_ECHO', QUESTION)
        : registriesThrough(gateway).legalEntity('991240999406')
      ).then(
        () => 'ANSWERED',
        (fault: unknown) => (fault as OutsideFault).reason,
      );
    await putFault('REGISTRIES', 'UNREACHABLE');
    for (let times = 0; times < 5; times++) expect(await ask('LEGAL')).toBe('UNREACHABLE');
    await putFault('REGISTRIES', 'OFF');
    expect(await ask('LEGAL')).toBe('UNREACHABLE');
    expect(await ask('ECHO')).toBe('ANSWERED');
    await gateway.close();
  });

  it('that refuses is not left alone: it is there', async () => {
    await fail('SOAP_FAULT', 8);
    const gateway = channels({ rest: 60_000 });
    for (let times = 0; times < 8; times++) {
      await expect(gateway.questions.ask('SANDBOX_ECHO', QUESTION)).rejects.toMatchObject({
        reason: 'REFUSED',
        error: { code: 'SANDBOX_FAULT' },
      });
    }
    expect(await gateway.questions.ask('SANDBOX_ECHO', QUESTION)).toBe(QUESTION);
    await gateway.close();
  });
});

it('a key store that is none, or opens with another password, stops the start', () => {
  const settings = {
    ...{ asyncUrl: 'http://a', syncUrl: 'http://a', timeout: 1, rest: 0, bin: '' },
    systems: sandboxJudgement(sandbox),
    ...{ sender: { id: 'QYZMET', password: null }, clock: systemClock },
  };
  const keyStore = readFileSync(join(home.dataDir, 'sandbox/gateway/server.p12'));
  expect(() => createGateway({ ...settings, keyStore, keyPassword: 'another' })).toThrow();
  expect(() => createGateway({ ...settings, keyStore: Buffer.from('text'), keyPassword: 'x' })).toThrow();
});
