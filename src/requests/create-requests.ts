import type { FastifyPluginCallback } from 'fastify';
import type { Catalogue } from '../catalogue/index.ts';
import {
  type DrawnFile,
  type FileGrant,
  type FileLinks,
  ReceiptPdf,
  type ResultPdf,
} from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Payments } from '../payments/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AuditedRegistries } from '../registries/index.ts';
import type { SignatureVerifier } from '../signatures/index.ts';
import { ApplicantResolver } from './applicant.resolver.ts';
import { ApplyResolver } from './apply.resolver.ts';
import { ApplyForService } from './apply-for-service.ts';
import { AskRegistries } from './ask-registries.ts';
import { AttachDocument } from './attach-document.ts';
import { availableActions } from './available-actions.ts';
import { CalendarResolver } from './calendar-decrees/calendar.resolver.ts';
import { CalendarBook } from './calendar-decrees/calendar-book.ts';
import { DecideCalendarYear } from './calendar-decrees/decide-calendar-year.ts';
import { RecountOpenRequests } from './calendar-decrees/recount-open-requests.ts';
import { cleanUp } from './clean-up/clean-up.ts';
import { WithdrawOldDrafts } from './clean-up/withdraw-old-drafts.ts';
import { CompleteStep, type StepGuard } from './complete-step.ts';
import { ExtendDeadline } from './deadlines/extend-deadline.ts';
import { EscalateSteps } from './escalations/escalate-steps.ts';
import type { EventLog } from './event-log.ts';
import { ExchangeResolver } from './exchange.resolver.ts';
import { JudgeHeldSignature } from './held-signatures/judge-held-signature.ts';
import { mayDownload } from './may-download.ts';
import { CreateMobileSigning } from './mobile-signing/create-mobile-signing.ts';
import { MobileSigningResolver } from './mobile-signing/mobile-signing.resolver.ts';
import { mobileSigningRoutes } from './mobile-signing/mobile-signing.route.ts';
import { MobileSigningStore } from './mobile-signing/mobile-signing-store.ts';
import { SignByPhone } from './mobile-signing/sign-by-phone.ts';
import { TellPhone } from './mobile-signing/tell-phone.ts';
import { RequestMover } from './move-request.ts';
import { MarkNoticesRead } from './notices/mark-notices-read.ts';
import { NoticeResolver } from './notices/notice.resolver.ts';
import { DrawPaper } from './papers/draw-paper.ts';
import { PassStep } from './pass-step.ts';
import { PrefillResolver } from './prefill/prefill.resolver.ts';
import { PrefillForm } from './prefill/prefill-form.ts';
import { RateService } from './rate-service.ts';
import { Reapply } from './reapply.ts';
import { ReassignRequest } from './reassign-request.ts';
import { drawReceipt } from './receipts/draw-receipt.ts';
import { ReceiptResolver } from './receipts/receipt.resolver.ts';
import { RegistryInquiryResolver } from './registry-inquiries/registry-inquiry.resolver.ts';
import { RequestResolver } from './request.resolver.ts';
import { RequestReader } from './request-reader.ts';
import type { RequestsKit } from './requests-context.ts';
import { ServiceQuality } from './service-quality.ts';
import { SettleDelivery } from './settle-delivery.ts';
import { expireUnpaid, SettlePayment } from './settle-payment.ts';
import { ApplicationDocument } from './signing/application-document.ts';
import { ApplicationSignature } from './signing/application-signature.ts';
import { IssueResult } from './signing/issue-result.ts';
import { ResultSignature } from './signing/result-signature.ts';
import { SignRequest } from './signing/sign-request.ts';
import { StaffResolver } from './staff.resolver.ts';
import { StartPayment } from './start-payment.ts';
import { type FollowingKit, StatusEventResolver } from './status-event.resolver.ts';
import { SurveyResolver } from './survey.resolver.ts';
import { type PaperChecks, verifiedPaper } from './verification/paper-view.ts';
import { RevokeResult } from './verification/revoke-result.ts';
import { VerificationResolver } from './verification/verification.resolver.ts';
import { VerifyPaper } from './verification/verify-paper.ts';
import { waitingSteps } from './waiting-steps.ts';
import { WithdrawRequest } from './withdraw-request.ts';

