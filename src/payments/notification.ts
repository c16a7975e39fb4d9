import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DomainError, type Tiyn } from '../kernel/index.ts';
import type { GatewayWord } from './gateway-word.ts';
import type { SignedNotice } from './notification-verifier.ts';
import { paymentFailure } from './payment.ts';

/** What the gateway of the e-government tells of money (kz-facts 4.6: the notice of PSHEP to the tax authorities). */
const PAID = 'http://payments.bee.kz/GatewayNkNotification notificationPayment';
/** The public format has no word for money that did not come; this one is ours. */
const FAILED = 'urn:qyzmet:payments:1 notificationFailure';

const number = z.string().regex(/^\d{12}$/);
const words = z.string().trim().min(1).max(500);
const common = {
  /** The gateway's own number of the charge. */
  reference: z.string().min(1).max(100),
  /** The bank's number of the operation: one notice for each. */
  bankReference: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/),
  /** In tenge, tiyn after the point. */
  amount: z
    .string()
    .regex(/^\d{1,11}\.\d{2}$/)
    .transform((text) => Number(text.replace('.', '')) as Tiyn),
  payerIdn: number,
  assign: words,
};
const bank = { bankIdn: number, bankBik: z.string().regex(/^[A-Z0-9]{8,11}$/), bankName: words };

const paidSchema = z.strictObject({
  ...common,
  ...bank,
  payDate: z.iso.datetime({ offset: true }),
  docDate: z.iso.date().optional(),
  payerName: words.optional(),
  treasuryIdn: number.optional(),
  treasuryName: words.optional(),
  kno: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  kbk: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  knp: z.string().regex(/^\d{3}$/),
  vo: z.string().regex(/^\d{2}$/),
  /** Number of the receipt. */
  docNumber: z.string().regex(/^[0-9A-Za-z-]{1,40}$/),
});
const failedSchema = z.strictObject({ ...common, failureCode: z.string().max(100) });

/** What the charge was opened for: words, then the code of the purpose and our id of the payment. */
const ASSIGN = /; ([A-Z_]{1,40}); ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export interface Notification {
  /** One for each notice; the same when it is sent again. */
  readonly id: string;
  readonly paymentId: string;
  readonly purpose: string;
  readonly word: GatewayWord;
  /** SHA-256 of what was signed: tells a repeat from another notice under the same id. */
  readonly digest: Buffer;
}

/** @throws DomainError PAYMENT_NOTIFICATION_MALFORMED */
export function readNotification(notice: SignedNotice): Notification {
  const kind = `${notice.namespace} ${notice.name}`;
  const { assign, bankReference, word } =
    kind === PAID
      ? paid(read(paidSchema, notice))
      : kind === FAILED
        ? failed(read(failedSchema, notice))
        : malformed();
  const [, purpose, paymentId] = ASSIGN.exec(assign) ?? [];
  if (purpose === undefined || paymentId === undefined) return malformed();
  return { id: `${word.outcome}:${bankReference}`, paymentId, purpose, word, digest: digestOf(notice) };
}

function paid({ assign, bankReference, ...fields }: z.infer<typeof paidSchema>) {
  const { reference, amount, payerIdn, payDate, docNumber } = fields;
  const word: GatewayWord = {
    outcome: 'PAID',
    reference,
    amount,
    payer: payerIdn,
    paidAt: new Date(payDate),
    receiptNumber: docNumber,
  };
  return { assign, bankReference, word };
}

function failed({ assign, bankReference, ...fields }: z.infer<typeof failedSchema>) {
  const { reference, amount, payerIdn, failureCode } = fields;
  const word: GatewayWord = {
    outcome: 'FAILED',
    reference,
    amount,
    payer: payerIdn,
    failureCode: paymentFailure(failureCode),
  };
  return { assign, bankReference, word };
}

function read<Schema extends z.ZodType>(schema: Schema, { fields }: SignedNotice): z.infer<Schema> {
  const parsed = schema.safeParse(fields);
  return parsed.success ? parsed.data : malformed();
}

function malformed(): never {
  throw new DomainError('PAYMENT_NOTIFICATION_MALFORMED');
}

function digestOf({ namespace, name, fields }: SignedNotice): Buffer {
  const sorted = Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([namespace, name, sorted]))
    .digest();
}
