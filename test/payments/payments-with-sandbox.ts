import 'reflect-metadata';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { tenge } from '../../src/kernel/index.ts';
import {
  HmacNotificationVerifier,
  HttpPaymentGateway,
  type PaymentGatewayFaultReason,
  type PaymentMoved,
  PaymentNotifications,
  type PaymentOrder,
  type PaymentRecord,
  Payments,
  paymentCallbackRoute,
} from '../../src/payments/index.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { createTestDatabase } from '../support/database.ts';

const SECRET = 'bearer-secret-of-the-tests';
const CALLBACK_SECRET = 'callback-secret-of-the-tests';
const START = Date.parse('2026-11-22T06:00:00Z');

/** The payments module on PostgreSQL, its callback route listening, and the sandbox's gateway at the other end. */
export async function startPaymentsWithSandbox() {
  const time = { now: START };
  const clock = { now: () => new Date(time.now) };
  const { database, drop } = await createTestDatabase();
  const moves: PaymentMoved[] = [];
  const faults: PaymentGatewayFaultReason[] = [];
  const subjects = { refuse: false };
  const notifications = new PaymentNotifications({
    database,
    clock,
    verifier: new HmacNotificationVerifier({ secret: CALLBACK_SECRET, clock }),
    subjects: {
      lock: async () => undefined,
      onPaymentMoved: async (_transaction, moved) => {
        if (subjects.refuse) throw new Error('the subject cannot be moved');
        moves.push(moved);
      },
    },
  });
  const api = fastify();
  await api.register(paymentCallbackRoute(notifications));
  const apiUrl = await api.listen({ port: 0, host: '127.0.0.1' });
  const dataDir = mkdtempSync(join(tmpdir(), 'qyzmet-payments-'));
  const sandbox = await startSandbox({
    port: 0,
    smtpPort: 0,
    dataDir,
    apiUrl,
    paymentSecret: SECRET,
    paymentCallbackSecret: CALLBACK_SECRET,
    gatewaySecret: SECRET,
    clock,
    callbackDelay: 10,
  });
  const callbackUrl = `${apiUrl}/payments/callback`;
  const paymentsAt = (url: string, secret = SECRET) =>
    new Payments({
      database,
      clock,
      gateway: new HttpPaymentGateway({
        url,
        secret,
        callbackUrl,
        timeout: 2000,
        describe: (purpose, language) => `${purpose} ${language}`,
      }),
      onGatewayFault: ({ reason }) => faults.push(reason),
    });
  const payments = paymentsAt(sandbox.url);

  return {
    database,
    time,
    sandbox,
    payments,
    paymentsAt,
    moves,
    faults,
    subjects,
    callbackUrl,
    order: (changes: Partial<PaymentOrder> = {}): PaymentOrder => ({
      subjectId: randomUUID(),
      payerIin: '050315600010',
      amount: tenge(21_625),
      purpose: 'MEDIA_REGISTRATION',
      expiresAt: new Date(time.now + 24 * 60 * 60 * 1000),
      ...changes,
    }),
    open: (order: PaymentOrder) =>
      database.transaction((transaction) => payments.openPayment(transaction, order)),
    /** What the gateway would send of a payment, and may be made wrong. */
    notification: (payment: PaymentRecord, changes: Record<string, unknown> = {}) => ({
      notificationId: randomUUID(),
      paymentId: payment.id,
      reference: payment.reference ?? 'none',
      amount: payment.amount,
      currency: 'KZT',
      outcome: 'PAID',
      paidAt: new Date(time.now).toISOString(),
      receiptNumber: '202611220001',
      ...changes,
    }),
    failure: (payment: PaymentRecord) => ({
      notificationId: randomUUID(),
      paymentId: payment.id,
      reference: payment.reference ?? 'none',
      amount: payment.amount,
      currency: 'KZT',
      outcome: 'FAILED',
      failureCode: 'INSUFFICIENT_FUNDS',
    }),
    /** Posts a notification as the gateway does; answers with the HTTP status and the effect or code. */
    notify: async (
      content: object | string,
      signing: { secret?: string; at?: number; header?: string } = {},
    ) => {
      const body = typeof content === 'string' ? content : JSON.stringify(content);
      const t = Math.floor((signing.at ?? time.now) / 1000);
      const v1 = createHmac('sha256', signing.secret ?? CALLBACK_SECRET)
        .update(`${t}.${body}`)
        .digest('hex');
      const response = await fetch(callbackUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-signature': signing.header ?? `t=${t},v1=${v1}` },
        body,
      });
      const answer: unknown = await response.json();
      return { status: response.status, answer };
    },
    /** The payer's click. */
    choose: (checkoutUrl: string | null, outcome: 'paid' | 'failed') =>
      fetch(checkoutUrl ?? '', {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ outcome }),
      }),
    read: async (id: string) => {
      const [row] = await database.query<Record<string, unknown>>('SELECT * FROM payment WHERE id = $1', [
        id,
      ]);
      return row;
    },
    ledger: (id: string) =>
      database.query<{ outcome: string; moved: boolean }>(
        'SELECT outcome, moved FROM payment_notification WHERE payment_id = $1 ORDER BY received_at, moved DESC',
        [id],
      ),
    stop: async () => {
      await sandbox.close();
      await api.close();
      await drop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export type PaymentsWithSandbox = Awaited<ReturnType<typeof startPaymentsWithSandbox>>;
