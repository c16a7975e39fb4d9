export { ApplicantResolver } from './applicant.resolver.ts';
export { RepresentativeInput } from './application.inputs.ts';
export {
  ArchivalDocumentKindEnum,
  ArchivalFactEnum,
  ArchivalRequestKindEnum,
  DistributionFormEnum,
  MediaKindEnum,
  PeriodicityEnum,
} from './application-enums.type.ts';
export { ApplyResolver } from './apply.resolver.ts';
export { BroughtByResolver } from './bringing/brought-by.resolver.ts';
export type { BroughtRequestView } from './bringing/brought-standing.ts';
export { CalendarResolver } from './calendar-decrees/calendar.resolver.ts';
export type { CheckEvidence, CheckFinding, CheckSource } from './checks/examination-check.ts';
export { createRequests } from './create-requests.ts';
export { decodeCursor, encodeCursor, type LogPosition } from './event-cursor.ts';
export { EventLog, endOfLog } from './event-log.ts';
export { EVENT_TYPES } from './event-types.ts';
export { ExchangeResolver } from './exchange.resolver.ts';
export { requestNotFound } from './load-request.ts';
export { type LogRelay, readLink, writeLink } from './log-relay.ts';
export { LogWorker } from './log-worker.ts';
export { type Mail, MailRejected, type MailTransport } from './mail/mail.ts';
export { MAIL_TASK } from './mail/mail-delivery-store.ts';
export { SendMail } from './mail/send-mail.ts';
export { StatusMailer, type StatusMailerPorts } from './mail/status-mailer.ts';
export { MobileSigningResolver } from './mobile-signing/mobile-signing.resolver.ts';
export { requestNode } from './node.ts';
export { notePapers } from './note-papers.ts';
export { NoticeResolver } from './notices/notice.resolver.ts';
export { formRows } from './papers/paper-rows.ts';
export type { PassStep } from './pass-step.ts';
export { PrefillResolver } from './prefill/prefill.resolver.ts';
export { type ProviderEvent, readProviderLog } from './provider-log.ts';
export { QualityResolver } from './quality/quality.resolver.ts';
export { ReceiptCheckResolver } from './receipt-checks/receipt-check.resolver.ts';
export { receiptCodeIn } from './receipt-checks/receipt-code.ts';
export { isValid, type ReceiptVerification, receiptMessage } from './receipt-checks/verified-receipt.ts';
export { ReceiptResolver } from './receipts/receipt.resolver.ts';
export { refusalMessage } from './refusal-message.ts';
export { RegistryInquiryResolver } from './registry-inquiries/registry-inquiry.resolver.ts';
export { RequestPayloadType } from './request.payloads.ts';
export { RequestResolver } from './request.resolver.ts';
export type { RequestRow } from './request.ts';
export { RequestType } from './request.type.ts';
export { requestIdOf } from './request-id.ts';
export { readAhead } from './request-parts.selection.ts';
export type { RequestsContext } from './requests-context.ts';
export type { RequestJobs, Requests } from './requests-module.ts';
export type {
  IssuedResult,
  ResultActor,
  ResultKeeper,
  ResultRequest,
  ResultStanding,
} from './result-keeper.ts';
export { shownToSystem } from './shown-status.ts';
export { StaffResolver } from './staff.resolver.ts';
export { type FollowingContext, StatusEventResolver } from './status-event.resolver.ts';
export { eventGlobalId, eventMessage } from './status-event.type.ts';
export { requireSeen } from './step-call.ts';
export { SurveyResolver } from './survey.resolver.ts';
export {
  ASK_REGISTRIES_TASK,
  CLEAN_UP_TASK,
  ESCALATE_TASK,
  EXPIRE_PAYMENT_TASK,
  JUDGE_SIGNATURE_TASK,
  RECOUNT_TASK,
} from './timers.ts';
export { readToldFile } from './told-files/read-told-file.ts';
export type { PaperChecks, VerifiedPaper } from './verification/paper-view.ts';
export { VerificationResolver } from './verification/verification.resolver.ts';
export { type LogLine, wholeLog, wholeRequest } from './whole-request.ts';
