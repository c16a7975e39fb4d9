import { applyMutation } from '../requests/any-edition.ts';
import { type Cast, castOf, logInAgain } from '../requests/cast.ts';
import { nothingBegun } from '../requests/record.ts';
import { until } from '../requests/until.ts';
import { asOwner } from '../support/as-owner.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { NEWSPAPER } from '../support/story.ts';

const HOUR = 60 * 60 * 1000;

interface Applied {
  readonly payload: {
    readonly request: { id: string } | null;
    readonly userErrors: readonly { code: string; path: string[] | null }[];
  };
}

let server: RunningServer;
let cast: Cast;
const clock = new MovedClock();
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
});
afterAll(() => server.stop());
afterEach(async () => {
  clock.reset();
  await logInAgain(cast.applicant);
});

async function apply(
  header: string | undefined,
  input: Record<string, unknown> = {},
): Promise<Applied['payload']> {
  const { data } = await cast.applicant.ask<Applied>(
    applyMutation('MediaRegistration'),
    { input: { application: NEWSPAPER, ...input } },
    header === undefined ? {} : { 'idempotency-key': header },
  );
  return data.payload;
}

describe('a key', () => {
  it('may come in the header, in quotes or bare, and in the input: it is the same one', async () => {
    const first = await apply('"one \\\\ \\"key\\""'.replaceAll(' ', '-'));
    expect(first.userErrors).toEqual([]);
    expect(await apply('one-\\-"key"')).toEqual(first);
    expect(await apply(undefined, { idempotencyKey: 'one-\\-"key"' })).toEqual(first);
  });

  it('of the input goes before that of the header', async () => {
    const first = await apply(undefined, { idempotencyKey: 'of-the-input' });
    const second = await apply('of-the-header', { idempotencyKey: 'of-the-input' });
    expect(second).toEqual(first);
    expect((await apply('of-the-header')).request?.id).not.toBe(first.request?.id);
  });

  it.each(['""', '" "', 'two words', 'one, other', '"a"; b=1', 'x'.repeat(201)])(
    'is not %j in the header',
    async (header) => {
      const { userErrors } = await nothingBegun(server, () => apply(header));
      expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_INVALID', path: null }]);
    },
  );

  it('of 200 characters is one', async () => {
    expect((await apply('x'.repeat(200))).userErrors).toEqual([]);
  });

  it('is not used up by what was refused: it may come again with the input put right', async () => {
    const faulty = await nothingBegun(server, () =>
      apply('put-right', { application: { ...NEWSPAPER, title: '' } }),
    );
    expect(faulty.userErrors).toMatchObject([{ code: 'FORM_REQUIRED' }]);
    const right = await apply('put-right');
    expect(right.userErrors).toEqual([]);
    expect(await apply('put-right')).toEqual(right);
  });

  it('that was used is told from a faulty input: the caller learns of the reuse', async () => {
    await apply('used-before');
    const { userErrors } = await apply('used-before', { application: { ...NEWSPAPER, title: '' } });
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('on a query means nothing', async () => {
    const { data } = await cast.applicant.ask('{ viewer { name } }', {}, { 'idempotency-key': 'two words' });
    expect(data).toMatchObject({ viewer: { name: cast.applicant.person?.name } });
  });
});

describe('after a day', () => {
  it('a key is forgotten: the same call is a new one, and is remembered in its turn', async () => {
    const first = await apply('of-a-day');
    clock.moveBy(23 * HOUR);
    await logInAgain(cast.applicant);
    expect(await apply('of-a-day')).toEqual(first);
    clock.moveBy(HOUR + 1000);
    await logInAgain(cast.applicant);
    const second = await apply('of-a-day');
    expect(second.userErrors).toEqual([]);
    expect(second.request?.id).not.toBe(first.request?.id);
    expect(await apply('of-a-day')).toEqual(second);
  });

  it('a key may be used for another input, by five at once: one of them is done', async () => {
    const first = await apply('another-day');
    clock.moveBy(25 * HOUR);
    await logInAgain(cast.applicant);
    const input = { application: { ...NEWSPAPER, title: 'Басқа атау' } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => apply('another-day', input)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(answers.map(({ request }) => request?.id)).size).toBe(1);
    expect(answers[0]?.request?.id).not.toBe(first.request?.id);
  });

  it('the job removes it, and none that is younger', async () => {
    const { database } = server.database;
    await database.query(
      `INSERT INTO idempotent_call (actor_id, operation, key, payload_sha256, answer_id, created_at, expires_at)
       SELECT uuidv7(), 'test', n::text, '', uuidv7(), $1, $1::timestamptz + interval '24 hours'
       FROM generate_series(1, 2500) n`,
      [new Date(clock.now().getTime() - 25 * HOUR)],
    );
    await apply('too-young');
    await database.query('SELECT queue_job($1, $2::json)', ['forget-calls', '{}']);
    await until('no key is older than a day', async () => {
      const [row] = await database.query('SELECT FROM idempotent_call WHERE expires_at <= $1 LIMIT 1', [
        clock.now(),
      ]);
      return row === undefined ? true : null;
    });
    const kept = await database.query<{ key: string }>(
      `SELECT key FROM idempotent_call WHERE operation = 'applyFor:MEDIA_REGISTRATION'`,
    );
    expect(kept.map(({ key }) => key)).toContain('too-young');
  });

  it('the job is known to the queue as one that comes round', async () => {
    const own = await startServer({ repeats: true });
    try {
      await asOwner(own.database.url, async (owner) => {
        await until('the job is known', async () => {
          const { rowCount } = await owner.query(
            `SELECT FROM graphile_worker._private_known_crontabs WHERE identifier = 'forget-calls'`,
          );
          return rowCount === 1 ? true : null;
        });
      });
    } finally {
      await own.stop();
    }
  });
});