export interface RequestsSettings {
  readonly database: Database;
  /** For the one connection that hears of calendars decided on other nodes. */
  readonly databaseUrl: string;
  readonly catalogue: Catalogue;
  readonly identity: Identity;
  readonly payments: Payments;
  readonly signatures: SignatureVerifier;
  readonly registries: AuditedRegistries;
  /** For somebody who waits for the answer. */
  readonly quickRegistries: AuditedRegistries;
  readonly resultPdf: ResultPdf;
  readonly fileLinks: FileLinks;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly publicUrl: string;
  /** Asked before a member of staff passes a step by itself. */
  readonly stepGuard: StepGuard;
  /** There is something new in the log. */
  readonly onCommit: () => void;
  /** Told of faults in the background. */
  readonly report: (fault: unknown) => void;
}

export interface Requests {
  readonly resolvers: readonly object[];
  readonly kit: RequestsKit;
  readonly following: FollowingKit;
  readonly reader: RequestReader;
  readonly steps: PassStep;
  readonly settlePayment: SettlePayment;
  readonly settleDelivery: SettleDelivery;
  readonly mayDownload: (grant: FileGrant) => Promise<boolean>;
  readonly drawReceipt: (paymentId: string) => Promise<DrawnFile | null>;
  /** What eGov Mobile calls. */
  readonly mobileSigningRoutes: FastifyPluginCallback;
  /** The check of papers, for pages and other systems. */
  readonly verify: PaperChecks;
  readonly jobs: RequestJobs;
  /** To be started before calls are answered, and stopped after. */
  readonly calendarBook: CalendarBook;
}

/** What the queue calls. */
export interface RequestJobs {
  readonly expireUnpaid: (requestId: string) => Promise<void>;
  readonly askRegistries: (requestId: string) => Promise<void>;
  readonly judgeSignature: (heldSignatureId: string) => Promise<void>;
  readonly escalateSteps: () => Promise<void>;
  readonly recountDeadlines: () => Promise<void>;
  readonly cleanUp: () => Promise<void>;
}

