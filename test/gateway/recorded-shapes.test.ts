import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readDeliveryNotification,
  readEnvelope,
  readFault,
  readGetMessageStatus,
  readGetMessages,
  readMessageStatus,
  readMessages,
  readReceipt,
  readSendMessage,
  readStatusChange,
  readSyncRequest,
  readSyncResponse,
  SYNC,
  writeDeliveryNotification,
  writeFault,
  writeGetMessageStatus,
  writeGetMessages,
  writeMessageStatus,
  writeMessages,
  writeReceipt,
  writeSendMessage,
  writeStatusChange,
  writeSyncRequest,
  writeSyncResponse,
} from '../../src/soap/index.ts';
import { element, parseXml, writeXml, type XmlElement, XmlFault } from '../../src/xml/index.ts';

const recorded = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'recorded', `${name}.xml`), 'utf8');
const contentOf = (xml: string): Element => parseXml(Buffer.from(xml)).documentElement;

/** Reads a shape and writes it again. */
const AGAIN: Readonly<Record<string, (content: Element) => XmlElement>> = {
  'sync-request': (content) => writeSyncRequest(readSyncRequest(content)),
  'sync-request-typed': (content) => writeSyncRequest(readSyncRequest(content)),
  'sync-response': (content) => writeSyncResponse(readSyncResponse(content)),
  'async-message': (content) => writeSendMessage(readSendMessage(content)),
  'async-receipt': (content) => writeReceipt(readReceipt(content)),
  'status-question': (content) => writeGetMessageStatus(readGetMessageStatus(content)),
  'status-answer': (content) => writeMessageStatus(readMessageStatus(content)),
  'messages-question': (content) => writeGetMessages(readGetMessages(content)),
  'messages-answer': (content) => writeMessages(readMessages(content)),
  'delivery-notification': (content) => writeDeliveryNotification(readDeliveryNotification(content)),
  'status-change': (content) => writeStatusChange(readStatusChange(content)),
};

describe('a recorded shape', () => {
  it.each(Object.entries(AGAIN))(
    '%s is the same to the byte when it is read and written again',
    (name, again) => {
      expect(writeXml(again(contentOf(recorded(name))))).toBe(recorded(name));
    },
  );

  it('of a fault is the same to the byte, with the error inside the error', () => {
    const error = readFault(contentOf(recorded('fault')));
    if (!error) throw new Error('no fault was read');
    expect(error.subError).toMatchObject({ code: 'E2', message: 'Timed out', subError: null });
    const detail = { namespace: SYNC, name: 'SendMessageFault1_SendMessageFault' };
    const written = writeXml(writeFault({ code: 'Server', error, detail }));
    expect(written).toBe(recorded('fault').replace(/ xmlns:soap="[^"]+"/, ''));
  });

  it('of a client that writes spaces, empty elements and no zone is read', () => {
    const { content, security } = readEnvelope(Buffer.from(recorded('loose-async-message')));
    expect(security).toBeNull();
    expect(readSendMessage(content)).toEqual({
      ...{ messageId: '5024113e-b70b-479d-8ac7-8c65103e3338', correlationId: null },
      ...{ serviceId: 'TestService', messageType: 'REQUEST', properties: [] },
      messageDate: new Date('2026-01-04T14:38:18.518Z'),
      sender: { id: 'test', password: 'test' },
      data: { form: 'TEXT', content: 'text' },
    });
  });

  it('whose data is of a type is read as an element of that name, in the namespace of its prefix', () => {
    const { data } = readSyncRequest(contentOf(recorded('sync-request-typed')));
    expect(data.form).toBe('TYPED');
    expect(data.content).toMatch(/^<cs:Request xmlns:cs="http:\/\/message[^"]+"><messageId>m1<\/messageId>/);
  });

  it.each([
    ['a prefix that nothing explains', 'xsi:type="other:Request"'],
    ['no name', 'xsi:type="cs:"'],
    ['markup in its name', 'xsi:type="cs:a&gt;&lt;b"'],
  ])('whose data is of a type with %s is none', (_name, type) => {
    const xml = recorded('sync-request-typed').replace('xsi:type="cs:Request"', type);
    expect(() => readSyncRequest(contentOf(xml))).toThrow(XmlFault);
  });

  it.each<[string, string, (xml: string) => string]>([
    ['lacks the serviceId', 'async-message', (xml) => xml.replace(/<serviceId>.*<\/serviceId>/, '')],
    [
      'has its elements in another order',
      'async-receipt',
      (xml) => xml.replace(/(<messageId>.*<\/messageId>)(<correlationId>.*<\/correlationId>)/, '$2$1'),
    ],
    ['has an element twice', 'async-receipt', (xml) => xml.replace(/(<messageId>.*<\/messageId>)/, '$1$1')],
    [
      'has an element of another namespace',
      'async-receipt',
      (xml) => xml.replace('<response>', '<response xmlns="urn:a">'),
    ],
    ['has text between elements', 'async-receipt', (xml) => xml.replace('<response>', '<response>text')],
    ['has a word that there is not', 'status-answer', (xml) => xml.replace('ON_DELIVERY', 'SOMEWHERE')],
    ['has a type that there is not', 'async-message', (xml) => xml.replace('NOTIFICATION', 'POSTCARD')],
    ['has a date that is none', 'status-question', (xml) => xml.replace('2026-11-22T', '2026-13-22T')],
    ['has a key that is too long', 'sync-request', (xml) => xml.replace('CONNECTOR_CLIENT', 'K'.repeat(31))],
    ['asks for an amount that is none', 'messages-question', (xml) => xml.replace('<amount>10', '<amount>0')],
    [
      'has the number of the session after the messages',
      'messages-answer',
      (xml) => xml.replace(/(<sessionId>.*?<\/sessionId>)(.*)(<\/response>)/, '$2$1$3'),
    ],
    ['is of another operation', 'sync-response', () => recorded('async-receipt')],
  ])('is refused when it %s', (_name, name, change) => {
    expect(() => AGAIN[name]?.(contentOf(change(recorded(name))))).toThrow(XmlFault);
  });
});

describe('what is written', () => {
  it('is escaped, whatever stands in it', () => {
    const written = writeXml(element('a', { b: '<&">\t\n\r' }, '<&>\r]]>', element('c', {}, '"ә"')));
    expect(written).toBe('<a b="&lt;&amp;&quot;>&#x9;&#xA;&#xD;">&lt;&amp;&gt;&#xD;]]&gt;<c>"ә"</c></a>');
    const read = contentOf(written);
    expect([read.getAttribute('b'), read.firstChild?.nodeValue]).toEqual(['<&">\t\n\r', '<&>\r]]>']);
  });

  it.each(['\u0000', '\u000b', '\ud800', '\uffff'])('carries no character that XML cannot: %j', (text) => {
    expect(() => writeXml(element('a', {}, text))).toThrow(RangeError);
  });
});
