import type { PaymentRecord } from '../../src/payments/index.ts';
import { type PaymentsWithSandbox, startPaymentsWithSandbox } from './payments-with-sandbox.ts';

let world: PaymentsWithSandbox;
beforeAll(async () => {
  world = await startPaymentsWithSandbox();
});
afterAll(() => world.stop());

async function payable(): Promise<PaymentRecord> {
  const { id } = await world.open(world.order());
  return world.payments.requestCheckout(id);
}

const untouched = { status: 'PENDING', version: 2 };

describe('what the gateway tells', () => {
  it('moves the payment when the payer pays at the checkout page', async () => {
    const payment = await payable();
    const response = await world.choose(payment.checkoutUrl, 'paid');
    expect(await response.json()).toMatchObject({ status: 'PAID', delivered: true });
    expect(await world.read(payment.id)).toMatchObject({
      status: 'PAID',
      paid_at: '2026-11-22T06:00:00Z',
      receipt_number: expect.stringMatching(/^\d{12,}$/),
      failure_code: null,
    });
    expect(world.moves.at(-1)).toMatchObject({
      payment: { id: payment.id },
      from: 'PENDING',
      event: 'PAYMENT_RECEIVED',
    });
  });

  it('moves the payment when the bank refuses, and another may be opened', async () => {
    const payment = await payable();
    await world.choose(payment.checkoutUrl, 'failed');
    expect(await world.read(payment.id)).toMatchObject({ status: 'FAILED', failure_code: 'DECLINED' });
    const next = await world.open(world.order({ subjectId: payment.subjectId }));
    expect(next.id).not.toBe(payment.id);
  });

  it('refuses another payment once the subject is paid for', async () => {
    const payment = await payable();
    await world.choose(payment.checkoutUrl, 'paid');
    await expect(world.open(world.order({ subjectId: payment.subjectId }))).rejects.toMatchObject({
      code: 'PAYMENT_ALREADY_MADE',
    });
  });

  it('takes a notification once, however often it is sent', async () => {
    const payment = await payable();
    const notification = world.notification(payment);
    const before = world.moves.length;
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.notify(notification)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.filter(({ answer }) => JSON.stringify(answer) === '{"effect":"MOVED"}')).toHaveLength(1);
    expect(await world.notify(notification)).toEqual({ status: 200, answer: { effect: 'REPEATED' } });
    expect(world.moves).toHaveLength(before + 1);
    expect(await world.ledger(payment.id)).toEqual([{ outcome: 'PAID', moved: true }]);
  });

  it('refuses another notification under an id that is used', async () => {
    const payment = await payable();
    const notification = world.notification(payment);
    await world.notify(notification);
    expect(await world.notify({ ...notification, receiptNumber: '999' })).toEqual({
      status: 409,
      answer: { code: 'PAYMENT_NOTIFICATION_CONFLICT' },
    });
  });

  it('keeps money that was received, whatever is told later', async () => {
    const payment = await payable();
    await world.notify(world.notification(payment));
    expect(await world.notify(world.failure(payment))).toEqual({
      status: 200,
      answer: { effect: 'UNCHANGED' },
    });
    expect(await world.read(payment.id)).toMatchObject({ status: 'PAID' });
    expect(await world.ledger(payment.id)).toHaveLength(2);
  });

  it('counts money that comes after a failure, and closes the payment opened since', async () => {
    const payment = await payable();
    await world.notify(world.failure(payment));
    const next = await world.open(world.order({ subjectId: payment.subjectId }));
    expect(await world.notify(world.notification(payment))).toEqual({
      status: 200,
      answer: { effect: 'MOVED' },
    });
    expect(await world.read(payment.id)).toMatchObject({ status: 'PAID', failure_code: null });
    expect(await world.read(next.id)).toMatchObject({ status: 'EXPIRED' });
    expect(world.moves.at(-1)).toMatchObject({ from: 'FAILED', event: 'PAYMENT_RECEIVED_AFTER_FAILURE' });
  });

  it('marks money that comes after the time to pay as late', async () => {
    const payment = await payable();
    await world.database.transaction((transaction) =>
      world.payments.expirePayments(transaction, payment.subjectId),
    );
    await world.notify(world.notification(payment));
    expect(world.moves.at(-1)).toMatchObject({ from: 'EXPIRED', event: 'PAYMENT_RECEIVED_LATE' });
  });

  it('keeps a failure of unknown kind as OTHER', async () => {
    const payment = await payable();
    await world.notify({ ...world.failure(payment), failureCode: 'ISO8583_96' });
    expect(await world.read(payment.id)).toMatchObject({ status: 'FAILED', failure_code: 'OTHER' });
  });

  it('is believed for a charge whose opening was never answered', async () => {
    const payment = await world.open(world.order());
    await world.notify(world.notification(payment, { reference: 'lost-answer' }));
    expect(await world.read(payment.id)).toMatchObject({ status: 'PAID', provider_reference: 'lost-answer' });
  });

  it('leaves nothing behind when the subject cannot be moved', async () => {
    const payment = await payable();
    const notification = world.notification(payment);
    world.subjects.refuse = true;
    expect((await world.notify(notification)).status).toBe(500);
    world.subjects.refuse = false;
    expect(await world.read(payment.id)).toMatchObject(untouched);
    expect(await world.ledger(payment.id)).toHaveLength(0);
    expect(await world.notify(notification)).toEqual({ status: 200, answer: { effect: 'MOVED' } });
  });
});

