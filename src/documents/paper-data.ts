import type { Message } from '../kernel/index.ts';
import type { TEMPLATES } from './templates/index.ts';

/** One entry of a paper: what it is called, and its value in each of the two languages. */
export interface PaperRow {
  readonly label: Message;
  readonly kk: string;
  readonly ru: string;
}

export type PaperKind = keyof typeof TEMPLATES;

/** Items 2 to 4 of an apostille: of the document that it is put to. */
export interface ApostilledDocument {
  readonly signedBy: string;
  readonly capacity: string;
  /** Whose seal or stamp it bears. */
  readonly sealOf: string;
}

/** All that is written on a paper; the same data makes the same bytes. */
export interface PaperData {
  readonly kind: PaperKind;
  /** Of the paper, without the sign №. */
  readonly number: string;
  /** What was asked for, by whom and when. */
  readonly request: { readonly number: string; readonly applicant: string; readonly sentAt: Date };
  readonly issuedAt: Date;
  /** The body that issues it. */
  readonly issuer: Message;
  /** As the act calls the paper. */
  readonly title: Message;
  /** The act and the clause it rests on. */
  readonly act: Message;
  readonly rows: readonly PaperRow[];
  /** Of an apostille alone. */
  readonly apostilled?: ApostilledDocument;
  /** Who is to sign. */
  readonly signer: string;
  /** Where anybody may check it; also in the QR code. */
  readonly verificationUrl: string;
}
