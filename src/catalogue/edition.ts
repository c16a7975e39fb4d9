/**
 * The language in which an edition of a service's regulation is declared. Everything else follows from such a
 * declaration: the catalogue, the run of a request, its time limits, diagrams and tests. It holds no prose: the
 * texts lie under `locales/<language>/editions/<key>.json`, at the paths that the comments name.
 */

import type { Login } from '../kernel/index.ts';
import type { FormDeclaration } from './form.ts';
import type { InformationSystem } from './information-system.ts';
import type { RefusalGroundDeclaration } from './refusal-ground.ts';
import type { StepAction } from './step-action.ts';

export const SERVICE_CODES = [
  'MEDIA_REGISTRATION',
  'FOREIGN_PERIODICALS',
  'ARCHIVAL_REFERENCE',
  'APOSTILLE',
] as const;
export type ServiceCode = (typeof SERVICE_CODES)[number];

export const CHANNELS = ['PORTAL', 'PROVIDER', 'PSC'] as const;
export type Channel = (typeof CHANNELS)[number];

export const AUTOMATION_DEGREES = ['PARTIAL', 'FULL'] as const;
export type AutomationDegree = (typeof AUTOMATION_DEGREES)[number];

/** The scale of every survey; text `catalogue:satisfaction.<value>`. */
export const SATISFACTIONS = ['NOT_SATISFIED', 'PARTLY_SATISFIED', 'SATISFIED'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** `ACTION`: an action of the provider's internal procedure, or of a table, that stands outside the numbered items. */
export const STEP_KINDS = ['PREREQUISITE', 'PROCESS', 'CONDITION', 'ACTION'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A way on. A condition has one for each answer: `when` is `PASS` or `FAIL`; text `catalogue:answer.<when>`. */
export interface Transition {
  /** Key of a step; null ends the process. */
  readonly to: string | null;
  readonly when?: 'PASS' | 'FAIL';
}

/**
 * Text: `editions/<key>:step.<step key with dots replaced by _>`; of an action whose number stands in the edition's
 * internal procedure, `internal.<number>.name`.
 */
export interface StepDeclaration {
  /**
   * Stable within the edition: `PORTAL.PROCESS.4`, `PORTAL.CONDITION.2`, `PORTAL.PREREQUISITE.1`; of an action,
   * `PORTAL.ACTION.5` with the act's number or `PORTAL.ACTION.COMPLETENESS` with a word where it has none.
   */
  readonly key: string;
  readonly kind: StepKind;
  /** The act's own number; null for a prerequisite, and for an action that has none. */
  readonly number: number | null;
  /** Code of the participant that acts. */
  readonly participant: string;
  readonly action: StepAction;
  readonly next: readonly Transition[];
  /** Passing it (a condition: with yes) sends the request: it gets its number, and the provider sees it. */
  readonly sends?: true;
  /** Code of one of the edition's time limits. */
  readonly timeLimit?: string;
  /** Where the act says it: `6-4` is item 4 of paragraph 6, `1/3-6` action 6 of table 3 of annex 1. */
  readonly clause: string;
}

export interface ChannelProcessDeclaration {
  readonly channel: Channel;
  /** Paragraph of the act that describes it. */
  readonly paragraph: string;
  /** In the order of the act; the first is where a request begins. */
  readonly steps: readonly StepDeclaration[];
}

/** Texts: `participant.<code>.name` and, where there is one, `participant.<code>.abbreviation`. */
export interface ParticipantDeclaration {
  readonly code: string;
  /** Null for a person or body, and for a unit of the act that stands for more than one system. */
  readonly system: InformationSystem | null;
  readonly abbreviated: boolean;
}

/** Texts: `definition.<code>.term`, `.meaning` and, where there is one, `.abbreviation`. */
export interface DefinitionDeclaration {
  readonly code: string;
  readonly abbreviated: boolean;
}

/**
 * Exactly one measure. Text as the act words it: `timeLimit.<code>`. `extendableBy`: by how many of its days the act lets the
 * head of the provider extend it, once.
 */
export type TimeLimitDeclaration = {
  readonly code: string;
  /** Shown, never enforced: an annex's measure of how fast the systems work, not anybody's deadline. */
  readonly indicative?: true;
  /** Counted from when the request was sent; else from when the step began. */
  readonly from?: 'SENT';
} & (
  | { readonly min: string; readonly max: string }
  | { readonly workingDays: number; readonly extendableBy?: number }
  | { readonly calendarDays: number; readonly extendableBy?: number }
);

/** Text of the title: `table.<number>.title`. */
export interface ActionTableDeclaration {
  readonly number: number;
  readonly channel: Channel | null;
  readonly actions: readonly TableActionDeclaration[];
}

/** Texts: `table.<table>.<number>.participant`, `.name`, `.completionForm` and `.when.<code>` for conditional ways. */
export interface TableActionDeclaration {
  readonly number: number;
  readonly timeLimit: string;
  /** Empty where the act prints a dash. A number beyond the table's last is a process of the text. */
  readonly next: readonly { readonly to: number | null; readonly when?: string }[];
}

/**
 * An action of the provider's internal procedure (ішкі рәсім). Texts: `internal.<number>.name` and, where the act says
 * what comes of it, `internal.<number>.result`.
 */
export interface InternalActionDeclaration {
  readonly number: number;
  /** Code of the participant that acts. */
  readonly participant: string;
  readonly timeLimit: string | null;
  readonly hasResult: boolean;
  readonly clause: string;
}

/**
 * A message between information systems that the act describes as an action of a table. Its words and its time limit
 * are the table's.
 */
export interface ExchangeDeclaration {
  readonly table: number;
  readonly action: number;
  readonly from: InformationSystem;
  readonly to: InformationSystem;
  readonly kind: ExchangeKind;
  /** Key of the step after which it begins. */
  readonly after: string;
  /** Key of the step with which it ends, where a person's act is what is told; else it ends when it is delivered. */
  readonly endsWith?: string;
  /** Delivering it is what the step `DELIVER` of this key waits for. */
  readonly delivers?: string;
  /** What the receiving system shows from then on; text `requests:shownStatus.<status>`. */
  readonly shows?: ShownStatus;
}

/** Text: `catalogue:exchangeKind.<kind>`. */
export const EXCHANGE_KINDS = ['REQUEST', 'NOTIFICATION', 'STATUS', 'RESULT', 'QUERY', 'LOCAL'] as const;
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number];

export const SHOWN_STATUSES = ['RECEIVED', 'IN_WORK', 'COMPLETED'] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/** In monthly calculation indices (АЕК/МРП). */
export interface FeeDeclaration {
  readonly mci: number;
  /** ISO 8601 duration within which the fee is to be paid; after it the payment condition is asked and fails. */
  readonly payWithin: string | null;
  /** Channels that charge it. */
  readonly channels: readonly Channel[];
  /** `ACT`: the act says so. `SETTING`: the act names no amount and it is configuration. */
  readonly source: 'ACT' | 'SETTING';
}

/** Texts: `act.issuer`, `act.title`, `act.repealedBy` where repealed. */
export interface LegalActDeclaration {
  readonly number: string;
  readonly date: string;
  readonly registeredNumber: string | null;
  readonly registeredOn: string | null;
  readonly repealedOn: string | null;
}

/** Texts: `interpretation.<code>.problem` and `.resolution`. */
export interface InterpretationDeclaration {
  readonly code: string;
  readonly clause: string;
}

/** Texts besides those named above: `title`, `provider`, `requirement.<n>`, `technicalCondition.<n>`, `survey.<code>`. */
export interface EditionDeclaration {
  readonly key: string;
  readonly service: ServiceCode;
  /** KATO code of the region it holds for; null for the whole country. */
  readonly region: string | null;
  /** Code of the organisation that provides the service: its staff sees the requests. */
  readonly provider: string;
  readonly act: LegalActDeclaration;
  /** In force from and until (exclusive), ISO dates; null where the source does not date it. */
  readonly validity: { readonly from: string | null; readonly until: string | null };
  readonly automation: AutomationDegree;
  /** What an applicant may have logged in with. */
  readonly logins: readonly Login[];
  readonly participants: readonly ParticipantDeclaration[];
  readonly definitions: readonly DefinitionDeclaration[];
  readonly processes: readonly ChannelProcessDeclaration[];
  /** Empty where the act describes none. */
  readonly internalProcedure: readonly InternalActionDeclaration[];
  readonly tables: readonly ActionTableDeclaration[];
  /** Messages that a table of the act demands; in its order. */
  readonly exchanges: readonly ExchangeDeclaration[];
  readonly timeLimits: readonly TimeLimitDeclaration[];
  /** Code of the time limit for the whole service, where the act has one. */
  readonly totalTimeLimit: string | null;
  readonly form: FormDeclaration;
  /** Fields of the form that the result repeats, in the order in which they stand on it. */
  readonly resultFields: readonly string[];
  readonly fee: FeeDeclaration | null;
  readonly refusalGrounds: readonly RefusalGroundDeclaration[];
  readonly requirements: number;
  readonly technicalConditions: number;
  /** For information. */
  readonly phones: readonly string[];
  /** Those of them that the act names for judging quality and for complaints, too. */
  readonly complaintPhones: readonly string[];
  /** Codes of the survey's questions, each answered on the three-step scale. */
  readonly survey: readonly string[];
  readonly interpretations: readonly InterpretationDeclaration[];
}
