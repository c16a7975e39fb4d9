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
import { readOneOf } from './message-state.ts';
import { ASYNC } from './namespaces.ts';
import { readOperation, writeOperation } from './operation.ts';

export const MESSAGE_TYPES = ['REQUEST', 'RESPONSE', 'NOTIFICATION'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** A message of the asynchronous channel. */
export interface AsyncMessage {
  readonly messageId: string | null;
  readonly correlationId: string | null;
  readonly serviceId: string;
  readonly messageType: MessageType;
  readonly messageDate: Date;
  readonly sender: Sender;
  readonly properties: readonly Property[];
  readonly data: MessageContent;
}

/** That a message was taken. */
export interface AsyncReceipt {
  readonly messageId: string;
  readonly correlationId: string;
  readonly responseDate: Date;
  readonly sessionId: string | null;
}

export function writeSendMessage(message: AsyncMessage): XmlElement {
  return writeOperation(ASYNC, 'sendMessage', 'request', ...writeMessage(message));
}

/** Throws XmlFault for what is none, as all that read here. */
export function readSendMessage(content: Element): AsyncMessage {
  return readMessage(readOperation(content, ASYNC, 'sendMessage', 'request'));
}

/** What stands in an element that is a message. */
export function writeMessage(message: AsyncMessage): readonly XmlElement[] {
  const info = element(
    'messageInfo',
    {},
    textElement('messageId', message.messageId),
    textElement('correlationId', message.correlationId),
    textElement('serviceId', message.serviceId),
    textElement('messageType', message.messageType),
    textElement('messageDate', message.messageDate.toISOString()),
    writeSender(message.sender),
    ...writeProperties(message.properties),
  );
  return [info, element('messageData', {}, writeContent(message.data))];
}

export function readMessage(parent: StrictElement): AsyncMessage {
  const info = parent.child('', 'messageInfo');
  const data = parent.child('', 'messageData');
  parent.finish();
  const messageId = readText(info, 'messageId');
  const correlationId = readText(info, 'correlationId');
  const serviceId = readRequired(info, 'serviceId');
  const messageType = readOneOf(info, 'messageType', MESSAGE_TYPES);
  readText(info, 'routeId');
  const messageDate = readDate(info, 'messageDate');
  const sender = readSender(info.child('', 'sender'));
  const properties = readProperties(info);
  readText(info, 'sessionId');
  info.finish();
  const read = { messageId, correlationId, serviceId, messageType, messageDate, sender, properties };
  return { ...read, data: readContent(data.child('', 'data')) };
}

export function writeReceipt({
  messageId,
  correlationId,
  responseDate,
  sessionId,
}: AsyncReceipt): XmlElement {
  return writeOperation(
    ASYNC,
    'sendMessageResponse',
    'response',
    textElement('messageId', messageId),
    textElement('correlationId', correlationId),
    textElement('responseDate', responseDate.toISOString()),
    textElement('sessionId', sessionId),
  );
}

export function readReceipt(content: Element): AsyncReceipt {
  const response = readOperation(content, ASYNC, 'sendMessageResponse', 'response');
  const messageId = readRequired(response, 'messageId');
  const correlationId = readRequired(response, 'correlationId');
  const responseDate = readDate(response, 'responseDate');
  const sessionId = readText(response, 'sessionId');
  response.finish();
  return { messageId, correlationId, responseDate, sessionId };
}
