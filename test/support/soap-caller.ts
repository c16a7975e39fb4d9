import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_KEY_PASSWORD, type SystemName } from '../../src/sandbox/gateway/systems.ts';
import { openP12, type SigningIdentity, signXml } from '../../src/signing/index.ts';
import {
  EnvelopeFault,
  readEnvelope,
  readFault,
  signEnvelope,
  writeSendMessage,
} from '../../src/soap/index.ts';
import { element, writeXml, type XmlElement, XmlFault } from '../../src/xml/index.ts';
import { unlikePublished } from './published-schemas.ts';

/** The key of one of the sandbox's systems, where the sandbox keeps its files in that folder. */
export function systemKey(folder: string, name: SystemName): SigningIdentity {
  return openP12(readFileSync(join(folder, `sandbox/gateway/${name}.p12`)), SYSTEM_KEY_PASSWORD);
}

export interface SoapAnswer {
  readonly status: number;
  readonly xml: string;
  /** What the body holds; throws where the answer is no envelope. */
  content(): Element;
  /** The code of a fault; null where it is none. */
  fault(): string | null;
}

/** Posts bytes to an address of SOAP. What is answered has to be as it is published, and what is taken, too. */
export async function postSoap(
  url: string,
  envelope: Uint8Array | string,
  timeout = 10_000,
): Promise<SoapAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    body: typeof envelope === 'string' ? envelope : Buffer.from(envelope),
    signal: AbortSignal.timeout(timeout),
  });
  const xml = await response.text();
  const content = (): Element => readEnvelope(Buffer.from(xml)).content;
  const fault = (): string | null => readFault(content())?.code ?? null;
  if (isEnvelope(xml)) {
    expect(unlikePublished(xml)).toEqual([]);
    if (fault() === null) expect(unlikePublished(envelope)).toEqual([]);
  }
  return { status: response.status, xml, content, fault };
}

/** What a sandbox with a fault answers may be half an envelope, or none. */
function isEnvelope(xml: string): boolean {
  try {
    readEnvelope(Buffer.from(xml));
    return true;
  } catch (fault) {
    if (fault instanceof XmlFault || fault instanceof EnvelopeFault) return false;
    throw fault;
  }
}

/** Posts a body, signed. */
export function askSoap(url: string, content: XmlElement, identity: SigningIdentity): Promise<SoapAnswer> {
  return postSoap(url, signEnvelope(content, identity, randomUUID()));
}

export interface TestMessage {
  readonly messageId: string;
  readonly correlationId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly at: string;
}

export function testMessage(changes: Partial<TestMessage> = {}): TestMessage {
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

/** A message of the asynchronous channel, as the server sends it. */
export function sendMessageOf(
  message: TestMessage,
  identity: SigningIdentity,
  data?: string,
  password: string | null = null,
): XmlElement {
  const { messageId, correlationId, kind } = message;
  const xml = writeXml(
    element(
      'exchange',
      { xmlns: 'urn:qyzmet:exchange:1' },
      ...(['messageId', 'correlationId', 'from', 'to', 'kind', 'at'] as const).map((name) =>
        element(name, {}, message[name]),
      ),
    ),
  );
  return writeSendMessage({
    ...{ messageId, correlationId, messageType: 'REQUEST', properties: [] },
    serviceId: `QYZMET_${kind}`,
    messageDate: new Date('2026-11-22T06:00:00.000Z'),
    sender: { id: 'QYZMET', password },
    data: { form: 'TEXT', content: data ?? signXml(identity, Buffer.from(xml)).toString('utf8') },
  });
}
