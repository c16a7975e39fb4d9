import type { SignedBytes } from './envelope.ts';

/** A request as it is told to the system that is to work on it. */
export interface ToldRequest {
  /** Fourteen digits. */
  readonly number: string;
  readonly regulation: string;
  readonly channel: string;
  readonly sentAt: string;
  readonly applicant: { readonly iin: string | null; readonly bin: string | null; readonly name: string };
  /** The form as it was sent. */
  readonly application: Readonly<Record<string, unknown>>;
  readonly documents: readonly {
    readonly kind: string;
    readonly onPaper: boolean;
    readonly sha256: string | null;
  }[];
}

/** A result as it is told to the system that is to show it. */
export interface ToldResult {
  readonly number: string;
  /** Of the document, hexadecimal; so is the other. */
  readonly sha256: string;
  readonly signatureSha256: string;
}

/** A message as it travels between two information systems. */
export interface OutgoingMessage {
  /** Stays the same however often it is sent: the receiver takes it once. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** What it is about, the same in all messages of one request. */
  readonly correlationId: string;
  readonly at: Date;
  /** Where the act describes it, as `3-8`; null for what no table does. */
  readonly action: string | null;
  /** What the receiver shows of the request from then on. */
  readonly shows: string | null;
  /** Of a REQUEST alone. */
  readonly request: ToldRequest | null;
  /** Of a RESULT alone. */
  readonly result: ToldResult | null;
}

/** What went over the wire: the message that was taken, and the answer that says so. */
export interface Exchanged {
  readonly sent: SignedBytes;
  readonly answered: SignedBytes;
}

/** The gateway of the e-government (ЭҮШ/ШЭП). Answers when it has taken the message; throws OutsideFault. */
export interface Gateway {
  send(message: OutgoingMessage): Promise<Exchanged>;
}
