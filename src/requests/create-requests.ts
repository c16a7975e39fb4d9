import { ReceiptPdf } from '../documents/index.ts';
import { ApplicantResolver } from './applicant.resolver.ts';
import { ApplyResolver } from './apply.resolver.ts';
import { ApplyForService } from './apply-for-service.ts';
import { AskRegistries } from './ask-registries.ts';
import { AttachDocument } from './attach-document.ts';
import { availableActions } from './available-actions.ts';
import { BroughtByResolver } from './bringing/brought-by.resolver.ts';
import { createBringing } from './bringing/create-bringing.ts';
import { CalendarResolver } from './calendar-decrees/calendar.resolver.ts';
import { CalendarBook } from './calendar-decrees/calendar-book.ts';
import { DecideCalendarYear } from './calendar-decrees/decide-calendar-year.ts';
import { RecountOpenRequests } from './calendar-decrees/recount-open-requests.ts';
import { Examination } from './checks/examination.ts';
import { cleanUp } from './clean-up/clean-up.ts';
import { WithdrawOldDrafts } from './clean-up/withdraw-old-drafts.ts';
import { CompleteStep } from './complete-step.ts';
import { ExtendDeadline } from './deadlines/extend-deadline.ts';
import { EscalateSteps } from './escalations/escalate-steps.ts';
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
import { QualityResolver } from './quality/quality.resolver.ts';
import { QualityIndicators } from './quality/quality-indicators.ts';
import { ServiceQuality } from './quality/service-quality.ts';
import { RateService } from './rate-service.ts';
import { Reapply } from './reapply.ts';
import { ReassignRequest } from './reassign-request.ts';
import { ReceiptCheckResolver } from './receipt-checks/receipt-check.resolver.ts';
import type { ReceiptOf } from './receipt-checks/receipt-code.ts';
import { receiptCodeOf } from './receipt-checks/receipt-code-store.ts';
import { VerifyReceipt } from './receipt-checks/verify-receipt.ts';
import { drawReceipt } from './receipts/draw-receipt.ts';
import { ReceiptResolver } from './receipts/receipt.resolver.ts';
import { RegistryInquiryResolver } from './registry-inquiries/registry-inquiry.resolver.ts';
import { TakeReport } from './reports/take-report.ts';
import { Workplaces } from './reports/workplaces.ts';
import { RequestResolver } from './request.resolver.ts';
import { RequestReader } from './request-reader.ts';
import type { Requests, RequestsSettings } from './requests-module.ts';
import { SettleDelivery } from './settle-delivery.ts';
import { expireUnpaid, SettlePayment } from './settle-payment.ts';
import { ApplicationDocument } from './signing/application-document.ts';
import { ApplicationSignature } from './signing/application-signature.ts';
import { IssueResult } from './signing/issue-result.ts';
import { ResultSignature } from './signing/result-signature.ts';
import { SignRequest } from './signing/sign-request.ts';
import { StaffResolver } from './staff.resolver.ts';
import { StartPayment } from './start-payment.ts';
import { StatusEventResolver } from './status-event.resolver.ts';
import { SurveyResolver } from './survey.resolver.ts';
import { verifiedPaper } from './verification/paper-view.ts';
import { RevokeResult } from './verification/revoke-result.ts';
import { VerificationResolver } from './verification/verification.resolver.ts';
import { VerifyPaper } from './verification/verify-paper.ts';
import { waitingSteps } from './waiting-steps.ts';
import { WithdrawRequest } from './withdraw-request.ts';

