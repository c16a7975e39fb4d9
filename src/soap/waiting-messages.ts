import { element, type StrictElement, textElement, type XmlElement, XmlFault } from '../xml/index.ts';
import { type AsyncMessage, readMessage, writeMessage } from './async-messages.ts';
import {
  readDate,
  readProperties,
  readRequired,
  readSender,
  readText,
  type Sender,
  writeSender,
} from './message-parts.ts';
import { ASYNC } from './namespaces.ts';
import { readOperation, writeOperation } from './operation.ts';

/** The question what waits for a system (getMessages). */
export interface MessagesQuestion {
  /** The one of that number alone; null for any. */
  readonly messageId: string | null;
  readonly correlationId: string | null;
  readonly requestDate: Date | null;
  readonly serviceId: string;
  readonly sender: Sender | null;
  /** How many at most; null where that is left to the other side. */
  readonly amount: number | null;
}

interface MessagesAnswer {
  readonly responseDate: Date;
  readonly sessionId: string;
  readonly messages: readonly AsyncMessage[];
}

const AMOUNT = /^[1-9]\d{0,8}$/;

export function writeGetMessages(question: MessagesQuestion): XmlElement {
  const { messageId, correlationId, requestDate, serviceId, sender, amount } = question;
  return writeOperation(
    ASYNC,
    'getMessages',
    'request',
    textElement('messageId', messageId),
    textElement('correlationId', correlationId),
    textElement('requestDate', requestDate?.toISOString() ?? null),
    textElement('serviceId', serviceId),
    sender === null ? null : writeSender(sender),
    textElement('amount', amount === null ? null : String(amount)),
  );
}

/** Throws XmlFault for what is none, as the other. */
export function readGetMessages(content: Element): MessagesQuestion {
  const request = readOperation(content, ASYNC, 'getMessages', 'request');
  const messageId = readText(request, 'messageId');
  const correlationId = readText(request, 'correlationId');
  const requestDate = request.has('', 'requestDate') ? readDate(request, 'requestDate') : null;
  const serviceId = readRequired(request, 'serviceId');
  const sender = request.optional('', 'sender');
  const amount = readAmount(request);
  readProperties(request);
  request.finish();
  return {
    ...{ messageId, correlationId, requestDate, serviceId, amount },
    sender: sender === null ? null : readSender(sender),
  };
}

export function writeMessages({ responseDate, sessionId, messages }: MessagesAnswer): XmlElement {
  return writeOperation(
    ASYNC,
    'getMessagesResponse',
    'response',
    textElement('responseDate', responseDate.toISOString()),
    textElement('sessionId', sessionId),
    ...messages.map((message) => element('messages', {}, ...writeMessage(message))),
  );
}

export function readMessages(content: Element): MessagesAnswer {
  const response = readOperation(content, ASYNC, 'getMessagesResponse', 'response');
  const responseDate = readDate(response, 'responseDate');
  const sessionId = readRequired(response, 'sessionId');
  const messages = response.many('', 'messages').map(readMessage);
  response.finish();
  return { responseDate, sessionId, messages };
}

function readAmount(request: StrictElement): number | null {
  const text = readText(request, 'amount')?.trim() ?? null;
  if (text !== null && !AMOUNT.test(text)) throw new XmlFault('MALFORMED');
  return text === null ? null : Number(text);
}
