import { CreateApplicationRole20261122090000 } from './20261122090000-create-application-role.ts';
import { CreatePeopleAndSessions20261122100000 } from './20261122100000-create-people-and-sessions.ts';
import { CreatePayments20261122101000 } from './20261122101000-create-payments.ts';
import { CreateStoredFiles20261122102000 } from './20261122102000-create-stored-files.ts';
import { CreateRequests20261122103000 } from './20261122103000-create-requests.ts';
import { AddDesksAndExchanges20261122110000 } from './20261122110000-add-desks-and-exchanges.ts';
import { QueueOneAfterAnother20261122120000 } from './20261122120000-queue-one-after-another.ts';
import { AddSurveys20261122130000 } from './20261122130000-add-surveys.ts';
import { HoldSignatures20261122140000 } from './20261122140000-hold-signatures.ts';
import { AddLoginChallenges20261122150000 } from './20261122150000-add-login-challenges.ts';
import { AddMobileSignings20261122151000 } from './20261122151000-add-mobile-signings.ts';
import { AddEscalations20261122160000 } from './20261122160000-add-escalations.ts';
import { AddDeadlinePauses20261122160100 } from './20261122160100-add-deadline-pauses.ts';
import { AddCalendarDecrees20261122160200 } from './20261122160200-add-calendar-decrees.ts';
import { ForgetWhatIsOutOfDate20261122160300 } from './20261122160300-forget-what-is-out-of-date.ts';
import { AddWebhooks20261122162000 } from './20261122162000-add-webhooks.ts';
import { AddIncidents20261122163000 } from './20261122163000-add-incidents.ts';
import { AddNotices20261122163100 } from './20261122163100-add-notices.ts';
import { AddMailDeliveries20261122163200 } from './20261122163200-add-mail-deliveries.ts';
import { ForgetCalls20261122164000 } from './20261122164000-forget-calls.ts';
import { AddExchangeReceipts20261122170000 } from './20261122170000-add-exchange-receipts.ts';
import { AddRegistryInquiries20261122171000 } from './20261122171000-add-registry-inquiries.ts';
import { AddRefunds20261122172000 } from './20261122172000-add-refunds.ts';
import { AddReconciliations20261122172100 } from './20261122172100-add-reconciliations.ts';
import { AddCentrePapers20261122173000 } from './20261122173000-add-centre-papers.ts';
import { AddPapers20261122175000 } from './20261122175000-add-papers.ts';
import { AddRevocations20261122175100 } from './20261122175100-add-revocations.ts';
import { AddRegisters20261123100000 } from './20261123100000-add-registers.ts';
import { FindEarlierRequests20261123110000 } from './20261123110000-find-earlier-requests.ts';
import { CountQuality20261123111000 } from './20261123111000-count-quality.ts';
import { AddSystemReports20261123130000 } from './20261123130000-add-system-reports.ts';
import { NoteMarksOfRegisters20261123130100 } from './20261123130100-note-marks-of-registers.ts';
import { AddArchives20261123140000 } from './20261123140000-add-archives.ts';
import { CountPapersOutOfForce20261123150000 } from './20261123150000-count-papers-out-of-force.ts';
import { AddBroughtRequests20261123160000 } from './20261123160000-add-brought-requests.ts';
import { LetReceiversFetch20261123161000 } from './20261123161000-let-receivers-fetch.ts';
import { NoteFilesRead20261123161100 } from './20261123161100-note-files-read.ts';
import { AddReceiptCodes20261123162000 } from './20261123162000-add-receipt-codes.ts';
import { TimeArchiveSeals20261123163000 } from './20261123163000-time-archive-seals.ts';
import { KeepEnvelopes20261123163100 } from './20261123163100-keep-envelopes.ts';
import { GiveBackWhatWasNotSubmitted20261123164000 } from './20261123164000-give-back-what-was-not-submitted.ts';
import { QueueBesideABegunJob20261123170000 } from './20261123170000-queue-beside-a-begun-job.ts';

/** Every migration, oldest first: a file that is not here is not carried out. */
export const MIGRATIONS = [
  CreateApplicationRole20261122090000,
  CreatePeopleAndSessions20261122100000,
  CreatePayments20261122101000,
  CreateStoredFiles20261122102000,
  CreateRequests20261122103000,
  AddDesksAndExchanges20261122110000,
  QueueOneAfterAnother20261122120000,
  AddSurveys20261122130000,
  HoldSignatures20261122140000,
  AddLoginChallenges20261122150000,
  AddMobileSignings20261122151000,
  AddEscalations20261122160000,
  AddDeadlinePauses20261122160100,
  AddCalendarDecrees20261122160200,
  ForgetWhatIsOutOfDate20261122160300,
  AddWebhooks20261122162000,
  AddIncidents20261122163000,
  AddNotices20261122163100,
  AddMailDeliveries20261122163200,
  ForgetCalls20261122164000,
  AddExchangeReceipts20261122170000,
  AddRegistryInquiries20261122171000,
  AddRefunds20261122172000,
  AddReconciliations20261122172100,
  AddCentrePapers20261122173000,
  AddPapers20261122175000,
  AddRevocations20261122175100,
  AddRegisters20261123100000,
  FindEarlierRequests20261123110000,
  CountQuality20261123111000,
  AddSystemReports20261123130000,
  NoteMarksOfRegisters20261123130100,
  AddArchives20261123140000,
  CountPapersOutOfForce20261123150000,
  AddBroughtRequests20261123160000,
  LetReceiversFetch20261123161000,
  NoteFilesRead20261123161100,
  AddReceiptCodes20261123162000,
  TimeArchiveSeals20261123163000,
  KeepEnvelopes20261123163100,
  GiveBackWhatWasNotSubmitted20261123164000,
  QueueBesideABegunJob20261123170000,
];
