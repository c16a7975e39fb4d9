import 'reflect-metadata';
import { randomUUID, X509Certificate } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { type OutsideFault, tenge } from '../../src/kernel/index.ts';
import {
  HttpPaymentGateway,
  type PaymentMoved,
  PaymentNotifications,
  type PaymentOrder,
  type PaymentRecord,
  Payments,
  paymentCallbackRoute,
} from '../../src/payments/index.ts';
import type { SigningIdentity } from '../../src/sandbox/certification-authority/index.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { openPinnedXml } from '../../src/signatures/index.ts';
import { createTestDatabase } from '../support/database.ts';
import { failedNotice, type Notice, paidNotice, signedNotice } from './notices.ts';

const SECRET = 'bearer-secret-of-the-tests';
const START = Date.parse('2026-11-22T06:00:00Z');

/** The payments module on PostgreSQL, its callback route listening, and the sandbox's gateway at the other end. */
export async function startPaymentsWithSandbox() {
  const time = { now: START };
  const clock = { now: () => new Date(time.now) };
  const { database, drop } = await createTestDatabase();
  const moves: PaymentMoved[] = [];
  const faults: OutsideFault['reason'][] = [];
  const subjects = { refuse: false, awaited: true };
  const pinned: Uint8Array[] = [];
  const notifications = new PaymentNotifications({
    database,
    clock,
    verifier: { open: (body) => openPinnedXml(body, { pinned, at: clock.now() }) },
    subjects: {
      lock: async () => subjects.awaited,
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
  const authority = join(process.env['TEST_FOLDER'] ?? '', 'sandbox');
  cpSync(authority, join(dataDir, 'sandbox'), { recursive: true });
  const sandbox = await startSandbox({
    port: 0,
    smtpPort: 0,
    dataDir,
    apiUrl,
    paymentSecret: SECRET,
    clock,
    callbackDelay: 10,
  });
  pinned.push(new X509Certificate(sandbox.paymentKey.certificate).raw);
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
    /** What the gateway would tell of a payment, and may be made wrong. */
    notification: (payment: PaymentRecord, changes: Record<string, string | undefined> = {}) =>
      paidNotice(payment, new Date(time.now), changes),
    failure: (payment: PaymentRecord, changes: Record<string, string | undefined> = {}) =>
      failedNotice(payment, changes),
    /** Posts a notice as the gateway does; answers with the HTTP status and the effect or code. */
    notify: async (notice: Notice | string, identity: SigningIdentity = sandbox.paymentKey) => {
      const body = typeof notice === 'string' ? notice : signedNotice(identity, notice);
      const headers = { 'content-type': 'application/xml' };
      const response = await fetch(callbackUrl, { method: 'POST', headers, body });
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
      database.query<{ outcome: string; moved: boolean; refusal: string | null }>(
        `SELECT outcome, moved, refusal FROM payment_notification WHERE payment_id = $1
         ORDER BY received_at, moved DESC`,
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