describe('what is not believed', () => {
  it.each<[string, Parameters<PaymentsWithSandbox['notify']>[1]]>([
    ['signed with another secret', { secret: 'another' }],
    ['not signed', { header: '' }],
    ['with a signature of another form', { header: 'v1=00' }],
    ['with a signature that is too short', { header: 't=1795327200,v1=00' }],
  ])('a notification %s', async (_name, signing) => {
    const payment = await payable();
    expect(await world.notify(world.notification(payment), signing)).toEqual({
      status: 401,
      answer: { code: 'PAYMENT_NOTIFICATION_UNTRUSTED' },
    });
    expect(await world.read(payment.id)).toMatchObject(untouched);
  });

  it.each([
    ['over five minutes old', -301_000],
    ['over five minutes ahead', 301_000],
  ])('a notification signed %s', async (_name, offset) => {
    const payment = await payable();
    const answer = await world.notify(world.notification(payment), { at: world.time.now + offset });
    expect(answer).toEqual({ status: 401, answer: { code: 'PAYMENT_NOTIFICATION_UNTRUSTED' } });
    expect(await world.read(payment.id)).toMatchObject(untouched);
  });

  it('a notification just within five minutes is believed', async () => {
    const payment = await payable();
    const answer = await world.notify(world.notification(payment), { at: world.time.now - 299_000 });
    expect(answer.status).toBe(200);
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['of another amount', { amount: 100 }, 409, 'PAYMENT_AMOUNT_MISMATCH'],
    ['of another charge', { reference: 'another' }, 409, 'PAYMENT_REFERENCE_MISMATCH'],
    ['of an unknown payment', { paymentId: '0190f3c2-0000-7000-8000-000000000000' }, 404, 'PAYMENT_UNKNOWN'],
    ['in another currency', { currency: 'USD' }, 400, 'PAYMENT_NOTIFICATION_MALFORMED'],
    ['without a receipt', { receiptNumber: undefined }, 400, 'PAYMENT_NOTIFICATION_MALFORMED'],
    ['of an unknown outcome', { outcome: 'MAYBE' }, 400, 'PAYMENT_NOTIFICATION_MALFORMED'],
    ['with half a tiyn', { amount: 2162500.5 }, 400, 'PAYMENT_NOTIFICATION_MALFORMED'],
  ])('a signed notification %s', async (_name, changes, status, code) => {
    const payment = await payable();
    expect(await world.notify(world.notification(payment, changes))).toEqual({ status, answer: { code } });
    expect(await world.read(payment.id)).toMatchObject(untouched);
    expect(await world.ledger(payment.id)).toHaveLength(0);
  });

  it('a signed body that is not JSON', async () => {
    expect(await world.notify('{')).toEqual({
      status: 400,
      answer: { code: 'PAYMENT_NOTIFICATION_MALFORMED' },
    });
  });

  it('a body over 16 KB', async () => {
    expect((await world.notify('x'.repeat(16 * 1024 + 1))).status).toBe(413);
  });
});

describe('the ledger', () => {
  it.each(['UPDATE payment_notification SET moved = false', 'DELETE FROM payment_notification'])(
    'refuses the application: %s',
    async (statement) => {
      await expect(world.database.query(statement)).rejects.toThrow(/permission denied/);
    },
  );

  it('does not let the application change what a payment is for or how much', async () => {
    await expect(world.database.query('UPDATE payment SET amount_tiyn = 1')).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.database.query('DELETE FROM payment')).rejects.toThrow(/permission denied/);
  });
});
