/** `serviceId` of a message by which a system reports what was done in it. */
export const REPORT_SERVICE = 'QYZMET_REPORT';

/** The cipher of a document in an archive. */
interface ReportedSource {
  readonly fond: string;
  readonly inventory: string;
  readonly unit: string;
  readonly sheets: string;
}

export interface ReportedDecision {
  readonly outcome: 'GRANTED' | 'REFUSED';
  readonly grounds: readonly string[];
  readonly reasoning: string | null;
  readonly sources: readonly ReportedSource[];
}

/** What an official did. People are named by IIN; `number`: under which the system itself keeps it. */
export type ReportedAct =
  | { readonly did: 'REGISTERED'; readonly number: string | null; readonly assignee: string | null }
  | { readonly did: 'HANDED_ON' | 'REASSIGNED'; readonly assignee: string }
  | { readonly did: 'TAKEN_UP' | 'AGREED' | 'RETURNED' }
  | { readonly did: 'CHECKED' | 'EXAMINED' | 'DRAFTED'; readonly decision: ReportedDecision }
  | {
      readonly did: 'ISSUED';
      readonly number: string | null;
      /** The document as PDF. */
      readonly paper: Buffer;
      /** Of the official, over the statement that names it. */
      readonly signature: Buffer;
    };

/** A step that was done in the system. */
export interface ReportedStep {
  readonly key: string;
  /** IIN of whoever did it. */
  readonly official: string;
  readonly note: string | null;
  readonly act: ReportedAct;
}

/** What a system reports of a request that it was sent: wsdl/schemas/report.xsd. */
export interface SystemReport {
  readonly messageId: string;
  readonly correlationId: string;
  /** By its own name, as InformationSystem has it. */
  readonly from: string;
  readonly at: Date;
  /** Number of the request: fourteen digits. */
  readonly request: string;
  /** STATUS: what that action of the act's table tells, as 3-3, holds from now on. */
  readonly content:
    | { readonly of: 'STATUS'; readonly action: string }
    | { readonly of: 'STEP'; readonly step: ReportedStep };
}

/** What became of a report: null when it was taken, now or before; else why not, and whether the same may be told later. */
export type ReportAnswer = { readonly code: string; readonly again: boolean } | null;
