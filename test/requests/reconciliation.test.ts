import { incidents, opened } from '../incidents/incident-calls.ts';
import { newcomer } from '../live/newcomers.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, look, payAt } from '../support/story.ts';
import { openPayment, paymentOf } from './acts.ts';
import { type Cast, castOf, logInAgain } from './cast.ts';
import { putOut, tryLast } from './outside.ts';
import { reconcile, reports, tellOf } from './payments.ts';
import { recordOf } from './record.ts';
import { bothLanguages } from './texts.ts';
import { goOff } from './timers.ts';
import { until } from './until.ts';

const DAY = 24 * 3_600_000;
const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
let applicant: Client;
let administrator: Client;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
  ({ applicant, administrator } = cast);
});
afterEach(async () => {
  for (const system of ['PAYMENTS', 'REFUNDS', 'PAYMENT_NOTICES'] as const)
    await putOut(server, system, 'OFF');
  clock.reset();
});
afterAll(() => server.stop());

async function payable() {
  const { id } = await draft(applicant);
  const { payment } = await openPayment(applicant, id);
  if (payment === null) throw new Error('no payment was opened');
  return { id, payment };
}

const statusOf = async (id: string): Promise<string | undefined> =>
  (await recordOf(server, id)).payments[0]?.status;

const settledAs = (id: string, status: string) =>
  until(`${id} to be ${status}`, async () => ((await statusOf(id)) === status ? status : null));

const eventsOf = async (id: string): Promise<readonly string[]> =>
  (await recordOf(server, id)).events.map(({ type }) => type);

describe('asking the gateway about what is not settled', () => {
  it('finds a payment whose notice was lost, and the request goes on', async () => {
    await putOut(server, 'PAYMENT_NOTICES', 'LOST', 1);
    const { id, payment } = await payable();
    await payAt(payment.checkoutUrl ?? '', 'paid');
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_PAYMENT' });
    const report = await reconcile(server, administrator);
    expect(report).toMatchObject({
      kind: 'UNSETTLED',
      ...bothLanguages('payments:reconciliation.UNSETTLED'),
      moved: 1,
      differences: [],
    });
    expect(await look(applicant, id)).toMatchObject({ status: 'AWAITING_SIGNATURE' });
    expect(await paymentOf(applicant, id)).toMatchObject({
      status: 'PAID',
      receiptNumber: expect.stringMatching(/^\d{18}$/),
    });
    expect(await reconcile(server, administrator)).toMatchObject({ moved: 0 });
    await tellOf(server, payment, 'TELL');
    expect(await eventsOf(id)).toEqual(['DRAFT', 'AWAITING_PAYMENT', 'PAID_AWAITING_SIGNATURE']);
  });

  it('finds a failure that was not told, and the payer may pay again', async () => {
    await putOut(server, 'PAYMENT_NOTICES', 'LOST', 1);
    const { id, payment } = await payable();
    await payAt(payment.checkoutUrl ?? '', 'failed');
    await reconcile(server, administrator);
    expect(await statusOf(id)).toBe('FAILED');
    expect(await eventsOf(id)).toContain('PAYMENT_FAILED');
    expect((await openPayment(applicant, id)).payment?.id).not.toBe(payment.id);
  });

  it('leaves what was not answered for the next time, and says how many', async () => {
    await putOut(server, 'PAYMENT_NOTICES', 'LOST', 1);
    const { id, payment } = await payable();
    await payAt(payment.checkoutUrl ?? '', 'paid');
    await putOut(server, 'PAYMENTS', 'UNREACHABLE', 1);
    const first = await reconcile(server, administrator);
    const second = await reconcile(server, administrator);
    expect([first.unanswered, second.unanswered]).toEqual([1, 0]);
    expect(first.moved + second.moved).toBe(1);
    expect(await statusOf(id)).toBe('PAID');
  });

  it('is not fooled by a notice sent twice', async () => {
    await putOut(server, 'PAYMENT_NOTICES', 'TWICE', 1);
    const { id, payment } = await payable();
    await payAt(payment.checkoutUrl ?? '', 'paid');
    expect(await eventsOf(id)).toEqual(['DRAFT', 'AWAITING_PAYMENT', 'PAID_AWAITING_SIGNATURE']);
  });
});

