import { element, textElement, type XmlElement } from '../xml/index.ts';
import { readDate, readRequired, readSender, readText, type Sender, writeSender } from './message-parts.ts';
import { MESSAGE_STATES, type MessageState, readOneOf } from './message-state.ts';
import { ASYNC } from './namespaces.ts';
import { readOperation, writeOperation } from './operation.ts';

/** Whether a receiver took a message; the misspelling is the gateway's. */
export const RECEIVE_STATUSES = ['MESSAGE_ACCEPTED', 'MESSAGE_NOT_ACCTEPTED'] as const;
const RESEND = ['RESEND', 'NOT_RESEND'] as const;

/** What a receiver tells of a message (sendDeliveryNotification). */
export interface DeliveryNotification {
  readonly messageId: string;
  readonly serviceId: string;
  readonly notificationDate: Date;
  readonly receiveStatus: (typeof RECEIVE_STATUSES)[number];
  readonly statusDate: Date;
  readonly resend: (typeof RESEND)[number];
  readonly sender: Sender | null;
}

/** What the gateway tells of a message (changeStatusNotify). */
export interface StatusChange {
  readonly notificationId: string;
  readonly messageId: string;
  readonly notificationDate: Date;
  readonly messageState: MessageState;
  readonly status: { readonly code: string; readonly message: string; readonly date: Date };
}

export function writeDeliveryNotification(notice: DeliveryNotification): XmlElement {
  const notification = element(
    'notification',
    {},
    textElement('messageId', notice.messageId),
    textElement('serviceId', notice.serviceId),
    textElement('notificationDate', notice.notificationDate.toISOString()),
    element(
      'deliveryStatus',
      {},
      textElement('receiveStatus', notice.receiveStatus),
      textElement('statusDate', notice.statusDate.toISOString()),
      textElement('resendMessage', notice.resend),
    ),
  );
  return writeOperation(
    ASYNC,
    'sendDeliveryNotification',
    'request',
    notification,
    textElement('requestDate', notice.notificationDate.toISOString()),
    notice.sender === null ? null : writeSender(notice.sender),
  );
}

/** Throws XmlFault for what is none, as the other. */
export function readDeliveryNotification(content: Element): DeliveryNotification {
  const request = readOperation(content, ASYNC, 'sendDeliveryNotification', 'request');
  const notification = request.child('', 'notification');
  readDate(request, 'requestDate');
  const sender = request.optional('', 'sender');
  request.finish();
  const messageId = readRequired(notification, 'messageId');
  const serviceId = readRequired(notification, 'serviceId');
  const notificationDate = readDate(notification, 'notificationDate');
  const status = notification.child('', 'deliveryStatus');
  notification.finish();
  const receiveStatus = readOneOf(status, 'receiveStatus', RECEIVE_STATUSES);
  const statusDate = readDate(status, 'statusDate');
  const resend = readOneOf(status, 'resendMessage', RESEND);
  status.optional('', 'error');
  status.finish();
  return {
    ...{ messageId, serviceId, notificationDate, receiveStatus, statusDate, resend },
    sender: sender === null ? null : readSender(sender),
  };
}

export function writeStatusChange(change: StatusChange): XmlElement {
  const notification = element(
    'notification',
    {},
    textElement('notificationId', change.notificationId),
    textElement('messageId', change.messageId),
    textElement('notificationDate', change.notificationDate.toISOString()),
    textElement('messageState', change.messageState),
    element(
      'status',
      {},
      textElement('statusCode', change.status.code),
      textElement('statusMessage', change.status.message),
      textElement('statusDate', change.status.date.toISOString()),
    ),
  );
  return writeOperation(
    ASYNC,
    'changeStatusNotify',
    'request',
    notification,
    textElement('requestDate', change.notificationDate.toISOString()),
  );
}

export function readStatusChange(content: Element): StatusChange {
  const request = readOperation(content, ASYNC, 'changeStatusNotify', 'request');
  const notification = request.child('', 'notification');
  readDate(request, 'requestDate');
  readText(request, 'sessionId');
  request.finish();
  const notificationId = readRequired(notification, 'notificationId');
  const messageId = readRequired(notification, 'messageId');
  const notificationDate = readDate(notification, 'notificationDate');
  const messageState = readOneOf(notification, 'messageState', MESSAGE_STATES);
  const told = notification.child('', 'status');
  notification.optional('', 'error');
  notification.finish();
  const status = {
    code: readRequired(told, 'statusCode'),
    message: told.child('', 'statusMessage').text(),
    date: readDate(told, 'statusDate'),
  };
  told.finish();
  return { notificationId, messageId, notificationDate, messageState, status };
}

/** The answer to either: that it was taken, and under which number. */
export function writeNotificationTaken(
  operation: 'sendDeliveryNotification' | 'changeStatusNotify',
  taken: { readonly notificationId: string; readonly responseDate: Date; readonly sessionId: string },
): XmlElement {
  return writeOperation(
    ASYNC,
    `${operation}Response`,
    'response',
    operation === 'changeStatusNotify' ? null : textElement('notificationId', taken.notificationId),
    textElement('responseDate', taken.responseDate.toISOString()),
    textElement('sessionId', taken.sessionId),
  );
}

/** That a delivery notification was taken: the number under which it was. */
export function readNotificationTaken(content: Element): string {
  const response = readOperation(content, ASYNC, 'sendDeliveryNotificationResponse', 'response');
  const notificationId = readRequired(response, 'notificationId');
  readDate(response, 'responseDate');
  readRequired(response, 'sessionId');
  response.finish();
  return notificationId;
}
