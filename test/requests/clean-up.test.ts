import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, draft, paid, sent, startPayment } from '../support/story.ts';
import { attach, uploaded } from './acts.ts';
import { type Cast, castOf, logInAgain } from './cast.ts';
import { recordOf } from './record.ts';
import { sweep } from './sweeps.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

const DAY = 86_400_000;
const TASK = 'clean-up';

const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
});
afterEach(async () => {
  clock.reset();
  await again();
});
afterAll(() => server.stop());

const again = (): Promise<unknown> => Promise.all([cast.applicant, cast.company].map(logInAgain));

async function later(days: number): Promise<void> {
  clock.moveBy(days * DAY);
  await again();
}

const statusOf = async (id: string): Promise<string> => (await recordOf(server, id)).request.status;

const count = async (from: string, values: unknown[] = []): Promise<number> => {
  const [row] = await server.database.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${from}`,
    values,
  );
  return row?.count ?? 0;
};

describe('a draft that nobody touched', () => {
  it('is taken back after ninety days, not before; its applicant is told why', async () => {
    const { id } = await draft(cast.applicant);
    await later(89);
    await sweep(server, TASK);
    expect(await statusOf(id)).toBe('DRAFT');
    await later(2);
    await sweep(server, TASK, 3);
    expect(await statusOf(id)).toBe('WITHDRAWN');
    const entries = (await recordOf(server, id)).events.filter(({ type }) => type === 'DRAFT_WITHDRAWN');
    expect(entries).toHaveLength(1);
    const { node } = await cast.applicant.query<{ node: { history: { edges: { node: object }[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { history { edges { node {
         kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
      { id },
    );
    expect(node.history.edges.at(-1)?.node).toEqual(
      bothLanguages('requests:event.DRAFT_WITHDRAWN', { days: 90 }),
    );
  });

  it('begins anew whenever it is changed: its form, its documents', async () => {
    const [revised, attached, left] = await Promise.all([
      draft(cast.applicant),
      draft(cast.applicant),
      draft(cast.applicant),
    ]);
    await later(80);
    await apply(cast.applicant, { requestId: revised.id });
    await attach(cast.applicant, {
      requestId: attached.id,
      kind: 'OTHER',
      fileId: await uploaded(cast.applicant),
    });
    await later(20);
    await sweep(server, TASK);
    expect([await statusOf(revised.id), await statusOf(attached.id), await statusOf(left.id)]).toEqual([
      'DRAFT',
      'DRAFT',
      'WITHDRAWN',
    ]);
  });

  it('that waits to be paid is taken back with its payment; one that is sent is not', async () => {
    const open = await draft(cast.applicant);
    await startPayment(cast.applicant, open.id);
    const away = await sent(cast.applicant);
    await later(91);
    await sweep(server, TASK);
    const record = await recordOf(server, open.id);
    expect(record.request.status).toBe('WITHDRAWN');
    expect(record.payments.map(({ status }) => status)).toEqual(['EXPIRED']);
    expect(await statusOf(away.id)).toBe('SENT');
  });

  it('that is paid is taken back, too, and its payer gets the money back', async () => {
    const { id } = await paid(cast.applicant);
    await later(91);
    await sweep(server, TASK, 3);
    const record = await until('the money is given back', async () => {
      const found = await recordOf(server, id);
      return found.payments[0]?.status === 'REFUNDED' ? found : null;
    });
    expect(record.request.status).toBe('WITHDRAWN');
    expect(record.events.slice(-3).map(({ type }) => type)).toEqual([
      'DRAFT_WITHDRAWN',
      'REFUND_BEGUN_UNSENT',
      'REFUND_MADE',
    ]);
  });
});

describe('what nobody can use any more', () => {
  it('is removed: sessions a month after their end with their tokens, and not those that last', async () => {
    await later(31 + 365);
    const now = clock.now();
    expect(
      await count('session WHERE expires_at < $1', [new Date(now.getTime() - 30 * DAY)]),
    ).toBeGreaterThan(0);
    await sweep(server, TASK);
    expect(await count('session WHERE expires_at < $1', [new Date(now.getTime() - 30 * DAY)])).toBe(0);
    expect(await count('refresh_token t LEFT JOIN session s ON s.id = t.session_id WHERE s.id IS NULL')).toBe(
      0,
    );
    expect(await count('session WHERE expires_at > $1', [now])).toBeGreaterThan(0);
    await cast.applicant.query('{ viewer { id } }');
  });

  it('is removed: a file that was attached to nothing within a month, and no other', async () => {
    const request = await draft(cast.company);
    const [kept, lost] = [await uploaded(cast.company), await uploaded(cast.company)];
    await attach(cast.company, { requestId: request.id, kind: 'OTHER', fileId: kept });
    const found = (): Promise<number> =>
      count('stored_file WHERE id = ANY ($1::uuid[])', [
        [kept, lost].map((id) => id.replace(/^[a-z]+_/, '')),
      ]);
    await later(29);
    await sweep(server, TASK);
    expect(await found()).toBe(2);
    await later(2);
    await sweep(server, TASK);
    expect(await found()).toBe(1);
    expect((await recordOf(server, request.id)).attachments).toHaveLength(1);
  });
});
