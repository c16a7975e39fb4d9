import type { MessageState } from '../soap/index.ts';
import type { ExchangeData } from './exchange-data.ts';
import type { Caller } from './partners.ts';
import type { ReportAnswer, SystemReport } from './reports/report.ts';
import type { SignedBytes } from './signed-bytes.ts';

type Outcome = 'TAKEN' | 'REPEATED' | 'LATE' | 'UNKNOWN' | 'REFUSED';

interface WaitingQuestion {
  readonly id: string | null;
  readonly subjectId: string | null;
  readonly kind: string | null;
}

/** What systems that call us tell and ask; carried out by whoever keeps the ledger. `came`: how, where it may be kept. */
export interface ToldThings {
  message(
    caller: Caller,
    message: { readonly messageId: string; readonly correlationId: string; readonly serviceId: string },
    came: SignedBytes | null,
  ): Promise<Outcome>;
  /** What was done in a system; `bin` is of the certificate with which that system has signed it. */
  report(report: SystemReport, bin: string, came: SignedBytes | null): Promise<ReportAnswer>;
  told(
    caller: Caller,
    notice: {
      readonly kind: 'DELIVERY' | 'STATE';
      readonly messageId: string;
      readonly reference: string;
      readonly told: string;
      readonly consequence: 'NONE' | 'AGAIN' | 'REFUSED';
    },
    came: SignedBytes | null,
  ): Promise<Outcome | 'TOO_EARLY'>;
  /** What waits for a system to fetch it, in order; null for any number, correlation or kind. */
  waiting(receiver: string, asked: WaitingQuestion, amount: number): Promise<readonly ExchangeData[]>;
  stateOf(
    caller: Caller,
    messageId: string,
  ): Promise<{ readonly state: MessageState; readonly at: Date } | null>;
}
