import type { Identity } from '../../identity/index.ts';
import { CAPITAL_ZONE, type Clock, localDate } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { countReceiptCheck, findReceiptByCode } from './receipt-check-store.ts';
import { receiptCodeIn } from './receipt-code.ts';
import type { ReceiptVerification } from './verified-receipt.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  readonly attempts: Identity['attempts'];
}

/** Says to anyone what a receipt is and what became of it since; every answer is counted. */
export class VerifyReceipt {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** TOO_MANY_ATTEMPTS for a network that has asked for too many codes, or numbers of papers, that are none. */
  async byCode(given: string, way: 'CODE' | 'PAGE', address: string): Promise<ReceiptVerification> {
    const { database, clock, attempts } = this.#ports;
    const attempt = await attempts.enterCheck(address);
    const wanted = receiptCodeIn(given);
    const receipt = wanted === null ? null : await findReceiptByCode(database, wanted);
    if (receipt !== null) await attempt.succeeded();
    const day = localDate(clock.now(), CAPITAL_ZONE);
    await countReceiptCheck(database, { code: receipt === null ? null : wanted, day, way });
    return { receipt };
  }
}
