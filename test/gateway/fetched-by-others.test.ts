import { randomUUID } from 'node:crypto';
import { SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import { signEnvelope, writeGetMessages } from '../../src/soap/index.ts';
import { fetched, membersOf } from '../archive/archive-file.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { incidents, retry } from '../incidents/incident-calls.ts';
import { activeStep, arrived } from '../requests/any-edition.ts';
import { type Exchange, exchangesOf } from '../requests/outside.ts';
import { unchanged } from '../requests/record.ts';
import { sweep } from '../requests/sweeps.ts';
import { until } from '../requests/until.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { postSoap, systemKey } from '../support/soap-caller.ts';
import { Fetcher } from './fetcher.ts';

const clock = new MovedClock();
let server: RunningServer;
let at: Mangystau;
let provider: Fetcher;
let centres: Fetcher;
beforeAll(async () => {
  server = await startServer({
    clock,
    settings: {
      EDITIONS: 'all',
      GATEWAY_FETCHERS: 'LOCAL_EXECUTIVE_SYSTEM,PSC_SYSTEM',
      GATEWAY_FETCHER_DAYS: '2',
    },
  });
  at = await Mangystau.gather(server);
  provider = new Fetcher(server, 'LOCAL_EXECUTIVE_SYSTEM', 'localExecutive');
  centres = new Fetcher(server, 'PSC_SYSTEM', 'partner');
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

const lineOf = async (id: string, messageId: string | null): Promise<Exchange | undefined> =>
  (await exchangesOf(at.applicant, id)).find((line) => line.messageId === messageId);

/** A request on its way to the provider's system, and the message that brings it there. */
async function onItsWay() {
  const id = await at.sent();
  const [message] = await provider.waitingOf(id, 1);
  if (message === undefined) throw new Error('nothing waits');
  return { id, message };
}

/** A request that the provider's system has, with two messages for the centres' system. */
async function taken() {
  const { id, message } = await onItsWay();
  await provider.accept(message);
  await arrived(at.applicant, id, 'PORTAL.ACTION.5');
  const waiting = await centres.waitingOf(id, 2);
  return { id, waiting };
}

describe('a system that fetches its messages', () => {
  it('is sent nothing: the request waits until the system has said that it has it', async () => {
    const { id, message } = await onItsWay();
    expect(message).toMatchObject({ serviceId: 'QYZMET_REQUEST', messageType: 'REQUEST' });
    expect(message.correlationId).toBe(id.replace('req_', ''));
    expect(message.sender).toEqual({ id: 'QYZMET', password: null });
    expect(message.data.content).toMatch(/<request>.*<regulation>57-2012<\/regulation>.*<ds:Signature/s);
    const step = await activeStep(at.applicant, id);
    expect(step).not.toBe('PORTAL.ACTION.5');
    const sent = await at.cameThrough(id);
    expect(sent.filter(({ to }) => to === 'LOCAL_EXECUTIVE_SYSTEM')).toEqual([]);
    expect(await provider.stateOf(message.messageId ?? '')).toBe('ON_DELIVERY');
    expect((await provider.accept(message)).status).toBe(200);
    await arrived(at.applicant, id, 'PORTAL.ACTION.5');
    expect(await provider.stateOf(message.messageId ?? '')).toBe('DELIVERED');
    expect(await provider.waiting(id)).toEqual([]);
    expect(await lineOf(id, message.messageId)).toMatchObject({ state: 'DELIVERED', attempts: 1 });
  });

  it('has its word that it has a message kept in the archive, which says that the message was fetched', async () => {
    const { id, message } = await onItsWay();
    await provider.accept(message);
    await arrived(at.applicant, id, 'PORTAL.ACTION.5');
    const ledger = await exchangesOf(at.clerk, id);
    const place = ledger.findIndex(({ messageId }) => messageId === message.messageId);
    const members = await membersOf(await fetched(at.clerk, id));
    const { exchanges } = JSON.parse(String(members.get('index.json')));
    expect(exchanges.without).toContainEqual({ line: 'SENT', place, why: 'FETCHED' });
    expect(exchanges.envelopes).toContainEqual(
      expect.objectContaining({ direction: 'RECEIVED', messageId: message.messageId }),
    );
  });

  it('that dies after it has read sees the same again, in the same order; nothing is written', async () => {
    const { id, waiting } = await taken();
    const again = await unchanged(server, id, () => centres.waiting(id));
    expect(again.map(({ messageId }) => messageId)).toEqual(waiting.map(({ messageId }) => messageId));
    const [first, second] = waiting;
    if (first === undefined) throw new Error('nothing waits');
    await centres.accept(first);
    expect((await centres.waiting(id)).map(({ messageId }) => messageId)).toEqual([second?.messageId]);
    expect((await centres.accept(first)).status).toBe(200);
  });

  it('may ask for one message, for those of one request, of one service, and for so many', async () => {
    const { id, waiting } = await taken();
    const [first] = waiting;
    const { messageId = null } = first ?? {};
    expect(await centres.waiting(id, { amount: 1 })).toMatchObject([{ messageId }]);
    expect(await centres.waiting(null, { messageId })).toMatchObject([{ messageId }]);
    expect(await centres.waiting(randomUUID())).toEqual([]);
    expect(await centres.waiting('no number of ours')).toEqual([]);
    expect(await centres.waiting(id, { serviceId: 'QYZMET_RESULT' })).toEqual([]);
    expect(await centres.waiting(id, { serviceId: first?.serviceId ?? '', amount: 1 })).toHaveLength(1);
    expect((await centres.waiting(null, { amount: 1_000_000 })).length).toBeLessThanOrEqual(20);
  });

  it('sees nothing that is for another, and cannot say that it has it', async () => {
    const { id, message } = await onItsWay();
    const seen = (await centres.waiting(id)).map(({ messageId }) => messageId);
    expect(seen).not.toContain(message.messageId);
    expect(await centres.waiting(null, { messageId: message.messageId })).toEqual([]);
    expect((await centres.accept(message)).status).toBe(200);
    expect(await lineOf(id, message.messageId)).toMatchObject({ state: 'QUEUED', deliveredAt: null });
    expect(await centres.stateOf(message.messageId ?? '')).toBe('MESSAGE_UNKNOWN');
  });

  it('that wants a message again sees it again, and each time counts', async () => {
    const { id, message } = await onItsWay();
    expect((await provider.again(message)).status).toBe(200);
    expect(await provider.waiting(id)).toMatchObject([{ messageId: message.messageId }]);
    expect(await lineOf(id, message.messageId)).toMatchObject({ state: 'QUEUED', attempts: 1 });
  });

  it('that turns a message down for good leaves an incident, and has it again when that is retried', async () => {
    const { id, message } = await onItsWay();
    await provider.refuse(message);
    expect(await provider.waiting(id)).toEqual([]);
    expect(await provider.stateOf(message.messageId ?? '')).toBe('NOT_DELIVERED');
    const administrator = await server.as('ADMINISTRATOR');
    const [incident] = await incidents(administrator, { state: 'OPEN', kind: 'EXCHANGE' });
    expect(incident).toMatchObject({ code: 'REFUSED', retriable: true });
    expect((await retry(administrator, incident?.id ?? '')).userErrors).toEqual([]);
    const [again] = await provider.waitingOf(id, 1);
    expect(again?.messageId).toBe(message.messageId);
  });

  it('is known through the gateway, too', async () => {
    const { id, message } = await onItsWay();
    const gateway = systemKey(process.env['TEST_FOLDER'] ?? '', 'gateway');
    const answer = await provider.ask({ correlationId: id.replace('req_', '') }, gateway);
    expect(answer.xml).toContain(message.messageId);
  });

  it('is told that a message was taken back before it came', async () => {
    const { id, message } = await onItsWay();
    await at.applicant.query(
      'mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }',
      { id },
    );
    expect(await provider.waiting(id)).toEqual([]);
    expect(await provider.stateOf(message.messageId ?? '')).toBe('DELIVERY_STOPPED');
  });
});

describe('what is not fetched in time', () => {
  const giveUpAfter = async (hours: number): Promise<void> => {
    clock.moveBy(hours * 3_600_000);
    await sweep(server, 'give-up-unfetched');
    clock.reset();
  };

  it('has failed for good, and waits for all its days again when that is retried', async () => {
    const { id, message } = await onItsWay();
    const administrator = await server.as('ADMINISTRATOR');
    const before = new Set((await incidents(administrator, { kind: 'EXCHANGE' })).map((one) => one.id));
    await giveUpAfter(47);
    expect(await provider.waiting(id)).toHaveLength(1);
    await giveUpAfter(49);
    expect(await lineOf(id, message.messageId)).toMatchObject({ state: 'FAILED' });
    const open = await incidents(administrator, { state: 'OPEN', kind: 'EXCHANGE' });
    const timedOut = open.filter((one) => one.code === 'TIMEOUT' && !before.has(one.id));
    for (const incident of timedOut) await retry(administrator, incident.id);
    expect((await provider.waitingOf(id, 1))[0]?.messageId).toBe(message.messageId);
    await sweep(server, 'give-up-unfetched');
    expect(await provider.waiting(id)).toHaveLength(1);
  });

  it('is sent when it is retried, where its receiver has an address by then', async () => {
    const { id, message } = await onItsWay();
    await provider.refuse(message);
    await server.restart(undefined, { GATEWAY_FETCHERS: '' });
    try {
      const administrator = await server.as('ADMINISTRATOR');
      for (const incident of await incidents(administrator, { state: 'OPEN', kind: 'EXCHANGE' }))
        await retry(administrator, incident.id);
      await arrived(at.applicant, id, 'PORTAL.ACTION.5');
      const came = await until(
        'the message',
        async () => (await at.cameThrough(id)).find((one) => one.messageId === message.messageId) ?? null,
      );
      expect(came).toMatchObject({ kind: 'REQUEST' });
    } finally {
      await server.restart();
    }
  });
});

describe('getMessages', () => {
  it.each([
    ['in the name of another', { sender: { id: 'PORTAL', password: null } }, 'SENDER_UNKNOWN'],
    ['in nobody’s name', { sender: null }, 'SENDER_UNKNOWN'],
    ['of a service that there is not', { serviceId: 'QYZMET_NOTHING' }, 'SERVICE_UNKNOWN'],
  ])('%s is refused', async (_how, asked, code) => {
    const answer = await centres.ask(asked);
    expect([answer.status, answer.fault()]).toEqual([500, code]);
    expect(answer.xml).toContain('getMessagesFault1_getMessagesFault');
  });

  it('that is not signed, or by nobody known, is refused', async () => {
    const question = writeGetMessages({
      ...{ messageId: null, correlationId: null, requestDate: null, serviceId: 'QYZMET_MESSAGES' },
      ...{ sender: { id: 'PSC_SYSTEM', password: null }, amount: null },
    });
    const key = systemKey(process.env['TEST_FOLDER'] ?? '', 'partner');
    const unsigned = signEnvelope(question, key, randomUUID())
      .toString()
      .replace(/<wsse:Security.*<\/wsse:Security>/, '');
    expect((await postSoap(`${server.url}/soap`, unsigned)).fault()).toBe('SIGNATURE_MISSING');
    const stranger = await server.sandbox.authority.certify({
      ...{ template: 'INFORMATION_SYSTEM', name: 'Somebody', systemId: '1.2.398.999.9' },
      organisation: { name: 'Somebody', bin: SYSTEMS.server.bin },
    });
    expect((await centres.ask({}, stranger)).fault()).toBe('SENDER_UNKNOWN');
  });
});

it('the server does not start with GATEWAY_FETCHERS that names a system whose signature nobody could know', async () => {
  await expect(startServer({ settings: { GATEWAY_FETCHERS: 'PORTAL' } })).rejects.toThrow('GATEWAY_FETCHERS');
});
