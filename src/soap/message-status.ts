import { element, textElement, type XmlElement } from '../xml/index.ts';
import {
  readDate,
  readProperties,
  readRequired,
  readSender,
  readText,
  type Sender,
  writeSender,
} from './message-parts.ts';
import { MESSAGE_STATES, type MessageState, readOneOf } from './message-state.ts';
import { ASYNC } from './namespaces.ts';
import { readOperation, writeOperation } from './operation.ts';

/** The question what has become of a message. */
export interface StatusQuestion {
  readonly messageId: string;
  readonly requestDate: Date;
  readonly sender: Sender;
}

export interface StatusAnswer {
  readonly messageState: MessageState;
  readonly status: { readonly code: string; readonly message: string; readonly date: Date };
  readonly responseDate: Date;
  readonly sessionId: string | null;
}

export function writeGetMessageStatus({ messageId, requestDate, sender }: StatusQuestion): XmlElement {
  return writeOperation(
    ASYNC,
    'getMessageStatus',
    'request',
    textElement('messageId', messageId),
    textElement('requestDate', requestDate.toISOString()),
    writeSender(sender),
  );
}

/** Throws XmlFault for what is none, as the other. */
export function readGetMessageStatus(content: Element): StatusQuestion {
  const request = readOperation(content, ASYNC, 'getMessageStatus', 'request');
  const messageId = readRequired(request, 'messageId');
  const requestDate = readDate(request, 'requestDate');
  const sender = readSender(request.child('', 'sender'));
  readProperties(request);
  request.finish();
  return { messageId, requestDate, sender };
}

export function writeMessageStatus({
  messageState,
  status,
  responseDate,
  sessionId,
}: StatusAnswer): XmlElement {
  return writeOperation(
    ASYNC,
    'getMessageStatusResponse',
    'response',
    textElement('messageState', messageState),
    element(
      'status',
      {},
      textElement('statusCode', status.code),
      textElement('statusMessage', status.message),
      textElement('statusDate', status.date.toISOString()),
    ),
    textElement('responseDate', responseDate.toISOString()),
    textElement('sessionId', sessionId),
  );
}

export function readMessageStatus(content: Element): StatusAnswer {
  const response = readOperation(content, ASYNC, 'getMessageStatusResponse', 'response');
  const messageState = readOneOf(response, 'messageState', MESSAGE_STATES);
  const told = response.child('', 'status');
  const status = {
    code: readRequired(told, 'statusCode'),
    message: told.child('', 'statusMessage').text(),
    date: readDate(told, 'statusDate'),
  };
  told.finish();
  const responseDate = readDate(response, 'responseDate');
  const sessionId = readText(response, 'sessionId');
  response.finish();
  return { messageState, status, responseDate, sessionId };
}
