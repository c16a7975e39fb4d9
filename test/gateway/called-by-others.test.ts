import { randomUUID } from 'node:crypto';
import { PARTNER_SENDER } from '../../src/sandbox/gateway/systems.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import {
  type DeliveryNotification,
  readMessageStatus,
  type StatusChange,
  writeDeliveryNotification,
  writeGetMessageStatus,
  writeStatusChange,
} from '../../src/soap/index.ts';
import type { XmlElement } from '../../src/xml/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { type Exchange, exchangesOf, putOut } from '../requests/outside.ts';
import { until } from '../requests/until.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, type SoapAnswer, sendMessageOf, systemKey, testMessage } from '../support/soap-caller.ts';

let server: RunningServer;
let at: Mangystau;
let gateway: SigningIdentity;
let partner: SigningIdentity;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
  const folder = process.env['TEST_FOLDER'] ?? '';
  [gateway, partner] = [systemKey(folder, 'gateway'), systemKey(folder, 'partner')];
});
afterEach(() => putOut(server, 'GATEWAY', 'OFF'));
afterAll(() => server.stop());

const tell = (content: XmlElement, key: SigningIdentity): Promise<SoapAnswer> =>
  askSoap(`${server.url}/soap`, content, key);

const NOW = new Date('2026-11-22T06:00:00.000Z');

function notice(messageId: string, changes: Partial<DeliveryNotification> = {}): XmlElement {
  return writeDeliveryNotification({
    ...{ messageId, serviceId: 'QYZMET_STATUS', notificationDate: NOW, statusDate: NOW },
    ...{ receiveStatus: 'MESSAGE_ACCEPTED', resend: 'NOT_RESEND', sender: null },
    ...changes,
  });
}

function change(messageId: string, changes: Partial<StatusChange> = {}): XmlElement {
  return writeStatusChange({
    ...{ notificationId: randomUUID(), messageId, notificationDate: NOW, messageState: 'DELIVERED' },
    status: { code: 'SCSS001', message: 'Delivered', date: NOW },
    ...changes,
  });
}

const question = (messageId: string, sender: string): XmlElement =>
  writeGetMessageStatus({ messageId, requestDate: NOW, sender: { id: sender, password: null } });

interface Receipt {
  readonly kind: string;
  readonly sender: string;
  readonly told: string;
  readonly outcome: string;
  readonly messageId: string | null;
}