/** Puts the module together. */
export function createRequests(settings: RequestsSettings): Requests {
  const { database, catalogue, identity, payments, signatures, texts, clock, log, publicUrl } = settings;
  const reader = new RequestReader(database);
  const { databaseUrl, report, onCommit, resultKeeper: keeper, formGuard } = settings;
  const calendarBook = new CalendarBook({ database, databaseUrl, report });
  const calendar = () => calendarBook.current();
  const workplaces = new Workplaces(catalogue, settings.workplaces);
  const mover = new RequestMover({ catalogue, payments, workplaces, clock, calendar, onCommit });
  const settlePayment = new SettlePayment({ mover, clock });
  const apply = new ApplyForService({
    database,
    catalogue,
    reader,
    mover,
    people: identity.people,
    formGuard,
    clock,
    onCommit,
  });
  const { registries } = settings;
  const askRegistries = new AskRegistries({ database, catalogue, mover, registries, clock });
  const applicationDocument = new ApplicationDocument({
    ...{ database, catalogue, reader, mover, clock },
    audience: publicUrl,
  });
  const applicationSignature = new ApplicationSignature({ catalogue, mover, signatures, formGuard });
  const resultSignature = new ResultSignature({
    database,
    mover,
    signatures,
    drawPaper: new DrawPaper({ catalogue, resultPdf: settings.resultPdf, texts, audience: publicUrl }),
    keeper,
    clock,
  });
  const issueResult = new IssueResult({
    ...{ database, reader, mover, workplaces, clock },
    result: resultSignature,
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
  const oldDrafts = new WithdrawOldDrafts({ database, mover, clock });
  const escalateSteps = new EscalateSteps({ database, catalogue, mover, calendar, listStaff, clock });
  const examination = new Examination({ catalogue, sources: settings.checkSources, calendar, clock });
  const completeStep = new CompleteStep({
    database,
    catalogue,
    reader,
    mover,
    examination,
    workplaces,
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
    application: applicationSignature,
    clock,
  });
  const verify = new VerifyPaper({ database, clock, attempts: identity.attempts, keeper });
  const store = new MobileSigningStore(database);
  const receiptPdf = new ReceiptPdf(texts);
  const attachDocument = new AttachDocument({ database, catalogue, mover, clock });
  const startPayment = new StartPayment({ database, catalogue, mover, payments, clock });
  const receiptUrl = async (receipt: ReceiptOf) =>
    `${publicUrl}/verify/${await receiptCodeOf(database, receipt, clock.now())}`;
  const verifyReceipt = new VerifyReceipt({ database, clock, attempts: identity.attempts });
  const { people } = identity;
  const waiting = (role: string) => waitingSteps(catalogue, role);
  return {
    resolvers: [
      new RequestResolver({ applicationDocument, issueResult, waitingSteps: waiting }),
      new ApplyResolver(apply),
      new ApplicantResolver({
        attachDocument,
        startPayment,
        signRequest,
        withdraw: new WithdrawRequest({ database, mover }),
        reapply: new Reapply({ reader, apply, clock }),
      }),
      new StaffResolver({ completeStep }),
      new MobileSigningResolver({
        create: new CreateMobileSigning({ applicationDocument, issueResult, store, clock, publicUrl }),
      }),
      new SurveyResolver({ rate: new RateService({ database, catalogue, reader, clock }) }),
      new QualityResolver({
        service: new ServiceQuality(database),
        indicators: new QualityIndicators({ database, catalogue, calendar }),
      }),
      new CalendarResolver({
        book: calendarBook,
        decide: new DecideCalendarYear({ database, book: calendarBook, recount, clock }),
      }),
      new VerificationResolver({ verify, revoke: new RevokeResult({ database, mover, keeper, clock }) }),
      new ExchangeResolver({ workplaces }),
      new NoticeResolver({ database, markRead: new MarkNoticesRead({ database, reader, clock }) }),
      new RegistryInquiryResolver({ database }),
      new PrefillResolver(new PrefillForm({ catalogue, registries: settings.quickRegistries })),
      new StatusEventResolver(),
      new ReceiptResolver(),
      new BroughtByResolver(),
      new ReceiptCheckResolver(verifyReceipt),
    ],
    kit: {
      reader,
      mobileSignings: store,
      catalogue,
      fileUrl: (grant) => `${publicUrl}${settings.fileLinks.path(grant)}`,
      verificationUrl: (number) => `${publicUrl}/verify/${number}`,
      now: () => clock.now(),
      calendar,
      checks: (requestId) => examination.run(database, requestId),
      actions: (viewer, request) =>
        availableActions(
          {
            ...{ database, guard: settings.stepGuard, catalogue, mover, workplaces, reader, calendar },
            ...{ listStaff, clock },
          },
          viewer,
          request,
        ),
    },
    following: { log, database, reader, sessions: identity.registry, waitingSteps: waiting },
    reader,
    steps: new PassStep({ catalogue, mover }),
    settlePayment,
    settleDelivery: new SettleDelivery({ database, mover, clock }),
    takeReport: new TakeReport({
      ...{ database, catalogue, mover, workplaces, people, completeStep, clock },
    }),
    bringing: createBringing({
      ...{ database, catalogue, reader, mover, people, payments, apply, attachDocument, startPayment },
      ...{ signRequest, applicationDocument, clock, attempts: identity.attempts },
      quickRegistries: settings.quickRegistries,
    }),
    mayDownload: (grant) => mayDownload(database, identity.people, grant),
    drawReceipt: (paymentId) => drawReceipt({ database, receiptPdf, receiptUrl }, paymentId),
    receiptUrl,
    mobileSigningRoutes: mobileSigningRoutes({
      tellPhone: new TellPhone({ store, catalogue, people, texts, clock, publicUrl }),
      signByPhone: new SignByPhone({ store, people, signRequest, completeStep, clock }),
      texts,
    }),
    verify: {
      number: async (number, way, address) => verifiedPaper(await verify.byNumber(number, way, address)),
      file: async (content, address) => verifiedPaper(await verify.byFile(content, address)),
      receipt: (code, address) => verifyReceipt.byCode(code, 'PAGE', address),
    },
    calendarBook,
    jobs: {
      askRegistries: (requestId) => askRegistries.run(requestId),
      judgeSignature: (heldSignatureId) => judgeHeldSignature.run(heldSignatureId),
      expireUnpaid: (requestId) => expireUnpaid({ database, mover }, requestId),
      escalateSteps: () => escalateSteps.run(),
      recountDeadlines: () => recount.run(),
      cleanUp: () => cleanUp({ database, oldDrafts, clock }),
    },
  };
}
