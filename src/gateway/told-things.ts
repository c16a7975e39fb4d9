import type { Caller } from './partners.ts';

type Outcome = 'TAKEN' | 'REPEATED' | 'LATE' | 'UNKNOWN';

/** What systems that call us tell and ask; carried out by whoever keeps the ledger. */
export interface ToldThings {
  message(
    caller: Caller,
    message: { readonly messageId: string; readonly correlationId: string; readonly serviceId: string },
  ): Promise<Outcome>;
  told(
    caller: Caller,
    notice: {
      readonly kind: 'DELIVERY' | 'STATE';
      readonly messageId: string;
      readonly reference: string;
      readonly told: string;
      readonly consequence: 'NONE' | 'AGAIN' | 'REFUSED';
    },
  ): Promise<Outcome | 'TOO_EARLY'>;
  stateOf(
    caller: Caller,
    messageId: string,
  ): Promise<{ readonly state: 'ON_DELIVERY' | 'DELIVERED' | 'NOT_DELIVERED'; readonly at: Date } | null>;
}