async function receipts(id: string): Promise<readonly Receipt[]> {
  const { node } = await at.applicant.query<{ node: { exchangeReceipts: readonly Receipt[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       exchangeReceipts { kind sender told outcome messageId } } } }`,
    { id },
  );
  return node.exchangeReceipts;
}

/** A request that has come to the provider, with a message to the centres' system that was told. */
async function told(to = 'PSC_SYSTEM'): Promise<{ id: string; line: Exchange }> {
  const id = await at.received();
  const line = await until(
    `a message to ${to}`,
    async () =>
      (await exchangesOf(at.applicant, id)).find((one) => one.to === to && one.state === 'DELIVERED') ?? null,
  );
  return { id, line };
}

describe('a delivery notification', () => {
  it('of the gateway is a line beside the message, once', async () => {
    const { id, line } = await told();
    for (let times = 0; times < 2; times++)
      expect((await tell(notice(line.messageId), gateway)).status).toBe(200);
    const { messageId } = line;
    const one = { kind: 'DELIVERY', sender: 'GATEWAY', told: 'MESSAGE_ACCEPTED', messageId };
    expect(await receipts(id)).toEqual([
      { ...one, outcome: 'TAKEN' },
      { ...one, outcome: 'REPEATED' },
    ]);
  });

  it('that asks for the message again has it sent again under the same number', async () => {
    const { id, line } = await told();
    const refused = { receiveStatus: 'MESSAGE_NOT_ACCTEPTED', resend: 'RESEND' } as const;
    expect((await tell(notice(line.messageId, refused), gateway)).status).toBe(200);
    const again = await until(
      'the message sent again',
      async () =>
        (await exchangesOf(at.applicant, id)).find(
          (one) => one.messageId === line.messageId && one.attempts === 2 && one.state === 'DELIVERED',
        ) ?? null,
    );
    expect(again).toMatchObject({ state: 'DELIVERED' });
    const came = (await at.cameThrough(id)).filter(({ messageId }) => messageId === line.messageId);
    expect(came).toHaveLength(1);
  });

  it('that turns the message down for good is an incident, and what is told later is late', async () => {
    const { id, line } = await told();
    const refused = { receiveStatus: 'MESSAGE_NOT_ACCTEPTED' } as const;
    expect((await tell(notice(line.messageId, refused), gateway)).status).toBe(200);
    const failed = (await exchangesOf(at.applicant, id)).find(
      ({ messageId }) => messageId === line.messageId,
    );
    expect(failed).toMatchObject({ state: 'FAILED', deliveredAt: null });
    const { node } = await at.clerk.query<{ node: { incidents: readonly object[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { incidents { kind code state retriable } } } }',
      { id },
    );
    expect(node.incidents).toEqual([{ kind: 'EXCHANGE', code: 'REFUSED', state: 'OPEN', retriable: true }]);
    await tell(notice(line.messageId), gateway);
    expect((await receipts(id)).map(({ outcome }) => outcome)).toEqual(['TAKEN', 'LATE']);
    expect(
      (await exchangesOf(at.applicant, id)).find(({ messageId }) => messageId === line.messageId) ?? null,
    ).toMatchObject({ state: 'FAILED' });
  });

  it('of a message that is still being handed over is to be told again', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    const line = await until(
      'an attempt',
      async () => (await exchangesOf(at.applicant, id)).find(({ attempts }) => attempts > 0) ?? null,
    );
    const refused = { receiveStatus: 'MESSAGE_NOT_ACCTEPTED' } as const;
    const answer = await tell(notice(line.messageId, refused), gateway);
    expect([answer.status, answer.fault()]).toEqual([500, 'MESSAGE_ON_DELIVERY']);
    expect(await receipts(id)).toEqual([]);
  });

  it('of a system is taken of messages to that system alone', async () => {
    const own = await told('PSC_SYSTEM');
    const other = await told('PORTAL');
    const sender = { id: PARTNER_SENDER, password: null };
    for (const { line } of [own, other]) {
      expect((await tell(notice(line.messageId, { sender }), partner)).status).toBe(200);
    }
    expect((await receipts(own.id)).map(({ outcome }) => outcome)).toEqual(['TAKEN']);
    expect(await receipts(other.id)).toEqual([]);
  });

  it('of nothing that was sent changes nothing', async () => {
    expect((await tell(notice(randomUUID()), gateway)).status).toBe(200);
    expect((await tell(notice('not a number'), gateway)).status).toBe(200);
  });
});

it.each([
  ['ACCEPTED', 'DELIVERED'],
  ['REFUSED', 'FAILED'],
  ['LOST', 'FAILED'],
])('the gateway of the sandbox tells by itself that a message was %s', async (word, state) => {
  const { id, line } = await told();
  const response = await fetch(`${server.sandbox.url}/control/gateway/tell`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messageId: line.messageId, tell: word }),
  });
  expect(await response.json()).toEqual({ status: 200, fault: null });
  expect(await receipts(id)).toMatchObject([{ outcome: 'TAKEN', messageId: line.messageId }]);
  const now = (await exchangesOf(at.applicant, id)).find(({ messageId }) => messageId === line.messageId);
  expect(now).toMatchObject({ state });
});

describe('a change of status', () => {
  it('is a line beside the message; of a lost one an incident', async () => {
    const { id, line } = await told();
    expect((await tell(change(line.messageId), gateway)).status).toBe(200);
    expect((await tell(change(line.messageId, { messageState: 'NOT_DELIVERED' }), gateway)).status).toBe(200);
    expect((await receipts(id)).map(({ kind, told: word, outcome }) => [kind, word, outcome])).toEqual([
      ['STATE', 'DELIVERED', 'TAKEN'],
      ['STATE', 'NOT_DELIVERED', 'TAKEN'],
    ]);
    expect(
      (await exchangesOf(at.applicant, id)).find(({ messageId }) => messageId === line.messageId) ?? null,
    ).toMatchObject({ state: 'FAILED' });
  });

  it('is told by the gateway alone', async () => {
    const { id, line } = await told();
    expect((await tell(change(line.messageId), partner)).fault()).toBe('SENDER_UNKNOWN');
    expect(await receipts(id)).toEqual([]);
  });
});

describe('a message of another system', () => {
  it('about a request is a line of it, once, and answered in the same way each time', async () => {
    const { id } = await told();
    const message = testMessage({ correlationId: id.replace('req_', '') });
    for (let times = 0; times < 2; times++) {
      const answer = await tell(sendMessageOf(message, gateway), gateway);
      expect(answer.status).toBe(200);
      expect(answer.xml).toContain(`<messageId>${message.messageId}</messageId>`);
    }
    const line = { kind: 'MESSAGE', sender: 'QYZMET', told: 'QYZMET_REQUEST', messageId: null };
    expect(await receipts(id)).toEqual([
      { ...line, outcome: 'TAKEN' },
      { ...line, outcome: 'REPEATED' },
    ]);
  });

  it('about nothing that was sent is no line of any request', async () => {
    expect((await tell(sendMessageOf(testMessage(), gateway), gateway)).status).toBe(200);
  });

  it.each<[string, (key: SigningIdentity) => string]>([
    ['is not signed', () => '<a xmlns="urn:a"></a>'],
    ['is no XML', () => 'text'],
  ])('whose data %s is refused', async (_name, data) => {
    const answer = await tell(sendMessageOf(testMessage(), gateway, data(gateway)), gateway);
    expect([answer.status, answer.fault()]).toEqual([500, 'DATA_SIGNATURE_INVALID']);
  });
});

describe('the question for the status of a message', () => {
  const stateOf = async (messageId: string, sender: string, key: SigningIdentity): Promise<string> => {
    const answer = await tell(question(messageId, sender), key);
    return answer.status === 200 ? readMessageStatus(answer.content()).messageState : (answer.fault() ?? '');
  };

  it('is answered to its receiver and to the gateway, and to nobody else', async () => {
    const { line } = await told('PSC_SYSTEM');
    expect(await stateOf(line.messageId, PARTNER_SENDER, partner)).toBe('DELIVERED');
    expect(await stateOf(line.messageId, 'SHEP', gateway)).toBe('DELIVERED');
    const other = await told('PORTAL');
    expect(await stateOf(other.line.messageId, PARTNER_SENDER, partner)).toBe('MESSAGE_UNKNOWN');
    expect(await stateOf(other.line.messageId, 'PORTAL', partner)).toBe('SENDER_UNKNOWN');
  });

  it('is answered of a message of the asker’s own', async () => {
    const { id } = await told();
    const message = testMessage({ correlationId: id.replace('req_', '') });
    expect(await stateOf(message.messageId, 'SHEP', gateway)).toBe('MESSAGE_UNKNOWN');
    await tell(sendMessageOf(message, gateway), gateway);
    expect(await stateOf(message.messageId, 'SHEP', gateway)).toBe('DELIVERED');
  });

  it('tells of one that waits that it is on its way', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    const line = await until(
      'an attempt',
      async () => (await exchangesOf(at.applicant, id)).find(({ attempts }) => attempts > 0) ?? null,
    );
    expect(await stateOf(line.messageId, 'SHEP', gateway)).toBe('ON_DELIVERY');
  });
});