/** Puts the module together. */
export function createRequests(settings: RequestsSettings): Requests {
  const { database, catalogue, identity, payments, signatures, texts, clock, log, publicUrl } = settings;
  const reader = new RequestReader(database);
  const { databaseUrl, report, onCommit } = settings;
  const calendarBook = new CalendarBook({ database, databaseUrl, report });
  const calendar = () => calendarBook.current();
  const mover = new RequestMover({ catalogue, clock, calendar, onCommit });
  const settlePayment = new SettlePayment({ mover, clock });
  const apply = new ApplyForService({
    database,
    catalogue,
    reader,
    mover,
    people: identity.people,
    clock,
    onCommit,
  });
  const askRegistries = new AskRegistries({
    database,
    catalogue,
    mover,
    registries: settings.registries,
    clock,
  });
  const applicationDocument = new ApplicationDocument({
    database,
    catalogue,
    reader,
    mover,
    clock,
    audience: publicUrl,
  });
  const applicationSignature = new ApplicationSignature({ catalogue, mover, signatures });
  const resultSignature = new ResultSignature({
    database,
    mover,
    signatures,
    drawPaper: new DrawPaper({ catalogue, resultPdf: settings.resultPdf, texts, audience: publicUrl }),
    clock,
  });
  const issueResult = new IssueResult({
    database,
    reader,
    mover,
    result: resultSignature,
    clock,
    audience: publicUrl,
  });
  const judgeHeldSignature = new JudgeHeldSignature({
    database,
    mover,
    application: applicationSignature,
    result: resultSignature,
    clock,
  });
  const listStaff = identity.people.listStaff.bind(identity.people);
  const recount = new RecountOpenRequests({ database, catalogue, mover, calendar });
  const oldDrafts = new WithdrawOldDrafts({ database, mover, payments, clock });
  const escalateSteps = new EscalateSteps({ database, catalogue, mover, calendar, listStaff, clock });
  const completeStep = new CompleteStep({
    database,
    catalogue,
    reader,
    mover,
    issueResult,
    reassign: new ReassignRequest({ database, mover, listStaff, clock }),
    extend: new ExtendDeadline({ database, catalogue, mover, calendar, clock }),
    listStaff,
    guard: settings.stepGuard,
    clock,
  });
  const signRequest = new SignRequest({
    database,
    reader,
    mover,
    payments,
    application: applicationSignature,
    clock,
  });
  const verify = new VerifyPaper({ database, clock });
  const store = new MobileSigningStore(database);
  const receiptPdf = new ReceiptPdf(texts);
  const { people } = identity;
  const waiting = (role: string) => waitingSteps(catalogue, role);
  return {
    resolvers: [
      new RequestResolver({ applicationDocument, issueResult, waitingSteps: waiting }),
      new ApplyResolver(apply),
      new ApplicantResolver({
        attachDocument: new AttachDocument({ database, catalogue, mover, clock }),
        startPayment: new StartPayment({ database, catalogue, mover, payments, clock }),
        signRequest,
        withdraw: new WithdrawRequest({ database, mover, payments }),
        reapply: new Reapply({ reader, apply, clock }),
      }),
      new StaffResolver({ completeStep }),
      new MobileSigningResolver({
        create: new CreateMobileSigning({ applicationDocument, issueResult, store, clock, publicUrl }),
      }),
      new SurveyResolver({
        rate: new RateService({ database, catalogue, reader, clock }),
        quality: new ServiceQuality(database),
      }),
      new CalendarResolver({
        book: calendarBook,
        decide: new DecideCalendarYear({ database, book: calendarBook, recount, clock }),
      }),
      new VerificationResolver({ verify, revoke: new RevokeResult({ database, mover, clock }) }),
      new ExchangeResolver(),
      new NoticeResolver({ database, markRead: new MarkNoticesRead({ database, reader, clock }) }),
      new RegistryInquiryResolver({ database }),
      new PrefillResolver(new PrefillForm({ catalogue, registries: settings.quickRegistries })),
      new StatusEventResolver(),
      new ReceiptResolver(),
    ],
    kit: {
      reader,
      mobileSignings: store,
      catalogue,
      fileUrl: (grant) => `${publicUrl}${settings.fileLinks.path(grant)}`,
      verificationUrl: (number) => `${publicUrl}/verify/${number}`,
      now: () => clock.now(),
      calendar,
      actions: (viewer, request) =>
        availableActions(
          { database, guard: settings.stepGuard, catalogue, mover, reader, calendar, listStaff, clock },
          viewer,
          request,
        ),
    },
    following: { log, database, reader, sessions: identity.registry, waitingSteps: waiting },
    reader,
    steps: new PassStep({ catalogue, mover }),
    settlePayment,
    settleDelivery: new SettleDelivery({ mover, clock }),
    mayDownload: (grant) => mayDownload(database, identity.people, grant),
    drawReceipt: (paymentId) => drawReceipt({ database, receiptPdf }, paymentId),
    mobileSigningRoutes: mobileSigningRoutes({
      tellPhone: new TellPhone({ store, catalogue, people, texts, clock, publicUrl }),
      signByPhone: new SignByPhone({ store, people, signRequest, completeStep, clock }),
      texts,
    }),
    verify: {
      number: async (number, way) => verifiedPaper(await verify.byNumber(number, way)),
      file: async (content) => verifiedPaper(await verify.byFile(content)),
    },
    calendarBook,
    jobs: {
      askRegistries: (requestId) => askRegistries.run(requestId),
      judgeSignature: (heldSignatureId) => judgeHeldSignature.run(heldSignatureId),
      expireUnpaid: (requestId) => expireUnpaid({ database, payments, mover }, requestId),
      escalateSteps: () => escalateSteps.run(),
      recountDeadlines: () => recount.run(),
      cleanUp: () => cleanUp({ database, oldDrafts, clock }),
    },
  };
}
