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
    message: (caller, message, came) => received.message(caller, message, came),
    told: (caller, notice, came) => received.told(caller, notice, came),
    stateOf: (caller, messageId) => received.stateOf(caller, messageId),
    report: (report, bin, came) => takeReport.run(report, bin, came),
  };
}
