export { DeliverMessages, type ExchangeSubjects, type FailedMessage } from './deliver-messages.ts';
export {
  EXCHANGE_STATES,
  type ExchangeRow,
  exchangesOf,
  type NewMessage,
} from './exchange-message.ts';
export {
  RECEIPT_KINDS,
  RECEIPT_OUTCOMES,
  type ReceiptRow,
  receiptsOf,
} from './exchange-receipt.ts';
export {
  cancelMessages,
  countAttempt,
  DELIVER_MESSAGES_TASK,
  queueMessages,
  releaseMessages,
} from './message-store.ts';
export { ReceiveFromGateway } from './receive-from-gateway.ts';
