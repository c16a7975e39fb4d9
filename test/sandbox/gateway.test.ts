import { randomUUID } from 'node:crypto';
import { MessageLog } from '../../src/sandbox/gateway/message-log.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { readReceipt, readSyncResponse, signEnvelope, writeSyncRequest } from '../../src/soap/index.ts';
import {
  askSoap,
  postSoap,
  type SoapAnswer,
  sendMessageOf,
  systemKey,
  type TestMessage,
  testMessage,
} from '../support/soap-caller.ts';
import { type SandboxHome, sandboxHome } from './running-sandbox.ts';

let home: SandboxHome;
let sandbox: RunningSandbox;
let key: SigningIdentity;
beforeAll(async () => {
  home = sandboxHome();
  sandbox = await home.start();
  key = systemKey(home.dataDir, 'server');
});
afterAll(async () => {
  await sandbox.close();
  home.remove();
});

const send = (message: TestMessage, data?: string): Promise<SoapAnswer> =>
  askSoap(`${sandbox.url}/gateway/async`, sendMessageOf(message, key, data), key);

async function arrived(query = ''): Promise<unknown[]> {
  return (await (await fetch(`${sandbox.url}/gateway/messages${query}`)).json()) as unknown[];
}

describe('the asynchronous channel', () => {
  it('takes messages, answers each under its own number, and shows them in order of arrival', async () => {
    const first = testMessage();
    const second = testMessage({ correlationId: first.correlationId, kind: 'STATUS' });
    for (const message of [first, testMessage(), second]) {
      const answer = await send(message);
      expect(answer.status).toBe(200);
      expect(readReceipt(answer.content())).toMatchObject({
        messageId: message.messageId,
        correlationId: message.correlationId,
        sessionId: expect.stringMatching(/^\{[0-9a-f-]{36}\}$/),
      });
    }
    expect(await arrived(`?correlationId=${first.correlationId}`)).toMatchObject([first, second]);
    expect(await arrived('?correlationId=none')).toEqual([]);
  });

  it('takes a repeated message once, and keeps the bytes that came first', async () => {
    const first = testMessage();
    const envelope = signEnvelope(sendMessageOf(first, key), key, randomUUID());
    await postSoap(`${sandbox.url}/gateway/async`, envelope);
    await send(first);
    await send({ ...first, kind: 'RESULT' });
    expect(await arrived(`?correlationId=${first.correlationId}`)).toMatchObject([first]);
    const kept = await fetch(`${sandbox.url}/gateway/messages/${first.messageId}`);
    expect(await kept.text()).toBe(envelope.toString('utf8'));
  });

  it.each<[string, () => Promise<SoapAnswer>, string]>([
    ['is altered', () => altered(testMessage()), 'SIGNATURE_INVALID'],
    ['has no signature', () => postSoap(`${sandbox.url}/gateway/async`, UNSIGNED), 'MESSAGE_UNSIGNED'],
    ['has data without a signature', () => send(testMessage(), plainData()), 'MESSAGE_MALFORMED'],
    ['has data of another message', () => withDataOfAnother(), 'MESSAGE_MALFORMED'],
    ['breaks off', () => postSoap(`${sandbox.url}/gateway/async`, '<soap:Env'), 'MESSAGE_MALFORMED'],
  ])('refuses with a fault what %s', async (_name, sent, code) => {
    const before = await arrived();
    const answer = await sent();
    expect([answer.status, answer.fault()]).toEqual([500, code]);
    expect(await arrived()).toEqual(before);
  });

  it('refuses who has been revoked', async () => {
    const mine = sandbox.authority.issued().find(({ name }) => name === 'Sandbox partner');
    const partner = systemKey(home.dataDir, 'partner');
    const url = `${sandbox.url}/gateway/async`;
    expect((await askSoap(url, sendMessageOf(testMessage(), partner), partner)).status).toBe(200);
    sandbox.authority.revoke(mine?.serial ?? '', 'keyCompromise');
    const answer = await askSoap(url, sendMessageOf(testMessage(), partner), partner);
    expect(answer.fault()).toBe('SIGNATURE_INVALID');
  });
});

const UNSIGNED =
  '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><a></a></S:Body></S:Envelope>';

const plainData = (): string => '<exchange xmlns="urn:qyzmet:exchange:1"><messageId>1</messageId></exchange>';

function altered(message: TestMessage): Promise<SoapAnswer> {
  const envelope = signEnvelope(sendMessageOf(message, key), key, randomUUID()).toString('utf8');
  return postSoap(`${sandbox.url}/gateway/async`, envelope.replace('QYZMET_REQUEST', 'QYZMET_RESULT'));
}

function withDataOfAnother(): Promise<SoapAnswer> {
  const content = sendMessageOf(testMessage(), key);
  const other = JSON.stringify(content).replace(
    /("name":"messageId","attributes":\{\},"children":\[")[^"]+/,
    '$1other',
  );
  return askSoap(`${sandbox.url}/gateway/async`, JSON.parse(other), key);
}

describe('the synchronous channel', () => {
  const ask = async (serviceId: string) => {
    const messageId = randomUUID();
    const request = writeSyncRequest({
      ...{ messageId, correlationId: null, serviceId, messageDate: new Date(), properties: [] },
      ...{ sender: { id: 'QYZMET', password: 'x' }, sessionId: null },
      data: { form: 'XML', content: '<a xmlns="urn:a"><b>қ</b></a>' },
    });
    const answer = await askSoap(`${sandbox.url}/gateway/sync`, request, key);
    return { messageId, response: readSyncResponse(answer.content()) };
  };

  it('answers what a service says, with the number of the question beside its own', async () => {
    const { messageId, response } = await ask('SANDBOX_ECHO');
    expect(response).toMatchObject({
      correlationId: messageId,
      status: { code: 'SCSS001', message: 'Message has been processed successfully' },
      data: { form: 'XML', content: '<a xmlns="urn:a"><b>қ</b></a>' },
    });
  });

  it('says of a service that it does not have that there is none', async () => {
    expect((await ask('NOBODY')).response).toMatchObject({ status: { code: 'SERVICE_UNKNOWN' }, data: null });
  });
});

describe('the log of messages', () => {
  it('forgets the oldest beyond ten thousand', () => {
    const log = new MessageLog();
    const sent = Array.from({ length: 10_002 }, () => ({
      ...testMessage(),
      ...{
        serviceId: 'A',
        messageType: 'REQUEST',
        sender: 'B',
        action: null,
        shows: null,
        request: null,
        result: null,
      },
    }));
    for (const message of sent) log.take(message, '');
    expect(log.messages()).toEqual(sent.slice(2));
  });
});