describe('money that comes too late', () => {
  const late = async () => {
    const { id, payment } = await payable();
    await goOff(server, applicant, id);
    await tellOf(server, payment, 'PAY');
    return { id, payment };
  };

  it('is given back, and the applicant is told in both languages, in the log and by mail', async () => {
    const { client, email } = await newcomer(server, { language: 'RU', speaks: 'kk' });
    const { id } = await draft(client);
    const { payment } = await openPayment(client, id);
    await goOff(server, client, id);
    await tellOf(server, payment, 'PAY');
    await settledAs(id, 'REFUNDED');
    const { node } = await client.query<{ node: { payment: object } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { payment { status refundedAt kk: refundReason(lang: KK)
         ru: refundReason(lang: RU) } history(first: 20) { edges { node { kk: message(lang: KK)
         ru: message(lang: RU) } } } } } }`,
      { id },
    );
    expect(node.payment).toEqual({
      status: 'REFUNDED',
      refundedAt: expect.any(String),
      ...bothLanguages('payments:refund.LATE'),
    });
    for (const event of ['requests:event.REFUND_BEGUN', 'requests:event.REFUND_MADE']) {
      const told = bothLanguages(event, { amount: '21\u00a0625' });
      for (const words of Object.values(told)) expect(JSON.stringify(node)).toContain(words);
      await until('a mail in Russian', async () => {
        const mails = await fetch(`${server.sandbox.url}/mail?to=${encodeURIComponent(email)}`);
        return (await mails.text()).includes(told.ru) ? told.ru : null;
      });
    }
  });

  it('is found by asking where its notice was lost, too', async () => {
    await putOut(server, 'PAYMENT_NOTICES', 'LOST', 1);
    const { id } = await late();
    expect(await statusOf(id)).toBe('EXPIRED');
    await reconcile(server, administrator);
    await settledAs(id, 'REFUNDED');
  });

  it('is looked after where the gateway takes its time, until it says that it is done', async () => {
    await putOut(server, 'REFUNDS', 'PENDING', 1);
    const { id, payment } = await late();
    await settledAs(id, 'REFUNDING');
    await tellOf(server, payment, 'REFUND');
    await reconcile(server, administrator);
    expect(await statusOf(id)).toBe('REFUNDED');
  });

  it('is an incident where it is never given back; a retry gives it back', async () => {
    await putOut(server, 'REFUNDS', 'REFUSED');
    const { id } = await late();
    const [payment] = (await recordOf(server, id)).payments;
    await tryLast(server, 'refund-payment', payment?.id ?? '');
    const incident = await opened(administrator, 'REFUND');
    expect(incident).toMatchObject({
      code: 'REFUSED',
      retriable: true,
      ...bothLanguages('incidents:kind.REFUND'),
    });
    expect(await statusOf(id)).toBe('REFUNDING');
    await putOut(server, 'REFUNDS', 'OFF');
    await administrator.query('mutation ($id: ID!) { retryIncident(id: $id) { userErrors { code } } }', {
      id: incident.id,
    });
    await settledAs(id, 'REFUNDED');
  });
});

describe('the comparison of a day', () => {
  const afterMidnight = async (): Promise<void> => {
    clock.moveBy(DAY);
    await logInAgain(administrator);
  };

  it('adds up what the gateway took and agrees, however the money came', async () => {
    const { payment } = await payable();
    await payAt(payment.checkoutUrl ?? '', 'paid');
    await afterMidnight();
    const report = await reconcile(server, administrator, 'reconcile-day');
    expect(report).toMatchObject({ kind: 'DAY', differences: [] });
    expect(report.day).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(report.received).toBe(report.compared * 21_625);
  });

  it('tells what the two ledgers do not agree on, and opens an incident for each', async () => {
    const [kept, unknown] = [await payable(), await payable()];
    await payAt(kept.payment.checkoutUrl ?? '', 'paid');
    await tellOf(server, kept.payment, 'REFUND');
    await server.database.database.query(
      `INSERT INTO payment (subject_id, purpose, payer_iin, amount_tiyn, expires_at, created_at, status, paid_at,
         receipt_number, provider_reference)
       VALUES ($1, 'APOSTILLE', '050315600010', 100, now(), now(), 'PAID', $2, '1', 'nobody knows it')`,
      [unknown.id.replace('req_', ''), clock.now()],
    );
    await afterMidnight();
    const { differences } = await reconcile(server, administrator, 'reconcile-day');
    expect(differences).toHaveLength(2);
    expect(differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'STATUS',
          paymentId: kept.payment.id,
          ours: 'PAID',
          theirs: 'REFUNDED',
          ...bothLanguages('payments:difference.STATUS'),
        }),
        expect.objectContaining({ kind: 'UNKNOWN_THERE', ours: 'PAID', theirs: null }),
      ]),
    );
    await reconcile(server, administrator, 'reconcile-day');
    const open = await incidents(administrator, { state: 'OPEN' });
    expect(open.filter(({ kind }) => kind === 'RECONCILIATION')).toMatchObject([
      { code: 'DIFFERENCE', count: 2, retriable: false },
      { code: 'DIFFERENCE', count: 2, retriable: false },
    ]);
  });

  it('is read by the administrator alone, a page at a time', async () => {
    for (const other of [applicant, cast.clerk]) {
      await expect(reports(other)).rejects.toThrow(/FORBIDDEN/);
    }
    const page = (after: string | null) =>
      administrator.query<{ paymentReconciliations: { edges: { cursor: string }[]; pageInfo: object } }>(
        `query ($after: String) { paymentReconciliations(first: 1, after: $after) {
           edges { cursor } pageInfo { hasNextPage } } }`,
        { after },
      );
    const { paymentReconciliations: first } = await page(null);
    const { paymentReconciliations: second } = await page(first.edges[0]?.cursor ?? null);
    expect(second.edges[0]?.cursor).not.toBe(first.edges[0]?.cursor);
  });
});
