import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../kernel/index.ts';
import { readJsonFiles, writeWhole } from '../state-file.ts';
import { type Charge, type ChargeOrder, chargeSchema, isSameOrder } from './charge.ts';

export type PayerChoice = { readonly paid: true } | { readonly paid: false; readonly failureCode: string };

/** All charges of the gateway, each kept in a file of its own. */
export class ChargeBook {
  readonly #folder: string;
  readonly #secret: string;
  readonly #clock: Clock;
  readonly #charges: Map<string, Charge>;

  constructor(settings: { readonly folder: string; readonly secret: string; readonly clock: Clock }) {
    this.#folder = settings.folder;
    this.#secret = settings.secret;
    this.#clock = settings.clock;
    this.#charges = new Map(
      readJsonFiles(settings.folder, chargeSchema).map((charge) => [charge.reference, charge]),
    );
  }

  find(reference: string): Charge | undefined {
    return this.#charges.get(reference);
  }

  undelivered(): Charge[] {
    return [...this.#charges.values()].filter(({ status, delivered }) => status !== 'OPEN' && !delivered);
  }

  /** The charge of that payment, opened now or before; undefined when another one was opened under its id. */
  open(order: ChargeOrder): Charge | undefined {
    const reference = this.#referenceOf(order.paymentId);
    const known = this.#charges.get(reference);
    if (known !== undefined) return isSameOrder(known, order) ? known : undefined;
    return this.#keep({
      ...order,
      reference,
      status: 'OPEN',
      completedAt: null,
      receiptNumber: null,
      failureCode: null,
      bankReference: null,
      refundId: null,
      refundReference: null,
      refundedAt: null,
      delivered: false,
    });
  }

  /** The charge of a merchant's payment. */
  findOf(paymentId: string): Charge | undefined {
    return this.#charges.get(this.#referenceOf(paymentId));
  }

  all(): Charge[] {
    return [...this.#charges.values()];
  }

  /** The payer's choice; a charge that is complete already stays as it is, but that money may come after a failure. */
  complete(charge: Charge, choice: PayerChoice): Charge {
    const open = charge.status === 'OPEN' || (charge.status === 'FAILED' && choice.paid);
    if (!open) return charge;
    const now = this.#clock.now();
    return this.#keep({
      ...charge,
      status: choice.paid ? 'PAID' : 'FAILED',
      completedAt: now.toISOString(),
      receiptNumber: choice.paid ? receiptNumber(now) : null,
      failureCode: choice.paid ? null : choice.failureCode,
      bankReference: randomUUID(),
      delivered: false,
    });
  }

  /** Gives the money of a charge back, or begins to; undefined where there is none to give. A repeat changes nothing. */
  refund(charge: Charge, refundId: string, ends: boolean): Charge | undefined {
    if (charge.refundId !== null && charge.refundId !== refundId) return undefined;
    if (charge.status === 'REFUNDED') return charge;
    if (charge.status !== 'PAID' && charge.status !== 'REFUNDING') return undefined;
    if (!ends) return this.#keep({ ...charge, refundId, status: 'REFUNDING' });
    return this.#keep({
      ...charge,
      refundId,
      status: 'REFUNDED',
      refundReference: randomUUID(),
      refundedAt: this.#clock.now().toISOString(),
    });
  }

  markDelivered(reference: string): void {
    const charge = this.#charges.get(reference);
    if (charge !== undefined) this.#keep({ ...charge, delivered: true });
  }

  /** The same for the same payment, and not to be guessed. */
  #referenceOf(paymentId: string): string {
    return createHmac('sha256', this.#secret).update(`charge ${paymentId}`).digest('hex').slice(0, 32);
  }

  #keep(charge: Charge): Charge {
    writeWhole(join(this.#folder, `${charge.reference}.json`), JSON.stringify(charge, null, 2));
    this.#charges.set(charge.reference, charge);
    return charge;
  }
}

/** Eighteen digits: milliseconds since 1970 and five by chance. */
function receiptNumber(now: Date): string {
  return `${now.getTime()}${String(randomInt(100_000)).padStart(5, '0')}`;
}
