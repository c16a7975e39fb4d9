import { element, type StrictElement, textElement, type XmlElement } from '../xml/index.ts';
import {
  type MessageContent,
  type Property,
  readContent,
  readDate,
  readProperties,
  readRequired,
  readSender,
  readText,
  type Sender,
  writeContent,
  writeProperties,
  writeSender,
} from './message-parts.ts';
import { SYNC } from './namespaces.ts';
import { readOperation, writeOperation } from './operation.ts';

/** The code of an answer that is one; every other is an error. */
export const SUCCESS = 'SCSS001';

export interface SyncRequest {
  readonly messageId: string;
  readonly correlationId: string | null;
  readonly serviceId: string;
  readonly messageDate: Date;
  readonly sender: Sender;
  readonly properties: readonly Property[];
  readonly sessionId: string | null;
  readonly data: MessageContent;
}

export interface SyncResponse {
  readonly messageId: string;
  readonly correlationId: string | null;
  readonly responseDate: Date;
  readonly status: { readonly code: string; readonly message: string };
  /** Set by the gateway: a GUID in braces. */
  readonly sessionId: string | null;
  readonly data: MessageContent | null;
}

const SESSION_ID = /^\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/;

export function writeSyncRequest(request: SyncRequest): XmlElement {
  const info = element(
    'requestInfo',
    {},
    textElement('messageId', request.messageId),
    textElement('correlationId', request.correlationId),
    textElement('serviceId', request.serviceId),
    textElement('messageDate', request.messageDate.toISOString()),
    writeSender(request.sender),
    ...writeProperties(request.properties),
    textElement('sessionId', request.sessionId),
  );
  const data = element('requestData', {}, writeContent(request.data));
  return writeOperation(SYNC, 'SendMessage', 'request', info, data);
}

/** Throws XmlFault for what is none. */
export function readSyncRequest(content: Element): SyncRequest {
  const request = readOperation(content, SYNC, 'SendMessage', 'request');
  const info = request.child('', 'requestInfo');
  const data = request.child('', 'requestData');
  request.finish();
  const messageId = readRequired(info, 'messageId');
  const correlationId = readText(info, 'correlationId');
  const serviceId = readRequired(info, 'serviceId');
  const messageDate = readDate(info, 'messageDate');
  readText(info, 'routeId');
  const sender = readSender(info.child('', 'sender'));
  const properties = readProperties(info);
  const sessionId = readSessionId(info);
  info.finish();
  const read = { messageId, correlationId, serviceId, messageDate, sender, properties, sessionId };
  return { ...read, data: readContent(data.child('', 'data')) };
}

export function writeSyncResponse(response: SyncResponse): XmlElement {
  const { status, data } = response;
  const info = element(
    'responseInfo',
    {},
    textElement('messageId', response.messageId),
    textElement('correlationId', response.correlationId),
    textElement('responseDate', response.responseDate.toISOString()),
    element('status', {}, textElement('code', status.code), textElement('message', status.message)),
    textElement('sessionId', response.sessionId),
  );
  const content = element('responseData', {}, data === null ? null : writeContent(data));
  return writeOperation(SYNC, 'SendMessageResponse', 'response', info, content);
}

/** Throws XmlFault for what is none. */
export function readSyncResponse(content: Element): SyncResponse {
  const response = readOperation(content, SYNC, 'SendMessageResponse', 'response');
  const info = response.child('', 'responseInfo');
  const data = response.optional('', 'responseData')?.optional('', 'data') ?? null;
  response.finish();
  const messageId = readRequired(info, 'messageId');
  const correlationId = readText(info, 'correlationId');
  const responseDate = readDate(info, 'responseDate');
  const status = info.child('', 'status');
  const [code, text] = [readRequired(status, 'code'), status.child('', 'message').text()];
  const sessionId = readSessionId(info);
  info.finish();
  return {
    ...{ messageId, correlationId, responseDate, status: { code, message: text }, sessionId },
    data: data === null ? null : readContent(data),
  };
}

/** Of another form than the type says it is passed over: it is only for looking things up at the gateway. */
function readSessionId(info: StrictElement): string | null {
  const sessionId = readText(info, 'sessionId');
  return sessionId !== null && SESSION_ID.test(sessionId) ? sessionId : null;
}
