import { type Message, message } from '../../kernel/index.ts';
import type { ReceiptVerification } from '../receipt-checks/verified-receipt.ts';
import { verificationMessage } from './verification-message.ts';
import type { Verification } from './verify-paper.ts';

/** What a paper's own page shows of it, and another system is told. */
export interface VerifiedPaper {
  readonly verdict: Verification['verdict'];
  readonly message: Message;
  /** Null where nothing was issued under the number. */
  readonly issued: {
    readonly number: string;
    readonly title: Message;
    readonly issuedAt: Date;
    readonly signedAt: Date;
    readonly signerName: string;
    readonly serialNumber: string;
  } | null;
}

/** The check of papers by their number or as files, of receipts by their code. */
export interface PaperChecks {
  /** By which way it was asked, and from which address; null for a system that is known by its signature. */
  readonly number: (number: string, way: 'NUMBER' | 'PAGE', address: string | null) => Promise<VerifiedPaper>;
  readonly file: (content: Buffer, address: string) => Promise<VerifiedPaper>;
  readonly receipt: (code: string, address: string) => Promise<ReceiptVerification>;
}

export function verifiedPaper(verification: Verification): VerifiedPaper {
  const { verdict, result } = verification;
  return {
    verdict,
    message: verificationMessage(verification),
    issued:
      result === null
        ? null
        : {
            number: result.number,
            title: message(`editions/${result.edition}:result.${result.document}.title`),
            issuedAt: new Date(result.issuedAt),
            signedAt: new Date(result.signature.signedAt),
            signerName: result.signature.signerName,
            serialNumber: result.signature.serialNumber,
          },
  };
}
