import { randomUUID } from 'node:crypto';
import { PARTNER_SENDER } from '../../src/sandbox/gateway/systems.ts';
import type { SigningIdentity } from '../../src/signing/index.ts';
import {
  type Sender,
  signEnvelope,
  writeDeliveryNotification,
  writeGetMessageStatus,
} from '../../src/soap/index.ts';
import type { XmlElement } from '../../src/xml/index.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { askSoap, postSoap, type SoapAnswer, systemKey } from '../support/soap-caller.ts';

let server: RunningServer;
let gateway: SigningIdentity;
beforeAll(async () => {
  server = await startServer();
  gateway = systemKey(process.env['TEST_FOLDER'] ?? '', 'gateway');
});
afterAll(() => server.stop());

const NOW = new Date('2026-11-22T06:00:00.000Z');

const tell = (content: XmlElement, key: SigningIdentity): Promise<SoapAnswer> =>
  askSoap(`${server.url}/soap`, content, key);

/** About a message that was never sent. */
function notice(sender: Sender | null = null): XmlElement {
  return writeDeliveryNotification({
    ...{ messageId: randomUUID(), serviceId: 'QYZMET_STATUS', notificationDate: NOW, statusDate: NOW },
    ...{ receiveStatus: 'MESSAGE_ACCEPTED', resend: 'NOT_RESEND', sender },
  });
}

describe('an envelope', () => {
  const signed = (): string => signEnvelope(notice(), gateway, randomUUID()).toString('utf8');

  it.each<[string, () => string, string]>([
    ['is no XML', () => '{}', 'MESSAGE_MALFORMED'],
    ['is empty', () => '', 'MESSAGE_MALFORMED'],
    ['has a DOCTYPE', () => `<!DOCTYPE a [<!ENTITY b "c">]>${signed()}`, 'MESSAGE_MALFORMED'],
    [
      'is of SOAP 1.2',
      () => signed().replaceAll('schemas.xmlsoap.org/soap/envelope/', 'www.w3.org/2003/05/soap-envelope'),
      'VERSION_MISMATCH',
    ],
    [
      'demands what is not understood',
      () => signed().replace('<soap:Header>', '<soap:Header><a xmlns="urn:a" soap:mustUnderstand="1"></a>'),
      'HEADER_NOT_UNDERSTOOD',
    ],
    ['is not signed', () => signed().replace(/<wsse:Security.*<\/wsse:Security>/, ''), 'SIGNATURE_MISSING'],
    ['is altered', () => signed().replace('MESSAGE_ACCEPTED', 'MESSAGE_NOT_ACCTEPTED'), 'SIGNATURE_INVALID'],
  ])('that %s is refused with a fault in both languages', async (_name, envelope, code) => {
    const answer = await postSoap(`${server.url}/soap`, envelope());
    expect([answer.status, answer.fault()]).toEqual([500, code]);
    expect(answer.xml).toMatch(/<errorMessage>[^<]+ \/ [^<]+<\/errorMessage>/);
  });

  it('of a person is refused: only systems call', async () => {
    const issued = await server.sandbox.authority.certify({
      template: 'HEAD',
      surname: 'Сынақ',
      givenName: 'Адам',
      iin: '900101400013',
      organisation: { name: 'Sandbox gateway', bin: '130940000018' },
    });
    const answer = await tell(notice(), issued);
    expect([answer.fault(), answer.xml.includes('CERT_TEMPLATE')]).toEqual(['SIGNATURE_INVALID', true]);
  });

  it('of a system that is none of the partners is refused', async () => {
    const issued = await server.sandbox.authority.certify({
      ...{ template: 'INFORMATION_SYSTEM', name: 'Somebody', systemId: '1.2.398.999.9' },
      organisation: { name: 'Somebody', bin: '110660000012' },
    });
    const sender = { id: PARTNER_SENDER, password: null };
    expect((await tell(notice(sender), issued)).fault()).toBe('SENDER_UNKNOWN');
  });

  it.each(['getNothing', 'toString'])(
    'that asks for what there is not, %s, is refused with the fault of an operation that there is',
    async (name) => {
      const sender = { id: 'SHEP', password: null };
      const question = writeGetMessageStatus({ messageId: randomUUID(), requestDate: NOW, sender });
      const answer = await tell({ ...question, name: `typ:${name}` }, gateway);
      expect(answer.fault()).toBe('OPERATION_UNKNOWN');
      expect(answer.xml).toContain('typ:sendMessageFault1_sendMessageFault');
    },
  );

  it('has to be text/xml, and not too large', async () => {
    const call = (type: string, body: string) =>
      fetch(`${server.url}/soap`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await call('application/json', '{}')).status).toBe(415);
    expect((await call('text/xml', ' '.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

it('the description of the channel names our address and every operation', async () => {
  const response = await fetch(`${server.url}/soap?wsdl`);
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const wsdl = await response.text();
  expect(wsdl).toContain(`<soap:address location="${server.url}/soap"/>`);
  for (const name of [
    'sendMessage',
    'getMessages',
    'getMessageStatus',
    'sendDeliveryNotification',
    'changeStatusNotify',
  ]) {
    expect(wsdl).toContain(`<wsdl:operation name="${name}">`);
  }
});
