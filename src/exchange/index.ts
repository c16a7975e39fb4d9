export { DeliverMessages, type ExchangeSubjects, type FailedMessage } from './deliver-messages.ts';
export {
  ENVELOPE_DIRECTIONS,
  ENVELOPE_FORMS,
  type EnvelopeRow,
  packed,
  type SignedBytes,
} from './envelope.ts';
export { envelopeContent, type KeptEnvelope, keptEnvelopes } from './envelope-store.ts';
export {
  EXCHANGE_STATES,
  type ExchangeRow,
  exchangesOf,
  type NewMessage,
} from './exchange-message.ts';
export {
  RECEIPT_KINDS,
  RECEIPT_OUTCOMES,
  type ReceiptReason,
  type ReceiptRow,
  receiptsOf,
} from './exchange-receipt.ts';
export type { ToldRequest, ToldResult } from './gateway.ts';
export { GIVE_UP_UNFETCHED_TASK, GiveUpUnfetched } from './give-up-unfetched.ts';
export {
  cancelMessages,
  countAttempt,
  DELIVER_MESSAGES_TASK,
  queueMessages,
  releaseAction,
  releaseMessages,
} from './message-store.ts';
export { ReceiveFromGateway } from './receive-from-gateway.ts';
export { noteReport, type ReportLine, wasReported } from './report-ledger.ts';
export { kindsTold, noteFileRead } from './told-files.ts';
export { WaitingMessages } from './waiting-messages.ts';
