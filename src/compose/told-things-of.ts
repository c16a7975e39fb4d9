import { ReceiveFromGateway } from '../exchange/index.ts';
import type { ToldThings } from '../gateway/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Requests } from '../requests/index.ts';

/** What is done with what other systems tell: messages by the ledger, what was done in them by the requests. */
export function toldThingsOf(
  { settleDelivery, takeReport }: Pick<Requests, 'settleDelivery' | 'takeReport'>,
  parts: { readonly database: Database; readonly clock: Clock },
): ToldThings {
  const received = new ReceiveFromGateway({ ...parts, subjects: settleDelivery });
  return {
    message: (caller, message) => received.message(caller, message),
    told: (caller, notice) => received.told(caller, notice),
    stateOf: (caller, messageId) => received.stateOf(caller, messageId),
    report: (report, bin) => takeReport.run(report, bin),
  };
}
