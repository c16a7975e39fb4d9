import { opened, retry } from '../incidents/incident-calls.ts';
import { newcomer } from '../live/newcomers.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, paid, payAt, type RequestView, sent } from '../support/story.ts';
import { openPayment, withdraw } from './acts.ts';
import { type Cast, castOf, logInAgain } from './cast.ts';
import { putOut, tryLast } from './outside.ts';
import { reconcile, tellOf } from './payments.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

/** Five monthly calculation indices of 2026. */
const AMOUNT = '21\u00a0625';
const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
});
afterEach(() => putOut(server, 'REFUNDS', 'OFF'));
afterAll(() => server.stop());

const statusesOf = async (id: string): Promise<string[]> =>
  (await recordOf(server, id)).payments.map(({ status }) => status);

const settled = (id: string, ...statuses: string[]) =>
  until(`the payments of ${id} to be ${statuses.join(', ')}`, async () =>
    (await statusesOf(id)).join() === statuses.join() ? true : null,
  );

/** What the log tells of money, in order. */
const toldOf = async (id: string): Promise<string[]> =>
  (await recordOf(server, id)).events
    .map(({ type }) => type)
    .filter((type) => type.startsWith('REFUND') || type === 'FEE_KEPT');

interface Withdrawal {
  readonly action: string;
  readonly refund: string | null;
  readonly kk: string | null;
  readonly ru: string | null;
}

async function withdrawalOf(client: Client, id: string): Promise<Withdrawal | undefined> {
  const { node } = await client.query<{ node: { availableActions: readonly Withdrawal[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { availableActions { action refund
       kk: refundText(lang: KK) ru: refundText(lang: RU) } } } }`,
    { id },
  );
  return node.availableActions.find(({ action }) => action === 'WITHDRAW');
}

async function payable(client: Client) {
  const { id } = await draft(client);
  const { payment } = await openPayment(client, id);
  if (payment === null) throw new Error('no payment was opened');
  return { id, payment };
}

describe('before a request is taken back, its applicant reads', () => {
  it.each<[string, (client: Client) => Promise<RequestView>, string | null]>([
    ['nothing of money while nothing is paid', draft, null],
    ['that the fee comes back while the request is not sent', paid, 'COMES_BACK'],
    ['that the fee stays once it is sent', sent, 'STAYS'],
  ])('%s', async (_, make, refund) => {
    const { id } = await make(cast.applicant);
    const words = refund === null ? { kk: null, ru: null } : bothLanguages(`requests:refund.${refund}`);
    expect(await withdrawalOf(cast.applicant, id)).toEqual({ action: 'WITHDRAW', refund, ...words });
  });
});

describe('the fee of a request that is taken back', () => {
  it('comes back where it was not sent: once, told in both languages and by mail, and the days agree', async () => {
    const { client, email } = await newcomer(server, { language: 'KK', speaks: 'ru' });
    const { id } = await paid(client);
    await withdraw(client, id);
    await settled(id, 'REFUNDED');
    const { node } = await client.query<{ node: { payment: { receipt: string } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { payment { status receipt refundedAt
         kk: refundReason(lang: KK) ru: refundReason(lang: RU) } history(first: 20) { edges { node {
         kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
      { id },
    );
    expect(node.payment).toMatchObject({
      status: 'REFUNDED',
      refundedAt: expect.any(String),
      ...bothLanguages('payments:refund.NOT_SUBMITTED'),
    });
    expect((await fetch(node.payment.receipt)).status).toBe(200);
    const told = bothLanguages('requests:event.REFUND_BEGUN_UNSENT', { amount: AMOUNT });
    for (const words of Object.values(told)) expect(JSON.stringify(node)).toContain(words);
    await until('a mail in Kazakh', async () => {
      const mails = await fetch(`${server.sandbox.url}/mail?to=${encodeURIComponent(email)}`);
      return (await mails.text()).includes(told.kk) ? true : null;
    });
    await unchanged(server, id, () => withdraw(client, id));
    expect(await toldOf(id)).toEqual(['REFUND_BEGUN_UNSENT', 'REFUND_MADE']);
    expect(await reconcile(server, cast.administrator)).toMatchObject({ differences: [] });
    clock.moveBy(24 * 3_600_000);
    await Promise.all([cast.applicant, cast.administrator].map(logInAgain));
    const day = await reconcile(server, cast.administrator, 'reconcile-day');
    expect(day).toMatchObject({ moved: 0, differences: [] });
    clock.reset();
    await Promise.all([cast.applicant, cast.administrator].map(logInAgain));
  });

  it('stays where it was sent, and its applicant is told that it does', async () => {
    const { id } = await sent(cast.applicant);
    await withdraw(cast.applicant, id);
    expect(await statusesOf(id)).toEqual(['PAID']);
    expect(await toldOf(id)).toEqual(['FEE_KEPT']);
    const { node } = await cast.applicant.query<{ node: { history: { edges: { node: object }[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { history { edges { node {
         kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
      { id },
    );
    expect(node.history.edges.at(-1)?.node).toEqual(
      bothLanguages('requests:event.FEE_KEPT', { amount: AMOUNT }),
    );
  });

  it('is an incident where the gateway does not give it back; a retry gives it back', async () => {
    await putOut(server, 'REFUNDS', 'REFUSED');
    const { id } = await paid(cast.applicant);
    await withdraw(cast.applicant, id);
    const [payment] = (await recordOf(server, id)).payments;
    await tryLast(server, 'refund-payment', payment?.id ?? '');
    const incident = await opened(cast.administrator, 'REFUND');
    expect(incident).toMatchObject({ kind: 'REFUND', code: 'REFUSED', retriable: true });
    expect(await statusesOf(id)).toEqual(['REFUNDING']);
    await putOut(server, 'REFUNDS', 'OFF');
    await retry(cast.administrator, incident.id);
    await settled(id, 'REFUNDED');
  });

  it('comes back once where it is paid at the same moment, whichever comes first', async () => {
    const requests = await Promise.all(Array.from({ length: 6 }, () => payable(cast.applicant)));
    await Promise.all(
      requests.flatMap(({ id, payment }) => [
        payAt(payment.checkoutUrl ?? '', 'paid'),
        withdraw(cast.applicant, id),
      ]),
    );
    for (const { id, payment } of requests) {
      await settled(id, 'REFUNDED');
      await tellOf(server, payment, 'TELL');
      expect(await statusesOf(id)).toEqual(['REFUNDED']);
      expect(await toldOf(id)).toEqual([expect.stringMatching(/^REFUND_BEGUN(_UNSENT)?$/), 'REFUND_MADE']);
      expect((await recordOf(server, id)).request.status).toBe('WITHDRAWN');
    }
  });

  it('comes back once where it is sent at the same moment, or stays: as the one that came first has it', async () => {
    const { id } = await paid(cast.applicant);
    const signature = await cast.applicant.signedDocument(id);
    await Promise.all([
      withdraw(cast.applicant, id),
      cast.applicant.query(
        'mutation ($input: SignRequestInput!) { signRequest(input: $input) { userErrors { code } } }',
        { input: { requestId: id, signature } },
      ),
    ]);
    const { number, status } = (await recordOf(server, id)).request;
    expect(status).toBe('WITHDRAWN');
    await settled(id, number === null ? 'REFUNDED' : 'PAID');
  });
});
