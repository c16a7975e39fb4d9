import { openPayment, type Payload, reapply, withdraw } from '../requests/acts.ts';
import { type Cast, castOf, logInAgain } from '../requests/cast.ts';
import { nothingBegun, recordOf, unchanged } from '../requests/record.ts';
import { until } from '../requests/until.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, sign } from '../support/story.ts';

const DAY = 24 * 60 * 60 * 1000;
const FIVE = Array.from({ length: 5 }, (_, place) => place);

let server: RunningServer;
let cast: Cast;
const clock = new MovedClock();
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
});
afterAll(() => server.stop());

function codes(answers: readonly Payload[]): string[] {
  return answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
}

/** Turned down for want of payment. */
async function refused(): Promise<string> {
  const { id } = await draft(cast.applicant);
  await openPayment(cast.applicant, id);
  await sign(cast.applicant, id, 'AAAA');
  return id;
}

describe('without a key', () => {
  it('reapply five times at once begins one draft', async () => {
    const id = await refused();
    const answers = await Promise.all(FIVE.map(() => reapply(cast.applicant, id)));
    expect(codes(answers)).toEqual([]);
    expect(new Set(answers.map(({ request }) => request?.id)).size).toBe(1);
  });

  it('reapply answers the same draft days later, when keys of that age are removed', async () => {
    const id = await refused();
    const { request } = await reapply(cast.applicant, id);
    const { database } = server.database;
    clock.moveBy(3 * DAY);
    await logInAgain(cast.applicant);
    await database.query('SELECT queue_job($1, $2::json)', ['forget-calls', '{}']);
    await until('keys are removed', async () => {
      const rows = await database.query('SELECT FROM idempotent_call WHERE expires_at <= $1', [clock.now()]);
      return rows.length === 0 ? true : null;
    });
    const again = await nothingBegun(server, () => reapply(cast.applicant, id));
    expect(again.request?.id).toBe(request?.id);
  });

  it('withdrawRequest five times at once withdraws once, and all are answered so', async () => {
    const { id } = await draft(cast.applicant);
    const answers = await Promise.all(FIVE.map(() => withdraw(cast.applicant, id)));
    expect(codes(answers)).toEqual([]);
    expect(answers.map(({ request }) => request?.status)).toEqual(FIVE.map(() => 'WITHDRAWN'));
    const { events } = await recordOf(server, id);
    expect(events.filter(({ type }) => type === 'WITHDRAWN')).toHaveLength(1);
    await unchanged(server, id, () => withdraw(cast.applicant, id));
  });
});
