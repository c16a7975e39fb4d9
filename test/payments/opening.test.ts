import { tenge } from '../../src/kernel/index.ts';
import { type PaymentsWithSandbox, startPaymentsWithSandbox } from './payments-with-sandbox.ts';

let world: PaymentsWithSandbox;
beforeAll(async () => {
  world = await startPaymentsWithSandbox();
});
afterAll(() => world.stop());

describe('opening a payment', () => {
  it('gives the open one again while it collects the same', async () => {
    const order = world.order();
    const first = await world.open(order);
    const second = await world.open({ ...order, expiresAt: new Date(world.time.now + 60_000) });
    expect(second.id).toBe(first.id);
    expect(first).toMatchObject({ status: 'PENDING', amount: order.amount, checkoutUrl: null, version: 1 });
  });

  it('replaces an open one whose amount changed', async () => {
    const order = world.order();
    const first = await world.open(order);
    const second = await world.open({ ...order, amount: tenge(22_000) });
    expect(second.id).not.toBe(first.id);
    expect(await world.read(first.id)).toMatchObject({ status: 'EXPIRED' });
  });

  it('replaces an open one whose time is over', async () => {
    const order = world.order({ expiresAt: new Date(world.time.now + 1000) });
    const first = await world.open(order);
    world.time.now += 1000;
    const second = await world.open(world.order({ subjectId: order.subjectId }));
    expect(second.id).not.toBe(first.id);
    expect(await world.read(first.id)).toMatchObject({ status: 'EXPIRED' });
  });

  it('makes one payment of many asked for at the same time', async () => {
    const order = world.order();
    const opened = await Promise.all(Array.from({ length: 6 }, () => world.open(order)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  });

  it('refuses a time to pay that is over already', async () => {
    const order = world.order({ expiresAt: new Date(world.time.now) });
    await expect(world.open(order)).rejects.toMatchObject({ code: 'PAYMENT_TIME_OVER' });
  });

  it('leaves nothing when the caller rolls back', async () => {
    const order = world.order();
    const rolledBack = world.database.transaction(async (transaction) => {
      await world.payments.openPayment(transaction, order);
      throw new Error('the caller changed its mind');
    });
    await expect(rolledBack).rejects.toThrow('changed its mind');
    expect(
      await world.database.query('SELECT FROM payment WHERE subject_id = $1', [order.subjectId]),
    ).toHaveLength(0);
  });

  it('lets the database refuse a second open payment of one subject', async () => {
    const { subjectId } = await world.open(world.order());
    const insert = world.database.query(
      `INSERT INTO payment (subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at)
       VALUES ($1, 'APOSTILLE', '050315600010', 100, now(), now())`,
      [subjectId],
    );
    await expect(insert).rejects.toThrow(/payment_one_open/);
  });
});

describe('the checkout page', () => {
  it('is asked of the gateway once and kept', async () => {
    const { id } = await world.open(world.order());
    const first = await world.payments.requestCheckout(id);
    const second = await world.payments.requestCheckout(id);
    expect(first.checkoutUrl).toMatch(/^http:\/\/localhost:\d+\/payments\/checkout\/[0-9a-f]{32}$/);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ status: 'PENDING', reference: expect.any(String) });
  });

  it('is the same when asked for at the same time', async () => {
    const { id } = await world.open(world.order());
    const pages = await Promise.all(Array.from({ length: 4 }, () => world.payments.requestCheckout(id)));
    expect(new Set(pages.map(({ checkoutUrl }) => checkoutUrl)).size).toBe(1);
  });

  it('is not to be had while the gateway is down, and is once it is back', async () => {
    const { id } = await world.open(world.order());
    const down = world.paymentsAt('http://127.0.0.1:1');
    await expect(down.requestCheckout(id)).rejects.toMatchObject({ code: 'PAYMENT_GATEWAY_UNAVAILABLE' });
    expect(world.faults.at(-1)).toBe('UNREACHABLE');
    expect(await world.read(id)).toMatchObject({ status: 'PENDING', checkout_url: null, version: 1 });
    expect((await world.payments.requestCheckout(id)).checkoutUrl).not.toBeNull();
  });

  it('is not to be had with a wrong secret', async () => {
    const { id } = await world.open(world.order());
    const stranger = world.paymentsAt(world.sandbox.url, 'another');
    await expect(stranger.requestCheckout(id)).rejects.toMatchObject({ code: 'PAYMENT_GATEWAY_UNAVAILABLE' });
    expect(world.faults.at(-1)).toBe('REFUSED');
  });

  it('is refused for a payment that is unknown, or over', async () => {
    await expect(
      world.payments.requestCheckout('0190f3c2-0000-7000-8000-000000000000'),
    ).rejects.toMatchObject({ code: 'PAYMENT_UNKNOWN' });
    const { id, subjectId } = await world.open(world.order());
    await world.database.transaction((transaction) =>
      world.payments.closePayments(transaction, subjectId, { givesBack: false }),
    );
    await expect(world.payments.requestCheckout(id)).rejects.toMatchObject({ code: 'PAYMENT_NOT_OPEN' });
    const short = await world.open(world.order({ expiresAt: new Date(world.time.now + 1000) }));
    world.time.now += 1000;
    await expect(world.payments.requestCheckout(short.id)).rejects.toMatchObject({
      code: 'PAYMENT_TIME_OVER',
    });
  });
});

describe('closing the payments of what has ended', () => {
  const NOTHING = { givenBack: null, kept: null };
  const close = (subjectId: string, givesBack: boolean) =>
    world.database.transaction((transaction) =>
      world.payments.closePayments(transaction, subjectId, { givesBack }),
    );
  const paid = async () => {
    const payment = await world.payments.requestCheckout((await world.open(world.order())).id);
    await world.notify(world.notification(payment));
    return payment;
  };

  it('ends an open one, and a repeat changes nothing', async () => {
    const { id, subjectId } = await world.open(world.order());
    expect(await close(subjectId, true)).toEqual(NOTHING);
    const closed = await world.read(id);
    expect(closed).toMatchObject({ status: 'EXPIRED' });
    expect(await close(subjectId, true)).toEqual(NOTHING);
    expect(await world.read(id)).toEqual(closed);
  });

  it('gives back what was paid for what was never handed in, once', async () => {
    const { id, subjectId } = await paid();
    expect(await close(subjectId, true)).toMatchObject({
      givenBack: { id, status: 'REFUNDING' },
      kept: null,
    });
    expect(await world.read(id)).toMatchObject({ status: 'REFUNDING', refund_reason: 'NOT_SUBMITTED' });
    expect(await close(subjectId, true)).toEqual(NOTHING);
  });

  it('keeps what was paid for what was handed in, and says so', async () => {
    const { id, subjectId } = await paid();
    expect(await close(subjectId, false)).toMatchObject({ givenBack: null, kept: { id, status: 'PAID' } });
  });

  it('does nothing for a subject without payments', async () => {
    expect(await close('0190f3c2-0000-7000-8000-000000000000', true)).toEqual(NOTHING);
  });
});
