import { createServer, type Server } from 'node:http';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, look, paid, payAt } from '../support/story.ts';
import { openPayment, paymentOf, withdraw } from './acts.ts';
import { type Cast, castOf, logInAgain, speaking } from './cast.ts';
import { putOut } from './outside.ts';
import { tellOf } from './payments.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const clock = new MovedClock();
const DAY = 24 * 3_600_000;

/** Stands before the payment gateway: opened, it passes on and counts; closed, the gateway does not answer. */
const door = { open: true, passed: 0, server: undefined as Server | undefined };
let server: RunningServer;
let cast: Cast;
let applicant: Client;

beforeAll(async () => {
  const port = await openDoor();
  server = await startServer({ clock, settings: { PAYMENT_GATEWAY_URL: `http://localhost:${port}` } });
  cast = await castOf(server);
  applicant = cast.applicant;
});
afterEach(async () => {
  door.open = true;
  clock.reset();
});
afterAll(async () => {
  await server.stop();
  door.server?.close();
});

function openDoor(): Promise<number> {
  door.server = createServer(async (request, response) => {
    if (!door.open) return void request.socket.destroy();
    door.passed += 1;
    const body = (await request.toArray()).map((part: unknown) => Buffer.from(part as Uint8Array));
    const { authorization = '' } = request.headers;
    const answer = await fetch(`${server.sandbox.url}${request.url}`, {
      method: request.method ?? 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: Buffer.concat(body),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  return new Promise((resolve) => {
    door.server?.listen(0, () => {
      const address = door.server?.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

describe('the fee', () => {
  it('is five indices of the year, to be paid within a day at the gateway’s page', async () => {
    const { id } = await draft(applicant);
    const { payment, userErrors } = await openPayment(applicant, id);
    expect(userErrors).toEqual([]);
    expect(payment).toMatchObject({ amount: 21_625, status: 'PENDING', paidAt: null, receiptNumber: null });
    expect(payment?.checkoutUrl).toContain(`${server.sandbox.url}/payments/checkout/`);
    expect(Date.parse(payment?.expiresAt ?? '') - clock.now().getTime()).toBeGreaterThan(DAY - 60_000);
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_PAYMENT', version: 2 });
  });

  it.each([
    ['2025-06-01T00:00:00Z', 19_660],
    ['2024-12-31T18:59:00Z', 18_460],
    ['2024-12-31T19:00:00Z', 19_660],
  ])('at %s is %d tenge: the year is that of Almaty', async (time, amount) => {
    clock.moveTo(time);
    const { id } = await draft(applicant);
    /* Timers run by the time of the database, where that day is long over: it may be closed before the gateway is asked. */
    await openPayment(applicant, id);
    expect(await paymentOf(applicant, id)).toMatchObject({ amount });
  });

  it('is not asked for in a year whose index nobody knows, and the form stays open', async () => {
    clock.moveTo('2026-12-31T19:00:00Z');
    await logInAgain(applicant);
    const { id } = await draft(applicant);
    const text = bothLanguages('errors:MCI_UNKNOWN', { year: 2027 });
    for (const language of ['kk', 'ru'] as const) {
      const answer = await unchanged(server, id, () =>
        openPayment(speaking(server, applicant, language), id),
      );
      const userErrors = [{ code: 'MCI_UNKNOWN', path: null, message: text[language] }];
      expect(answer).toEqual({ payment: null, userErrors });
    }
  });

  it('is one charge, however often and at once its payment is started', async () => {
    const { id } = await draft(applicant);
    const { passed } = door;
    const first = await openPayment(applicant, id);
    const again = await Promise.all([openPayment(applicant, id), openPayment(applicant, id)]);
    expect(again).toEqual([first, first]);
    expect(door.passed - passed).toBe(1);
    expect((await recordOf(server, id)).payments).toHaveLength(1);
  });

  it('is not asked for of a request that is not the caller’s, is paid, or has ended', async () => {
    const { id } = await draft(applicant);
    for (const other of [cast.company, cast.clerk, cast.administrator]) {
      const { payment, userErrors } = await unchanged(server, id, () => openPayment(other, id));
      expect([payment, userErrors]).toMatchObject([null, [{ code: 'REQUEST_NOT_FOUND' }]]);
    }
    await withdraw(applicant, id);
    for (const closed of [id, (await paid(applicant)).id]) {
      const { userErrors } = await unchanged(server, closed, () => openPayment(applicant, closed));
      expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
    }
  });
});

describe('the payer', () => {
  it('may fail, which is told, and pay after that; both attempts and the receipt are kept', async () => {
    const { id } = await draft(applicant);
    const { payment: first } = await openPayment(applicant, id);
    await payAt(first?.checkoutUrl ?? '', 'failed');
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_PAYMENT' });
    const failed = await paymentOf(speaking(server, applicant, 'ru'), id);
    expect(failed).toMatchObject({ status: 'FAILED', failure: 'Банк отказал в проведении платежа' });
    const { payment: second } = await openPayment(applicant, id);
    expect(second?.id).not.toBe(first?.id);
    await payAt(second?.checkoutUrl ?? '', 'paid');
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_SIGNATURE' });
    const receipt = { status: 'PAID', receiptNumber: expect.stringMatching(/^\d{18}$/), failure: null };
    expect(await paymentOf(applicant, id)).toMatchObject(receipt);
    const { node } = await applicant.query<{ node: { status: string } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Payment { status } } }',
      { id: first?.id },
    );
    expect(node).toEqual({ status: 'FAILED' });
    expect((await recordOf(server, id)).events.map(({ type }) => type)).toEqual([
      'DRAFT',
      'AWAITING_PAYMENT',
      'PAYMENT_FAILED',
      'PAID_AWAITING_SIGNATURE',
    ]);
  });

  it('is told that the gateway does not answer; nothing is lost, and the same call goes on when it does', async () => {
    const { id } = await draft(applicant);
    door.open = false;
    const text = bothLanguages('errors:PAYMENT_GATEWAY_UNAVAILABLE');
    for (const language of ['kk', 'ru'] as const) {
      const answer = await openPayment(speaking(server, applicant, language), id);
      const userErrors = [{ code: 'PAYMENT_GATEWAY_UNAVAILABLE', path: null, message: text[language] }];
      expect(answer).toEqual({ payment: null, userErrors });
    }
    const { payments } = await recordOf(server, id);
    expect(payments).toMatchObject([{ status: 'PENDING', checkout_url: null }]);
    door.open = true;
    const { payment } = await openPayment(applicant, id);
    expect(payment?.id).toBe(`pay_${payments[0]?.id}`);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_SIGNATURE' });
  });

  it('is not believed without the gateway’s signature, and nothing is changed', async () => {
    const { id } = await draft(applicant);
    const { payment } = await openPayment(applicant, id);
    for (const mode of ['WRONG_SIGNATURE', 'ALTERED'] as const) {
      await putOut(server, 'PAYMENT_NOTICES', mode, 1);
      await unchanged(server, id, () => tellOf(server, payment, mode === 'ALTERED' ? 'TELL' : 'PAY'));
    }
    await tellOf(server, payment, 'TELL');
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_SIGNATURE' });
  });
});
