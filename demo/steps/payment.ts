import { setTimeout as pause } from 'node:timers/promises';
import type { Api, UserError } from '../api.ts';
import { must, mustEqual, present } from '../check.ts';
import type { Live } from '../live.ts';
import type { Scene } from '../scene.ts';

const LOOK_MILLISECONDS = 100;

interface Payment {
  readonly status: string;
  readonly statusText: string;
  readonly failure: string | null;
  readonly receiptNumber: string | null;
}

interface Opened {
  readonly payment: {
    readonly amount: number;
    readonly checkoutUrl: string;
    readonly expiresAt: string;
  } | null;
  readonly userErrors: readonly UserError[];
}

/** Has no money at first, as the bank says; then pays. */
export async function failAndPay(scene: Scene, applicant: Api, requestId: string, live: Live): Promise<void> {
  const { words, screen } = scene;
  screen.step(words.step.payment);
  const first = await startPayment(applicant, requestId);
  await live.next(requestId, 'AWAITING_PAYMENT');
  screen.field(words.amount, words.tenge(screen.number(first.amount)));
  screen.field(words.payUntil, `${screen.date(first.expiresAt)} ${screen.time(first.expiresAt)}`);

  await payAt(first.checkoutUrl, { outcome: 'failed', reason: 'INSUFFICIENT_FUNDS' });
  await live.next(requestId, 'AWAITING_PAYMENT');
  const failed = await paymentOf(applicant, requestId);
  mustEqual('payment.status', failed.status, 'FAILED');
  screen.field(words.payment, `${failed.statusText}: ${present('payment.failure', failed.failure)}`);

  screen.line(words.again);
  const second = await startPayment(applicant, requestId);
  must('checkoutUrl', second.checkoutUrl !== first.checkoutUrl);
  await pay(second.checkoutUrl, requestId, live);
  const paid = await paymentOf(applicant, requestId);
  mustEqual('payment.status', paid.status, 'PAID');
  screen.field(words.payment, paid.statusText);
  screen.field(words.receipt, present('payment.receiptNumber', paid.receiptNumber));
}

/** Pays at once. */
export async function payAtOnce(
  { words, screen }: Scene,
  applicant: Api,
  requestId: string,
  live: Live,
): Promise<void> {
  screen.step(words.step.payment);
  const { amount, checkoutUrl } = await startPayment(applicant, requestId);
  await live.next(requestId, 'AWAITING_PAYMENT');
  screen.field(words.amount, words.tenge(screen.number(amount)));
  await pay(checkoutUrl, requestId, live);
}

/** Pays while no subscription listens; done once the server has the payment. */
export async function payUnheard({ words, screen }: Scene, applicant: Api, requestId: string): Promise<void> {
  const { amount, checkoutUrl } = await startPayment(applicant, requestId);
  screen.field(words.amount, words.tenge(screen.number(amount)));
  await payAt(checkoutUrl, { outcome: 'paid' });
  while ((await paymentOf(applicant, requestId)).status !== 'PAID') await pause(LOOK_MILLISECONDS);
}

async function pay(checkoutUrl: string, requestId: string, live: Live): Promise<void> {
  await payAt(checkoutUrl, { outcome: 'paid' });
  await live.next(requestId, 'AWAITING_SIGNATURE');
}

async function startPayment(applicant: Api, requestId: string): Promise<NonNullable<Opened['payment']>> {
  const { startPayment: opened } = await applicant.query<{ startPayment: Opened }>(START_PAYMENT, {
    requestId,
  });
  mustEqual('startPayment.userErrors', opened.userErrors, []);
  return present('startPayment.payment', opened.payment);
}

/** What the payer does on the payment gateway's page. */
async function payAt(checkoutUrl: string, form: Record<string, string>): Promise<void> {
  const response = await fetch(checkoutUrl, { method: 'POST', body: new URLSearchParams(form) });
  mustEqual('POST checkoutUrl', response.status, 200);
}

async function paymentOf(applicant: Api, id: string): Promise<Payment> {
  const { node } = await applicant.query<{ node: { payment: Payment | null } | null }>(PAYMENT, { id });
  return present('payment', node?.payment);
}

const START_PAYMENT = `mutation ($requestId: ID!) {
  startPayment(requestId: $requestId) { payment { amount checkoutUrl expiresAt } userErrors { code message } }
}`;

const PAYMENT = `query ($id: ID!) {
  node(id: $id) { ... on Request { payment { status statusText failure receiptNumber } } }
}`;
