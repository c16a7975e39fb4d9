/**
 * The language in which an edition of a service's regulation is declared. Everything else follows from such a
 * declaration: the catalogue, the run of a request, its time limits, diagrams and tests. It holds no prose: the
 * texts lie under `locales/<language>/editions/<key>.json`, at the paths that the comments name.
 */

import type { FormDeclaration } from './form.ts';
import type { InformationSystem } from './information-system.ts';

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

export const STEP_KINDS = ['PREREQUISITE', 'PROCESS', 'CONDITION'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Roles of a provider's staff that a regulation gives a step to. */
export type StaffRole = 'CLERK' | 'HEAD' | 'UNIT_HEAD' | 'EXECUTOR';

/** What the engine does at a step. The engine knows these kinds and nothing of any act. */
export type StepAction =
  /** The applicant has an account; satisfied when a request can begin at all. */
  | { readonly do: 'ENROL' }
  /** The applicant logs in; with a role, a member of staff does at the provider's desk, whose failure has no step. */
  | { readonly do: 'AUTHENTICATE'; readonly role?: StaffRole }
  | { readonly do: 'CHECK_AUTHENTICATION' }
  | { readonly do: 'FILL_FORM' }
  | { readonly do: 'PAY' }
  | { readonly do: 'CHECK_PAYMENT' }
  | { readonly do: 'CHOOSE_CERTIFICATE' }
  | { readonly do: 'CHECK_CERTIFICATE' }
  | { readonly do: 'SIGN' }
  /** A member of staff registers the request and hands it to whoever examines it. */
  | { readonly do: 'REGISTER'; readonly role: StaffRole; readonly assigns: StaffRole }
  /** A member of staff answers the condition, with grounds when the answer is no. */
  | { readonly do: 'EXAMINE'; readonly role: StaffRole }
  /** The authorised person signs the result and the applicant receives it. */
  | { readonly do: 'ISSUE_RESULT'; readonly role: StaffRole; readonly document: ResultDocumentKind }
  | { readonly do: 'REFUSE'; readonly notice: RefusalNotice }
  /** A member of staff chooses the service, opens the form and enters the applicant's data for them. */
  | { readonly do: 'ENTER_APPLICANT'; readonly role: StaffRole }
  /** Asks the individuals' or the legal entities' registry for the applicant through the gateway; no person acts. */
  | { readonly do: 'QUERY_REGISTRIES' }
  /** Passes when the registry knows the applicant. */
  | { readonly do: 'CHECK_REGISTRY_DATA' }
  /** A member of staff notes which documents are on paper, attaches them and certifies the form with their own key. */
  | { readonly do: 'ATTACH_AND_CERTIFY'; readonly role: StaffRole };
export type StepActionKind = StepAction['do'];

export const REFUSAL_NOTICES = [
  'AUTH_REFUSED',
  'PAYMENT_MISSING',
  'SIGNATURE_INVALID',
  'DATA_UNAVAILABLE',
  'DOCUMENTS_NONCONFORMING',
  'GROUNDS_NOT_MET',
] as const;
/** Kinds of notice of refusal (хабарлама). Its text: `editions/<key>:notice.<kind>`. */
export type RefusalNotice = (typeof REFUSAL_NOTICES)[number];

/** Text: `editions/<key>:result.<kind>.title`. */
export type ResultDocumentKind =
  | 'MEDIA_CERTIFICATE'
  | 'FOREIGN_PERIODICALS_REFERENCE'
  | 'ARCHIVAL_REFERENCE'
  | 'APOSTILLE_STAMP';

/** A way on. A condition has one for each answer: `when` is `PASS` or `FAIL`; text `catalogue:answer.<when>`. */
export interface Transition {
  /** Key of a step; null ends the process. */
  readonly to: string | null;
  readonly when?: 'PASS' | 'FAIL';
}

/** Text: `editions/<key>:step.<step key with dots replaced by _>`. */
export interface StepDeclaration {
  /** Stable within the edition: `PORTAL.PROCESS.4`, `PORTAL.CONDITION.2`, `PORTAL.PREREQUISITE.1`. */
  readonly key: string;
  readonly kind: StepKind;
  /** The act's own number; null for a prerequisite. */
  readonly number: number | null;
  /** Code of the participant that acts. */
  readonly participant: string;
  readonly action: StepAction;
  readonly next: readonly Transition[];
  /** Code of one of the edition's time limits. */
  readonly timeLimit?: string;
  /** Where the act says it: `6-4` is item 4 of paragraph 6. */
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

/** Exactly one measure. Text as the act words it: `timeLimit.<code>`. */
export type TimeLimitDeclaration = {
  readonly code: string;
  /** Shown, never enforced: an annex's measure of how fast the systems work, not anybody's deadline. */
  readonly indicative?: true;
} & (
  | { readonly min: string; readonly max: string }
  | { readonly workingDays: number }
  | { readonly calendarDays: number }
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

/** Texts: `ground.<code>`. */
export interface RefusalGroundDeclaration {
  readonly code: string;
  /** Where it comes from: the clause of the act, or the law it refers to. */
  readonly source: string;
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
  readonly participants: readonly ParticipantDeclaration[];
  readonly definitions: readonly DefinitionDeclaration[];
  readonly processes: readonly ChannelProcessDeclaration[];
  readonly tables: readonly ActionTableDeclaration[];
  readonly timeLimits: readonly TimeLimitDeclaration[];
  /** Code of the time limit for the whole service, where the act has one. */
  readonly totalTimeLimit: string | null;
  readonly form: FormDeclaration;
  readonly fee: FeeDeclaration | null;
  readonly refusalGrounds: readonly RefusalGroundDeclaration[];
  readonly requirements: number;
  readonly technicalConditions: number;
  readonly phones: readonly string[];
  /** Codes of the survey's questions, each answered on the three-step scale. */
  readonly survey: readonly string[];
  readonly interpretations: readonly InterpretationDeclaration[];
}
