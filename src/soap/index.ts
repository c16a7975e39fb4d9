export {
  type AsyncMessage,
  type MessageType,
  readReceipt,
  readSendMessage,
  writeReceipt,
  writeSendMessage,
} from './async-messages.ts';
export { type BodySignature, bodySignatureOf } from './body-signature.ts';
export { type Envelope, readEnvelope } from './envelope.ts';
export { EnvelopeFault } from './envelope-fault.ts';
export { type ErrorInfo, type FaultCode, readFault, writeFault } from './error-info.ts';
export type { MessageContent, Sender } from './message-parts.ts';
export type { MessageState } from './message-state.ts';

export {
  readGetMessageStatus,
  readMessageStatus,
  writeGetMessageStatus,
  writeMessageStatus,
} from './message-status.ts';
export { ASYNC, SYNC } from './namespaces.ts';
export {
  type DeliveryNotification,
  readDeliveryNotification,
  readNotificationTaken,
  readStatusChange,
  type StatusChange,
  writeDeliveryNotification,
  writeNotificationTaken,
  writeStatusChange,
} from './notifications.ts';
export { newSessionId } from './session-id.ts';
export { signEnvelope } from './sign-envelope.ts';
export {
  readSyncRequest,
  readSyncResponse,
  SUCCESS,
  type SyncResponse,
  writeSyncRequest,
  writeSyncResponse,
} from './sync-channel.ts';
export {
  type MessagesQuestion,
  readGetMessages,
  readMessages,
  writeGetMessages,
  writeMessages,
} from './waiting-messages.ts';
