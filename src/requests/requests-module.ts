import type { FastifyPluginCallback } from 'fastify';
import type { Catalogue } from '../catalogue/index.ts';
import type { DrawnFile, FileGrant, FileLinks, ResultPdf } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Payments } from '../payments/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AuditedRegistries } from '../registries/index.ts';
import type { SignatureVerifier } from '../signatures/index.ts';
import type { Bringing } from './bringing/bringing.ts';
import type { CalendarBook } from './calendar-decrees/calendar-book.ts';
import type { CheckSource } from './checks/examination-check.ts';
import type { StepGuard } from './complete-step.ts';
import type { EventLog } from './event-log.ts';
import type { PassStep } from './pass-step.ts';
import type { ReceiptOf } from './receipt-checks/receipt-code.ts';
import type { TakeReport } from './reports/take-report.ts';
import type { RequestReader } from './request-reader.ts';
import type { RequestsKit } from './requests-context.ts';
import type { FormGuard, ResultKeeper } from './result-keeper.ts';
import type { SettleDelivery } from './settle-delivery.ts';
import type { SettlePayment } from './settle-payment.ts';
import type { FollowingKit } from './status-event.resolver.ts';
import type { PaperChecks } from './verification/paper-view.ts';

/** What the module is made of. */
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
  /** Editions whose provider works in a system of its own, as `edition=SYSTEM`. */
  readonly workplaces: readonly string[];
  /** Asked before a member of staff passes a step by itself. */
  readonly stepGuard: StepGuard;
  /** Where results are entered, in the transaction that issues them or takes them back. */
  readonly resultKeeper: ResultKeeper;
  /** Asked when a form is handed in and before it is signed. */
  readonly formGuard: FormGuard;
  /** What other modules check of a request in hand. */
  readonly checkSources: readonly CheckSource[];
  /** There is something new in the log. */
  readonly onCommit: () => void;
  /** Told of faults in the background. */
  readonly report: (fault: unknown) => void;
}

/** What it gives the others. */
export interface Requests {
  readonly resolvers: readonly object[];
  readonly kit: RequestsKit;
  readonly following: FollowingKit;
  readonly reader: RequestReader;
  readonly steps: PassStep;
  readonly settlePayment: SettlePayment;
  readonly settleDelivery: SettleDelivery;
  readonly takeReport: TakeReport;
  /** What other systems do with requests that they bring. */
  readonly bringing: Bringing;
  readonly mayDownload: (grant: FileGrant) => Promise<boolean>;
  readonly drawReceipt: (paymentId: string) => Promise<DrawnFile | null>;
  /** Where a receipt is checked, by a code that is made when it is first asked for. */
  readonly receiptUrl: (receipt: ReceiptOf) => Promise<string>;
  /** What eGov Mobile calls. */
  readonly mobileSigningRoutes: FastifyPluginCallback;
  /** The check of papers, for pages. */
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
