import type { PaymentRecord } from '../../src/payments/index.ts';
import { SandboxAuthority } from '../../src/sandbox/certification-authority/index.ts';
import { signedNotice, xmlOf } from './notices.ts';
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
    expect(await world.ledger(payment.id)).toEqual([{ outcome: 'PAID', moved: true, refusal: null }]);
  });

  it('refuses another notification under an id that is used', async () => {
    const payment = await payable();
    const notification = world.notification(payment);
    await world.notify(notification);
    expect(
      await world.notify({ ...notification, fields: { ...notification.fields, docNumber: '999' } }),
    ).toEqual({
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

  it('gives money back that comes after the time to pay', async () => {
    const payment = await payable();
    await world.database.transaction((transaction) =>
      world.payments.closePayments(transaction, payment.subjectId, { givesBack: true }),
    );
    await world.notify(world.notification(payment));
    expect(world.moves.at(-1)).toMatchObject({ from: 'EXPIRED', event: 'PAYMENT_RECEIVED_LATE' });
    expect(await world.read(payment.id)).toMatchObject({ status: 'REFUNDING', refund_reason: 'LATE' });
  });

  it('gives money back that comes after a failure when another payment has paid, or nothing is due any more', async () => {
    const failed = await payable();
    await world.notify(world.failure(failed));
    const paying = await world.open(world.order({ subjectId: failed.subjectId }));
    await world.notify(world.notification(await world.payments.requestCheckout(paying.id)));
    await world.notify(world.notification(failed));
    expect(await world.read(failed.id)).toMatchObject({ status: 'REFUNDING', refund_reason: 'PAID_TWICE' });
    expect(await world.read(paying.id)).toMatchObject({ status: 'PAID' });
    const ended = await payable();
    await world.notify(world.failure(ended));
    world.subjects.awaited = false;
    await world.notify(world.notification(ended));
    world.subjects.awaited = true;
    expect(await world.read(ended.id)).toMatchObject({ status: 'REFUNDING', refund_reason: 'LATE' });
  });

  it('keeps a failure of unknown kind as OTHER', async () => {
    const payment = await payable();
    await world.notify(world.failure(payment, { failureCode: 'ISO8583_96' }));
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
  const untrusted = { status: 401, answer: { code: 'PAYMENT_NOTIFICATION_UNTRUSTED' } };

  it('a notice that was altered after it was signed, or is not signed', async () => {
    const payment = await payable();
    const notice = world.notification(payment);
    const signed = signedNotice(world.sandbox.paymentKey, notice);
    for (const altered of [
      signed.replace(/<amount>[^<]+/, '<amount>1.00'),
      signed.replace(/<docNumber>[^<]+/, '<docNumber>999'),
      signed.replace('<knp>', '<kbk>108125</kbk><knp>'),
      xmlOf(notice),
      'not XML',
      '',
    ]) {
      expect(await world.notify(altered)).toEqual(untrusted);
    }
    expect(await world.read(payment.id)).toMatchObject(untouched);
    expect(await world.ledger(payment.id)).toEqual([]);
  });

  it('a notice signed with another key, even one of the same authority', async () => {
    const payment = await payable();
    const clock = { now: () => new Date(world.time.now) };
    const stranger = await SandboxAuthority.open({ clock, url: 'http://localhost' });
    for (const authority of [stranger, world.sandbox.authority]) {
      const identity = await authority.certify({
        template: 'INFORMATION_SYSTEM',
        name: 'ANOTHER',
        systemId: 'ANOTHER',
        organisation: { name: 'ANOTHER', bin: '120140000017' },
        algorithm: 'RSA',
      });
      expect(await world.notify(world.notification(payment), identity)).toEqual(untrusted);
    }
    expect(await world.read(payment.id)).toMatchObject(untouched);
  });

  it('a notice wrapped into another, or with fields of more than one level', async () => {
    const payment = await payable();
    const signed = signedNotice(world.sandbox.paymentKey, world.notification(payment));
    expect(await world.notify(`<a>${signed}</a>`)).toEqual(untrusted);
    const nested = { ...world.notification(payment).fields, bankName: '<b>x</b>' };
    const notice = { ...world.notification(payment), fields: nested };
    expect(await world.notify(notice)).toEqual(untrusted);
  });

  it('a notice after the time of the gateway’s certificate', async () => {
    const payment = await payable();
    const { now } = world.time;
    world.time.now = now + 4 * 365 * 24 * 60 * 60_000;
    expect(await world.notify(world.notification(payment))).toEqual(untrusted);
    world.time.now = now;
    expect(await world.read(payment.id)).toMatchObject(untouched);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['another amount', { amount: '1.00' }, 'PAYMENT_AMOUNT_MISMATCH'],
    ['another charge', { reference: 'another' }, 'PAYMENT_REFERENCE_MISMATCH'],
    ['another payer', { payerIdn: '900101400013' }, 'PAYMENT_PAYER_MISMATCH'],
  ])('a signed notice of %s: refused, with its line in the ledger', async (_name, changes, code) => {
    const payment = await payable();
    const notice = world.notification(payment, changes);
    for (const _ of [1, 2]) expect(await world.notify(notice)).toEqual({ status: 409, answer: { code } });
    expect(await world.read(payment.id)).toMatchObject(untouched);
    expect(await world.ledger(payment.id)).toEqual([{ outcome: 'PAID', moved: false, refusal: code }]);
    expect(await world.notify(world.notification(payment))).toEqual({
      status: 200,
      answer: { effect: 'MOVED' },
    });
  });

  it('a signed notice of another purpose, or of a payment that is not ours', async () => {
    const payment = await payable();
    const assign = (purpose: string, id: string) => `x; ${purpose}; ${id}`;
    const other = world.notification(payment, { assign: assign('APOSTILLE', payment.id) });
    expect(await world.notify(other)).toEqual({
      status: 409,
      answer: { code: 'PAYMENT_PURPOSE_MISMATCH' },
    });
    const unknown = assign(payment.purpose, '0190f3c2-0000-7000-8000-000000000000');
    expect(await world.notify(world.notification(payment, { assign: unknown }))).toEqual({
      status: 404,
      answer: { code: 'PAYMENT_UNKNOWN' },
    });
    expect(await world.read(payment.id)).toMatchObject(untouched);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['without a receipt', { docNumber: undefined }],
    ['with an amount of another form', { amount: '21625' }],
    ['with half a tiyn', { amount: '21625.005' }],
    ['with a field that the format does not have', { comment: 'x' }],
    ['whose purpose names no payment', { assign: 'x' }],
    ['without a bank', { bankBik: undefined }],
  ])('a signed notice %s', async (_name, changes) => {
    const payment = await payable();
    expect(await world.notify(world.notification(payment, changes))).toEqual({
      status: 400,
      answer: { code: 'PAYMENT_NOTIFICATION_MALFORMED' },
    });
    expect(await world.read(payment.id)).toMatchObject(untouched);
  });

  it('a signed document of another kind', async () => {
    const notice = { ...world.notification(await payable()), name: 'paymentOrder' };
    expect(await world.notify(notice)).toMatchObject({ status: 400 });
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
