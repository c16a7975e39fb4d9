import { randomUUID } from 'node:crypto';
import { PARTNER_SENDER } from '../../src/sandbox/gateway/systems.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import { readSyncResponse, signEnvelope, writeSyncRequest } from '../../src/soap/index.ts';
import type { XmlElement } from '../../src/xml/index.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import { recordOf, unchanged } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { RunningServer } from '../support/running-server.ts';
import { askSoap, postSoap, type SoapAnswer, systemKey } from '../support/soap-caller.ts';

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
afterAll(() => server.stop());

const NUMBER_OF_NOBODY = '20261122000000';

interface Asked {
  readonly service?: string;
  readonly sender?: string;
  readonly messageId?: string;
}

function question(data: string, { service = 'QYZMET_REQUEST_STATUS', ...asked }: Asked = {}): XmlElement {
  const { sender = PARTNER_SENDER, messageId = randomUUID() } = asked;
  return writeSyncRequest({
    ...{ messageId, correlationId: null, serviceId: service, messageDate: new Date(), properties: [] },
    ...{ sender: { id: sender, password: null }, sessionId: null },
    data: { form: 'XML', content: data },
  });
}

const about = (number: string, name = 'requestStatus'): string =>
  `<q:${name} xmlns:q="urn:qyzmet:questions:1"><q:number>${number}</q:number></q:${name}>`;

const ask = (content: XmlElement, key = partner): Promise<SoapAnswer> =>
  askSoap(`${server.url}/soap/sync`, content, key);

/** The data of an answer. */
async function told(content: XmlElement, key = partner): Promise<string> {
  const answer = await ask(content, key);
  expect([answer.status, answer.fault()]).toEqual([200, null]);
  return readSyncResponse(answer.content()).data?.content ?? '';
}

const numberOf = async (id: string): Promise<string> => (await recordOf(server, id)).request.number ?? '';

describe('another system that asks the status of a request', () => {
  it('is told what it was told to show, since when, in both languages; nothing is written', async () => {
    const id = await at.received();
    const [shown] = await at.shows(id, 'RECEIVED');
    const messageId = randomUUID();
    const number = await numberOf(id);
    const answer = await unchanged(server, id, () => ask(question(about(number), { messageId })));
    expect(answer.status).toBe(200);
    const { correlationId, status, data } = readSyncResponse(answer.content());
    expect({ correlationId, code: status.code }).toEqual({ correlationId: messageId, code: 'SCSS001' });
    const { kk, ru } = bothLanguages('requests:shownStatus.RECEIVED');
    expect(shown).toMatchObject({ kk, ru });
    expect(data?.content).toMatch(
      new RegExp(
        `<requestStatusResponse xmlns="urn:qyzmet:questions:1"><number>${number}</number><shown>` +
          `<status>RECEIVED</status><textKk>${kk}</textKk><textRu>${ru}</textRu><since>[0-9TZ:.-]+</since>` +
          '</shown></requestStatusResponse>$',
      ),
    );
  });

  it('is told by the gateway in its name, and nothing of what other systems show', async () => {
    const id = await at.received();
    await at.shows(id, 'RECEIVED');
    const number = await numberOf(id);
    expect(await told(question(about(number)), gateway)).toContain('<status>RECEIVED</status>');
    const another = question(about(number), { sender: 'REGIONAL_GATEWAY' });
    expect(await told(another, gateway)).not.toContain('shown');
  });

  it('is told nothing of a number that there is not, nor of one that is none', async () => {
    for (const number of [NUMBER_OF_NOBODY, 'қ', "' OR 1=1"]) {
      expect(await told(question(about(number)))).toBe(
        `<requestStatusResponse xmlns="urn:qyzmet:questions:1"><number>${number}</number></requestStatusResponse>`,
      );
    }
  });
});

describe('another system that asks about a result', () => {
  const check = (number: string): XmlElement =>
    question(about(number, 'resultCheck'), { service: 'QYZMET_RESULT_CHECK' });

  it('is told that it is genuine, what it is, and who signed it, and not by which IIN', async () => {
    const id = await at.completed();
    const number = (await recordOf(server, id)).results[0]?.number ?? '';
    const answer = await told(check(number));
    expect(answer).toContain(`<number>${number}</number><verdict>AUTHENTIC</verdict>`);
    const signer = (await recordOf(server, id)).signatures.find(({ role }) => role !== 'APPLICANT');
    expect(answer).toMatch(
      /<issued><number>[^<]+<\/number><titleKk>[^<]+<\/titleKk><titleRu>[^<]+<\/titleRu>/,
    );
    expect(signer?.iin).toMatch(/^\d{12}$/);
    expect(answer).not.toContain(signer?.iin);
  });

  it('is told that nothing was issued under another number', async () => {
    const answer = await told(check('2026-0000-0000-0000'));
    expect(answer).toContain('<verdict>UNKNOWN</verdict>');
    expect(answer).not.toContain('issued');
  });
});

