import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look, payAt, sign } from '../support/story.ts';
import { openPayment, paymentOf, reapply, refusalOf, withdraw } from './acts.ts';
import {
  arrived,
  begun,
  codesOf,
  handTo,
  offered,
  queueOf,
  signAndSend,
  startWithAllEditions,
} from './any-edition.ts';
import { type Cast, castOf, logInAgain } from './cast.ts';
import { jobDone } from './outside.ts';
import { nothingBegun, recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';
import { timerOf } from './timers.ts';
import { until } from './until.ts';

const DAY = 24 * 3_600_000;
/** Five monthly calculation indices of 2026, in tenge. */
const FEE = 5 * 4325;
const PAY = 'PORTAL.PROCESS.8';

const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  cast = await castOf(server);
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

/** Signed, sent and found in the registries: it is time to pay. */
async function due(client = cast.applicant): Promise<string> {
  const id = await begun(client, 'MediaRegistration', { regulation: '418-2011' });
  await signAndSend(client, id);
  await arrived(client, id, PAY);
  return id;
}

/** The timer of a payment goes off now, and has done what it does. */
async function goOff(id: string): Promise<void> {
  const uuid = id.replace('req_', '');
  await server.database.database.query('SELECT queue_job($1, $2::json, NULL, $3)', [
    'expire-payment',
    JSON.stringify({ requestId: uuid }),
    `expire-payment:${uuid}`,
  ]);
  await jobDone(server, 'expire-payment', id);
}

async function expired(): Promise<string> {
  const id = await due();
  await goOff(id);
  return id;
}

const settled = (id: string, status: string) =>
  until(`a payment that is ${status}`, async () => {
    const payment = await paymentOf(cast.applicant, id);
    return payment?.status === status ? payment : null;
  });

interface Told {
  readonly status: string;
  readonly kk: string;
  readonly ru: string;
}

async function historyOf(id: string): Promise<{ now: Told; events: Told[] }> {
  const { node } = await cast.applicant.query<{ node: Told & { history: { edges: { node: Told }[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { status kk: statusText(lang: KK) ru: statusText(lang: RU)
       history(first: 100) { edges { node { status kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
    { id },
  );
  const { history, ...now } = node;
  return { now, events: history.edges.map((edge) => edge.node) };
}

describe('the duty of 418-2011', () => {
  it('is to be paid within 24 hours of the passed condition 2, also when nobody asked for the page', async () => {
    const id = await due();
    const { steps } = await recordOf(server, id);
    const passed = steps.find(({ key }) => key === 'PORTAL.CONDITION.2');
    const at = Date.parse(String(Reflect.get(passed ?? {}, 'completed_at')));
    expect(await timerOf(server, id)).toBe(new Date(at + DAY).toISOString());
    expect(await paymentOf(cast.applicant, id)).toBeNull();
    expect(await offered(cast.applicant, id)).toEqual(['START_PAYMENT', 'WITHDRAW']);
  });

  it('is five indices, and the page of the gateway stays open until the same time', async () => {
    const id = await due();
    const timer = await timerOf(server, id);
    clock.moveBy(600_000);
    const { payment, userErrors } = await openPayment(cast.applicant, id);
    expect(userErrors).toEqual([]);
    expect(payment).toMatchObject({ amount: FEE, status: 'PENDING', expiresAt: timer });
    expect(await timerOf(server, id)).toBe(timer);
  });

  it('paid, takes the request to the clerk, who did not have it before', async () => {
    const id = await due();
    expect(await queueOf(cast.clerk)).not.toContain(id);
    const { payment } = await openPayment(cast.applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    await arrived(cast.applicant, id, 'PORTAL.ACTION.1');
    expect(await queueOf(cast.clerk)).toContain(id);
    const { events, now } = await historyOf(id);
    expect(events.at(-1)).toEqual({ status: 'SENT', ...bothLanguages('requests:event.PAID_SENT') });
    expect(now.status).toBe('SENT');
    await handTo(cast.clerk, id, cast.executor);
  });

  it('is opened by its payer alone, and not twice once it is paid', async () => {
    const id = await due();
    for (const other of [cast.company, cast.clerk, cast.administrator]) {
      const { userErrors } = await unchanged(server, id, () => openPayment(other, id));
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    }
    const { payment } = await openPayment(cast.applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    await arrived(cast.applicant, id, 'PORTAL.ACTION.1');
    const { userErrors } = await unchanged(server, id, () => openPayment(cast.applicant, id));
    expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
  });

  it('that failed is told and may be tried again', async () => {
    const id = await due();
    const first = (await openPayment(cast.applicant, id)).payment;
    await payAt(first?.checkoutUrl ?? '', 'failed');
    await settled(id, 'FAILED');
    const { now, events } = await historyOf(id);
    expect(now.status).toBe('AWAITING_PAYMENT');
    expect(events.at(-1)).toMatchObject(bothLanguages('requests:event.PAYMENT_FAILED'));
    expect(await offered(cast.applicant, id)).toEqual(['START_PAYMENT', 'WITHDRAW']);
    const second = (await openPayment(cast.applicant, id)).payment;
    expect(second).toMatchObject({ amount: FEE, status: 'PENDING', expiresAt: first?.expiresAt });
    expect(second?.id).not.toBe(first?.id);
    await payAt(second?.checkoutUrl ?? '', 'paid');
    await arrived(cast.applicant, id, 'PORTAL.ACTION.1');
  });

  it('is not paid around by signing again: the signature stands, and nothing is refused', async () => {
    const id = await due();
    for (const signature of ['AAAA', cast.applicant.sign(Buffer.from('{}'))]) {
      const answer = await unchanged(server, id, () => sign(cast.applicant, id, signature));
      expect(codesOf(answer)).toEqual(['STEP_NOT_AVAILABLE']);
    }
    const document = 'query ($id: ID!) { signingDocument(requestId: $id) { content } }';
    expect(await cast.applicant.refusal(document, { id })).toEqual(['STEP_NOT_AVAILABLE']);
    expect((await recordOf(server, id)).signatures).toHaveLength(1);
  });

  it('is not opened any more when its day is over, even before the timer has gone off', async () => {
    const id = await due();
    clock.moveBy(DAY);
    await logInAgain(cast.applicant);
    const { userErrors } = await unchanged(server, id, () => openPayment(cast.applicant, id));
    expect(userErrors).toMatchObject([{ code: 'PAYMENT_TIME_OVER' }]);
    clock.reset();
    await logInAgain(cast.applicant);
  });
});

describe('a request whose day to pay is over', () => {
  it('has expired, as its history tells in both languages, with neither refusal nor result', async () => {
    const id = await expired();
    const { now, events } = await historyOf(id);
    expect(now).toEqual({ status: 'EXPIRED', ...bothLanguages('requests:status.EXPIRED') });
    expect(events.at(-1)).toEqual({ status: 'EXPIRED', ...bothLanguages('requests:event.EXPIRED') });
    expect(await refusalOf(cast.applicant, id)).toBeNull();
    const { request, results, steps } = await recordOf(server, id);
    expect([request.current_step, results]).toEqual([null, []]);
    expect(steps.at(-1)).toMatchObject({ key: PAY, state: 'FAILED' });
    expect(await queueOf(cast.clerk)).not.toContain(id);
  });

  it('closes the payment that was open, and stays expired when the money comes too late and is given back', async () => {
    const id = await due();
    const { payment } = await openPayment(cast.applicant, id);
    await goOff(id);
    expect(await paymentOf(cast.applicant, id)).toMatchObject({ status: 'EXPIRED' });
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    await settled(id, 'REFUNDED');
    expect((await look(cast.applicant, id)).status).toBe('EXPIRED');
  });

  it('has nothing left to do but to be made again', async () => {
    const id = await expired();
    expect(await offered(cast.applicant, id)).toEqual(['REAPPLY']);
    expect(codesOf(await unchanged(server, id, () => withdraw(cast.applicant, id)))).toEqual([
      'STEP_NOT_AVAILABLE',
    ]);
    const { userErrors } = await unchanged(server, id, () => openPayment(cast.applicant, id));
    expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
    expect(codesOf(await unchanged(server, id, () => sign(cast.applicant, id, 'AAAA')))).toEqual([
      'STEP_NOT_AVAILABLE',
    ]);
  });

  it('gives a new draft of the same form, under the edition that new requests get, once', async () => {
    const id = await expired();
    const { request, userErrors } = await unchanged(server, id, () => reapply(cast.applicant, id));
    expect([request?.status, request?.number, userErrors]).toEqual(['DRAFT', null, []]);
    const [old, fresh, current] = await Promise.all(
      [id, request?.id ?? '', await begun(cast.applicant, 'MediaRegistration')].map((one) =>
        recordOf(server, one),
      ),
    );
    const of = (record: typeof old, name: string): unknown => Reflect.get(record?.request ?? {}, name);
    expect(of(fresh, 'application')).toEqual(of(old, 'application'));
    expect(of(fresh, 'edition')).toBe(of(current, 'edition'));
    expect(of(fresh, 'edition')).not.toBe('418-2011');
    const again = await nothingBegun(server, () => reapply(cast.applicant, id));
    expect(again.request?.id).toBe(request?.id);
  });

  it('gives nothing to others, nor a request that is still to be paid, was paid or withdrawn', async () => {
    const id = await expired();
    for (const other of [cast.company, cast.clerk, cast.administrator]) {
      const answer = await nothingBegun(server, () => reapply(other, id));
      expect(codesOf(answer)).toEqual(['REQUEST_NOT_FOUND']);
    }
    const [open, back, paid] = [await due(), await due(), await due()];
    await withdraw(cast.applicant, back);
    const { payment } = await openPayment(cast.applicant, paid);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    await arrived(cast.applicant, paid, 'PORTAL.ACTION.1');
    for (const one of [open, back, paid]) {
      const answer = await nothingBegun(server, () => reapply(cast.applicant, one));
      expect(codesOf(answer)).toEqual(['REAPPLY_NOT_AVAILABLE']);
    }
  });
});

describe('the timer', () => {
  it('does nothing to a request that was paid, or withdrawn', async () => {
    const paid = await due();
    const { payment } = await openPayment(cast.applicant, paid);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
    await arrived(cast.applicant, paid, 'PORTAL.ACTION.1');
    const back = await due();
    await withdraw(cast.applicant, back);
    for (const id of [paid, back]) await unchanged(server, id, () => goOff(id));
  });
});
