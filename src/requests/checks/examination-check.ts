import type {
  ChannelProcessDeclaration,
  EditionDeclaration,
  ExaminationCheckCode,
} from '../../catalogue/index.ts';
import type { Message, WorkingCalendar } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { RequestRow } from '../request.ts';
import type { CheckOutcome } from './check-outcome.ts';

/** Of what kind a piece of evidence is. */
export const EVIDENCE_KINDS = [
  'ATTACHMENT',
  'MISSING_DOCUMENT',
  'PAPER',
  'FORM_FIELD',
  'REGISTRY_ANSWER',
  'SIGNATURE',
  'PAYMENT',
  'DEADLINE',
  'REQUEST',
  'REGISTER_ENTRY',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One thing that a check rests on. */
export interface CheckEvidence {
  readonly kind: EvidenceKind;
  readonly text: Message;
  /** Global id of it, where it can be asked for with `node`. */
  readonly nodeId: string | null;
}

/** What a source found. */
export interface CheckFinding {
  readonly code: ExaminationCheckCode;
  readonly outcome: CheckOutcome;
  /** What was found, in a sentence. */
  readonly message: Message;
  readonly evidence: readonly CheckEvidence[];
}

/** A finding, with what follows from it under the edition of the request. */
export interface ExaminationCheck extends CheckFinding {
  /** Code of the ground for refusal that it suggests, failed or to be looked at; null where it suggests none. */
  readonly ground: string | null;
}

/** Parts of a request that checks look at. */
export const EXAMINED_PARTS = [
  'attachments',
  'signatures',
  'heldSignature',
  'payment',
  'registryAnswers',
  'clock',
] as const;

export type ExaminedRequest = RequestRow & Required<Pick<RequestRow, (typeof EXAMINED_PARTS)[number]>>;

/** What is checked, and by what. */
export interface CheckSubject {
  readonly request: ExaminedRequest;
  readonly edition: EditionDeclaration;
  readonly process: ChannelProcessDeclaration;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

/**
 * Somebody who can check something of a request that is in hand. Asked inside the transaction of the decision, too: it reads
 * the database alone, and gives no finding of what does not concern the request.
 */
export interface CheckSource {
  check(database: Queryable, subject: CheckSubject): Promise<readonly CheckFinding[]>;
}