describe('the centres’ system of the sandbox', () => {
  const order = async (body: object): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${server.sandbox.url}/control/gateway/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  it('asks when it is told to', async () => {
    const id = await at.received();
    await at.shows(id, 'RECEIVED');
    const number = await numberOf(id);
    const data = expect.stringContaining('<status>RECEIVED</status>');
    expect((await order({ about: 'STATUS', number })).body).toEqual({ status: 200, fault: null, data });
    const unknown = expect.stringContaining('<verdict>UNKNOWN</verdict>');
    expect((await order({ about: 'RESULT', number })).body).toMatchObject({ data: unknown });
    expect((await order({ about: 'STATUS', number: ' ' })).body).toMatchObject({
      fault: 'MESSAGE_MALFORMED',
    });
  });

  it('asks about nothing else', async () => {
    expect((await order({ about: 'PERSON', number: '1' })).status).toBe(400);
    expect((await order({ about: 'STATUS' })).status).toBe(400);
  });
});

describe('a question', () => {
  const good = (): string =>
    signEnvelope(question(about(NUMBER_OF_NOBODY)), partner, randomUUID()).toString();
  const post = (envelope: string): Promise<SoapAnswer> => postSoap(`${server.url}/soap/sync`, envelope);

  it.each<[string, () => Promise<SoapAnswer>, string]>([
    ['is no XML', () => post('{}'), 'MESSAGE_MALFORMED'],
    ['has a DOCTYPE', () => post(`<!DOCTYPE a [<!ENTITY b "c">]>${good()}`), 'MESSAGE_MALFORMED'],
    ['is altered', () => post(good().replace(NUMBER_OF_NOBODY, '20261122000001')), 'SIGNATURE_INVALID'],
    [
      'is not signed',
      () => post(good().replace(/<wsse:Security.*<\/wsse:Security>/, '')),
      'SIGNATURE_MISSING',
    ],
    ['comes in the name of another', () => ask(question(about('1'), { sender: 'PORTAL' })), 'SENDER_UNKNOWN'],
    [
      'is for a service that there is not',
      () => ask(question(about('1'), { service: 'toString' })),
      'SERVICE_UNKNOWN',
    ],
    [
      'is no operation at all',
      () => ask({ ...question(about('1')), name: 'typ:toString' }),
      'OPERATION_UNKNOWN',
    ],
    [
      'is another operation',
      () => ask({ ...question(about('1')), name: 'typ:sendMessage' }),
      'OPERATION_UNKNOWN',
    ],
    ['is of another service', () => ask(question(about('1', 'resultCheck'))), 'MESSAGE_MALFORMED'],
    ['has no number', () => ask(question(about(' '))), 'MESSAGE_MALFORMED'],
    ['has a number too long', () => ask(question(about('1'.repeat(101)))), 'MESSAGE_MALFORMED'],
    [
      'says more than is read',
      () => ask(question(about('1').replace('</q:requestStatus>', '<q:more/></q:requestStatus>'))),
      'MESSAGE_MALFORMED',
    ],
  ])('that %s is refused with the fault of the channel, in both languages', async (_name, asked, code) => {
    const answer = await asked();
    expect([answer.status, answer.fault()]).toEqual([500, code]);
    expect(answer.xml).toMatch(/Fault1_\w+Fault xmlns:typ="http:\/\/bip\.bee\.kz\/SyncChannel\/v10\/Types"/);
    expect(answer.xml).toMatch(/<errorMessage>[^<]+ \/ [^<]+<\/errorMessage>/);
  });

  it('of a system that is none of the partners is refused', async () => {
    const stranger = await server.sandbox.authority.certify({
      ...{ template: 'INFORMATION_SYSTEM', name: 'Somebody', systemId: '1.2.398.999.9' },
      organisation: { name: 'Somebody', bin: '110660000012' },
    });
    expect((await ask(question(about('1')), stranger)).fault()).toBe('SENDER_UNKNOWN');
  });

  it('has to be text/xml, and not too large', async () => {
    const call = (type: string, body: string) =>
      fetch(`${server.url}/soap/sync`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await call('application/json', '{}')).status).toBe(415);
    expect((await call('text/xml', ' '.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

it('the description of the channel names our address, the operation, and the services', async () => {
  const response = await fetch(`${server.url}/soap/sync?wsdl`);
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const wsdl = await response.text();
  expect(wsdl).toContain(`<soap:address location="${server.url}/soap/sync"/>`);
  for (const named of [
    '<wsdl:operation name="SendMessage">',
    'QYZMET_REQUEST_STATUS',
    'QYZMET_RESULT_CHECK',
    'QYZMET_REQUEST_PREPARE',
  ])
    expect(wsdl).toContain(named);
});
