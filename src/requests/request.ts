import type {
  Channel,
  ExaminationCheckCode,
  RefusalNotice,
  ResultDocumentKind,
  Satisfaction,
  ServiceCode,
  StaffRole,
} from '../catalogue/index.ts';
import type { ExchangeRow, ReceiptRow } from '../exchange/index.ts';
import type { EntryFacts, RequestFacts, Role } from '../identity/index.ts';
import type { IncidentRow } from '../incidents/index.ts';
import type { PaymentRow } from '../payments/index.ts';
import type { RegistryAnswerRow } from '../registries/index.ts';
import type { SignatureEvidence } from '../signatures/index.ts';
import type { BroughtByRow } from './bringing/brought-request-store.ts';
import type { CheckOutcome } from './checks/check-outcome.ts';
import type { ClockRow } from './deadlines/clock-row.ts';
import type { Rung } from './escalations/rung.ts';
import type { DeliveryRow } from './mail/mail-delivery.ts';
import type { SystemNumberRow } from './reports/system-number-store.ts';
import type { RequestStatus } from './request-status.ts';
import type { SignedForm } from './signing/signed-paper.ts';
import type { StepAnswer } from './step-rules.ts';

/** A request as it is read: its own columns, and those of its parts that the reader was asked to bring along. */
export interface RequestRow extends RequestFacts {
  readonly uuid: string;
  readonly number: string | null;
  readonly service: ServiceCode;
  readonly edition: string;
  readonly channel: Channel;
  readonly status: RequestStatus;
  /** Key of the step it waits at; null once it has ended. */
  readonly currentStep: string | null;
  readonly applicantIin: string | null;
  readonly applicantBin: string | null;
  readonly applicantName: string;
  readonly application: Readonly<Record<string, unknown>>;
  /** Who acts for the applicant, by a power of attorney; null where nobody does. */
  readonly representative: RepresentativeRecord | null;
  /** Ids of those whom it was handed to, the last of each role. */
  readonly assignees: Readonly<Partial<Record<StaffRole, string>>>;
  /** What was drawn up and not taken back; binding once the result is signed. */
  readonly decision: DecisionRecord | null;
  readonly refusal: RefusalRecord | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly dueAt: string | null;
  /** Since when the time of the provider does not run; the due date is as of then. */
  readonly pausedSince: string | null;
  readonly endedAt: string | null;
  readonly version: number;
  readonly steps?: readonly StepRow[];
  readonly attachments?: readonly AttachmentRow[];
  readonly signatures?: readonly SignatureRow[];
  readonly payment?: PaymentRow | null;
  readonly result?: ResultRow | null;
  readonly exchanges?: readonly ExchangeRow[];
  readonly receipts?: readonly ReceiptRow[];
  readonly assignments?: readonly AssignmentRow[];
  readonly clock?: ClockRow;
  readonly escalations?: readonly EscalationRow[];
  readonly survey?: SurveyResponseRow | null;
  readonly incidents?: readonly IncidentRow[];
  readonly deliveries?: readonly DeliveryRow[];
  readonly registryAnswers?: readonly RegistryAnswerRow[];
  readonly systemNumbers?: readonly SystemNumberRow[];
  readonly broughtBy?: BroughtByRow | null;
  readonly heldSignature?: HeldSignatureRow | null;
  /** The first entries of its history, one more than `historyFirst`, to tell whether there are more. */
  readonly history?: readonly EventRow[] | null;
  readonly historyFirst?: number;
}

export interface RepresentativeRecord {
  readonly iin: string;
  readonly name: string;
  readonly powerOfAttorneyNumber: string;
  readonly powerOfAttorneyDate: string;
  /** Whether the notarial system knows the power of attorney and it holds. */
  readonly verified: boolean;
}

/** What a member of staff decided, or proposes to. */
export interface DecisionRecord {
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly grounds: readonly string[];
  readonly reasoning: string | null;
  /** Where an archive found what it tells; of archival references alone. */
  readonly sources?: readonly ArchivalSource[];
  /** What was found of the request just then; absent where it was decided before checks were kept. */
  readonly checks?: readonly DecidedCheck[];
  readonly byName: string;
  readonly at: string;
}

/** A check as it stood when a person decided. */
export interface DecidedCheck {
  readonly code: ExaminationCheckCode;
  readonly outcome: CheckOutcome;
}

/** The cipher of a document in an archive, as archives write it: a unit may be «12а», sheets «3–5 об.». */
export interface ArchivalSource {
  readonly fond: string;
  readonly inventory: string;
  readonly unit: string;
  readonly sheets: string;
}

/** Why a request ended without its result: which notice, where the act says so, and the grounds a person gave. */
export interface RefusalRecord {
  readonly notice: RefusalNotice | 'RESULT';
  /** With the notice `RESULT`: the signed reasoned refusal is the result itself, and this is its kind. */
  readonly document?: ResultDocumentKind;
  readonly clause: string;
  readonly grounds: readonly string[];
  readonly reasoning: string | null;
  /** What exactly was wrong, as a code of errors.json: for a certificate, for instance, EXPIRED. */
  readonly fault: string | null;
  readonly at: string;
}

export interface StepRow {
  readonly key: string;
  readonly state: 'ACTIVE' | 'DONE' | 'FAILED';
  readonly answer: StepAnswer | null;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly dueAt: string | null;
  readonly actorName: string | null;
  readonly note: string | null;
}

/** To whom the request was handed, by whom and why. */
export interface AssignmentRow {
  readonly stepKey: string;
  readonly assigneeName: string;
  readonly assignedByName: string;
  readonly note: string | null;
  readonly at: string;
}

/** Who was told that the time of a step has run so far. */
export interface EscalationRow {
  readonly rung: Rung;
  readonly stepKey: string;
  readonly at: string;
  readonly told: readonly { readonly name: string; readonly role: Role }[];
}

/** What the applicant answered to the two questions of the act's survey. */
export interface SurveyResponseRow {
  readonly process: Satisfaction;
  readonly information: Satisfaction;
  readonly comment: string | null;
  readonly at: string;
}

/** A signature that waits for a verdict. */
export interface HeldSignatureRow {
  /** Why there is none yet, as a code of errors.json. */
  readonly code: string;
  readonly receivedAt: string;
  readonly attempts: number;
  readonly nextTryAt: string;
}

export interface AttachmentRow {
  readonly uuid: string;
  readonly kind: string;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly onPaper: boolean;
}

export interface SignatureRow {
  readonly signerName: string;
  /** Absent where the reader may not know it: the public that checks a result. */
  readonly iin?: string;
  readonly bin: string | null;
  readonly serialNumber: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly algorithm: string;
  readonly signedAt: string;
  readonly role: string;
  /** As it was kept, where the reader asked for it. */
  readonly evidence?: SignatureEvidence;
}

export interface ResultRow {
  readonly uuid: string;
  readonly number: string;
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly document: string;
  readonly edition: string;
  readonly issuedAt: string;
  readonly fileId: string;
  readonly signedForm: SignedForm;
  readonly revocation: { readonly reason: string; readonly at: string } | null;
  readonly signature: SignatureRow;
}

/**
 * One entry of the log. `xid` and `id` together are its place in commit order; the safe ones are that place, or the last
 * one before it that no transaction still open can come in front of.
 */
export interface EventRow extends EntryFacts {
  readonly id: string;
  readonly xid: string;
  readonly safeXid: string;
  readonly safeId: string;
  readonly requestId: string;
  readonly type: string;
  readonly status: RequestStatus;
  readonly stepKey: string | null;
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: string;
}
