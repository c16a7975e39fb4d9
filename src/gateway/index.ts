export { AnswerPartners } from './answer-partners.ts';
export { AsyncOperations } from './async-operations.ts';
export type {
  BringingSystem,
  BroughtAnswer,
  BroughtApplication,
  BroughtFault,
  BroughtMessage,
  BroughtRequests,
  BroughtSignature,
  BroughtStanding,
  FormEntry,
} from './bringing/brought-requests.ts';
export { createGateway, type GatewayChannels } from './create-gateway.ts';
export { FETCH_MESSAGES_TASK, FetchMessages } from './fetch-messages.ts';
export { GetMessages } from './get-messages.ts';
export { Partners } from './partners.ts';
export type {
  ReportAnswer,
  ReportedAct,
  ReportedStep,
  SystemReport,
} from './reports/report.ts';
export { soapRoutes } from './soap.routes.ts';
export { SyncOperations } from './sync-operations.ts';
export type { SystemCheck } from './system-check.ts';
export type { SystemQuestions } from './system-questions.ts';
export { TakeMessage } from './take-message.ts';
export type { ToldThings } from './told-things.ts';
