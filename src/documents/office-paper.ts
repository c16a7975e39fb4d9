import type { Message } from '../kernel/index.ts';
import type { PaperRow } from './paper-data.ts';

/** A plain paper of an office, in two languages: a receipt, a register. The same data makes the same bytes. */
export interface OfficePaper {
  /** Without the sign №. */
  readonly number: string;
  /** What its Code 128 says; null for a paper without one. */
  readonly barcode: string | null;
  readonly issuedAt: Date;
  readonly issuer: Message;
  readonly title: Message;
  readonly rows: readonly PaperRow[];
  /** What stands at its foot, each beside a line to sign on. */
  readonly signatures: readonly Message[];
  /** Where anybody may check it; also in the QR code. Null for a paper that is not checked so. */
  readonly verificationUrl: string | null;
}
