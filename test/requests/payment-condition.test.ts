import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, look, paid, payAt, sign } from '../support/story.ts';
import { openPayment, paymentOf, reapply, refusalOf, withdraw } from './acts.ts';
import { type Cast, castOf, logInAgain } from './cast.ts';
import { nothingBegun, recordOf, unchanged } from './record.ts';
import { goOff, timerOf } from './timers.ts';
import { until } from './until.ts';

const clock = new MovedClock();
const DAY = 24 * 3_600_000;
let server: RunningServer;
let cast: Cast;
let applicant: Client;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
  applicant = cast.applicant;
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

const NOTICE = {
  clause: '6-8',
  causeCode: 'PAYMENT_MISSING',
  kk: 'Төлемақының жоқтығына байланысты сұрау салынған қызметтен бас тартылды.',
  ru: 'В запрашиваемой услуге отказано в связи с отсутствием оплаты.',
  causeKk: 'Қызмет ақысы төленбеген.',
  causeRu: 'Услуга не оплачена.',
  grounds: [],
};

/** Held of every request that ended unpaid: process 4 failed, condition 2 said no, process 5 gave its notice. */
async function expectRefusedUnpaid(requestId: string): Promise<void> {
  expect(await refusalOf(applicant, requestId)).toMatchObject(NOTICE);
  const record = await recordOf(server, requestId);
  expect(record.request).toMatchObject({
    status: 'REFUSED',
    current_step: null,
    number: null,
    sent_at: null,
  });
  expect(record.steps.slice(-3).map(({ key, state, answer }) => [key, state, answer])).toEqual([
    ['PORTAL.PROCESS.4', 'FAILED', null],
    ['PORTAL.CONDITION.2', 'DONE', 'FAIL'],
    ['PORTAL.PROCESS.5', 'DONE', null],
  ]);
  expect(record.events.at(-1)).toMatchObject({ type: 'REFUSED_PAYMENT_MISSING', status: 'REFUSED' });
}

describe('condition 2', () => {
  it('refuses an applicant who signs without having paid, by the notice of process 5', async () => {
    const { id } = await draft(applicant);
    await openPayment(applicant, id);
    const { request, userErrors } = await sign(applicant, id, 'AAAA');
    expect([request?.status, userErrors]).toEqual(['REFUSED', []]);
    await expectRefusedUnpaid(id);
  });

  it('refuses when the time to pay is over, as the timer that was set for it says', async () => {
    const { id } = await draft(applicant);
    const { payment } = await openPayment(applicant, id);
    expect(await timerOf(server, id)).toBe(new Date(payment?.expiresAt ?? '').toISOString());
    expect(await goOff(server, applicant, id)).toBe('REFUSED');
    await expectRefusedUnpaid(id);
    expect(await paymentOf(applicant, id)).toMatchObject({ status: 'EXPIRED' });
  });

  it('refuses when the time to pay is over and the only attempt to pay had failed', async () => {
    const { id } = await draft(applicant);
    const { payment } = await openPayment(applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'failed');
    expect(await goOff(server, applicant, id)).toBe('REFUSED');
    await expectRefusedUnpaid(id);
  });

  it('does not give more time to whoever tries again: it runs from when the form was closed', async () => {
    const { id } = await draft(applicant);
    const { payment } = await openPayment(applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'failed');
    clock.moveBy(600_000);
    const { payment: second } = await openPayment(applicant, id);
    expect(second?.expiresAt).toBe(payment?.expiresAt);
    clock.moveBy(DAY);
    await logInAgain(applicant);
    await expect(payAt(second?.checkoutUrl ?? '', 'paid')).rejects.toThrow('410');
    const { userErrors } = await unchanged(server, id, () => openPayment(applicant, id));
    expect(userErrors).toMatchObject([{ code: 'PAYMENT_TIME_OVER' }]);
  });

  it('stays refused when the money comes too late, which is given back', async () => {
    const { id } = await draft(applicant);
    const { payment } = await openPayment(applicant, id);
    await sign(applicant, id, 'AAAA');
    const before = await recordOf(server, id);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    await until('the money is given back', async () =>
      (await paymentOf(applicant, id))?.status === 'REFUNDED' ? true : null,
    );
    const after = await recordOf(server, id);
    expect(after.events.length).toBeGreaterThan(before.events.length);
    const { payments, events } = before;
    expect({ ...after, payments, events }).toEqual(before);
  });
});

describe('after a refusal for want of payment', () => {
  const refused = async (): Promise<string> => {
    const { id } = await draft(applicant);
    await openPayment(applicant, id);
    await sign(applicant, id, 'AAAA');
    return id;
  };

  it('the applicant has a new draft with the same form, and the same one when asked twice', async () => {
    const id = await refused();
    expect((await look(applicant, id)).availableActions.map(({ action }) => action)).toEqual(['REAPPLY']);
    const { request, userErrors } = await unchanged(server, id, () => reapply(applicant, id));
    expect([request?.status, request?.number, userErrors]).toEqual(['DRAFT', null, []]);
    const [old, fresh] = [await recordOf(server, id), await recordOf(server, request?.id ?? '')];
    expect(Reflect.get(fresh.request, 'application')).toEqual(Reflect.get(old.request, 'application'));
    const again = await nothingBegun(server, () => reapply(applicant, id));
    expect(again.request?.id).toBe(request?.id);
  });

  it('nobody else has one, nor the applicant from a request that has not ended so', async () => {
    const id = await refused();
    for (const other of [cast.company, cast.clerk, cast.administrator]) {
      const { userErrors } = await nothingBegun(server, () => reapply(other, id));
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    }
    const withdrawn = await draft(applicant);
    await withdraw(applicant, withdrawn.id);
    for (const open of [withdrawn.id, (await draft(applicant)).id, (await paid(applicant)).id]) {
      const { userErrors } = await nothingBegun(server, () => reapply(applicant, open));
      expect(userErrors).toMatchObject([{ code: 'REAPPLY_NOT_AVAILABLE' }]);
    }
  });
});
