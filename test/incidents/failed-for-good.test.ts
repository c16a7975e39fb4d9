import { Mangystau } from '../exchange/mangystau.ts';
import { arrived, begun, staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { exchangesOf, jobDone, putOut, tryAgain, tryLast } from '../requests/outside.ts';
import { recordOf } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import { until } from '../requests/until.ts';
import { asOwner } from '../support/as-owner.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { incidents, incidentsAt, opened, resolve, retry } from './incident-calls.ts';

const KNOWN = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };
const ASKS = 'PROVIDER.PROCESS.3';
const GOES_ON = 'PROVIDER.PROCESS.5';
const ASK = 'ask-registries';
const DELIVER = 'deliver-messages';

let server: RunningServer;
let administrator: Client;
let clerk: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  administrator = await server.as('ADMINISTRATOR');
  clerk = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'CLERK');
});
afterEach(async () => {
  await putOut(server, 'REGISTRIES', 'OFF');
  await putOut(server, 'GATEWAY', 'OFF');
  for (const { id } of await incidents(administrator, { state: 'OPEN' }))
    await resolve(administrator, id, 'The test is over');
});
afterAll(() => server.stop());

/** Entered at the desk of the provider: the registries are asked about the applicant. */
const entered = (): Promise<string> =>
  begun(clerk, 'MediaRegistration', { channel: 'PROVIDER', regulation: '178-2012-3', applicant: KNOWN });

const queryAsOwner = (statement: string, values: unknown[]): Promise<object[]> =>
  asOwner(server.database.url, async (owner) => (await owner.query<object>(statement, values)).rows);

const openInMetrics = async (kind: string): Promise<string | undefined> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return new RegExp(`^qyzmet_open_incidents\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(text)?.[1];
};

describe('a job that used up its attempts', () => {
  it('leaves the queue and is an incident, told in both languages; a retry takes the request on', async () => {
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const id = await entered();
    await tryLast(server, ASK, id);
    const incident = await opened(administrator, 'REGISTRIES');
    const text = bothLanguages('incidents:kind.REGISTRIES');
    const cause = bothLanguages('incidents:code.UNREACHABLE');
    expect(incident).toMatchObject({
      code: 'UNREACHABLE',
      count: 1,
      retriable: true,
      settledAt: null,
      ...text,
    });
    expect(incident).toMatchObject({ causeKk: cause.kk, causeRu: cause.ru });
    expect(await openInMetrics('REGISTRIES')).toBe('1');
    await jobDone(server, ASK, id);
    expect((await recordOf(server, id)).request).toMatchObject({ current_step: ASKS });
    await putOut(server, 'REGISTRIES', 'OFF');
    const { incident: retried, userErrors } = await retry(administrator, incident.id);
    expect(userErrors).toEqual([]);
    expect(retried).toMatchObject({ state: 'RETRIED', retriable: false, reason: null });
    expect(retried?.settledBy).toBe(administrator.person?.name);
    await arrived(clerk, id, GOES_ON);
    expect((await incidentsAt(clerk, id))?.map(({ state }) => state)).toEqual(['RETRIED']);
    expect(await openInMetrics('REGISTRIES')).toBeUndefined();
  });

  it('is another incident when the retry fails for good, too', async () => {
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const id = await entered();
    await tryLast(server, ASK, id);
    const first = await opened(administrator, 'REGISTRIES');
    await retry(administrator, first.id);
    await tryLast(server, ASK, id);
    const second = await opened(administrator, 'REGISTRIES');
    expect(second.id).not.toBe(first.id);
    expect((await incidentsAt(clerk, id))?.map(({ state }) => state)).toEqual(['OPEN', 'RETRIED']);
  });

  it('is found at the start of a node when the one that ran it ended; one that was replaced is not', async () => {
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const id = await entered();
    await until('a failure', async () =>
      (await exchangesOf(clerk, id)).some(({ attempts }) => attempts === 1) ? true : null,
    );
    await server.restart(async () => {
      await queryAsOwner(
        `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, locked_at = NULL, locked_by = NULL
         WHERE key = $1`,
        [`${ASK}:${id.replace('req_', '')}`],
      );
      await queryAsOwner(
        `WITH job AS (SELECT id FROM graphile_worker.add_job('judge-signature', '{"signatureId": "x"}'))
         SELECT FROM job`,
        [],
      );
      await queryAsOwner(
        `UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key IS NULL`,
        [],
      );
    });
    expect(await opened(administrator, 'REGISTRIES')).toMatchObject({ code: 'UNEXPECTED', retriable: true });
    expect(await incidents(administrator, { state: 'OPEN' })).toHaveLength(1);
    expect(
      await queryAsOwner('SELECT FROM graphile_worker._private_jobs WHERE attempts >= max_attempts', []),
    ).toEqual([]);
  });

  it('and whose payload makes no sense is an incident of its own', async () => {
    await queryAsOwner(
      `SELECT FROM graphile_worker.add_job('judge-signature', '{"signatureId": "x"}', max_attempts => 1,
         job_key => 'judge-signature:x')`,
      [],
    );
    expect(await opened(administrator, 'JOB')).toMatchObject({ code: 'UNEXPECTED', retriable: true });
  });
});

describe('an answer of the registries that makes no sense', () => {
  it('is an incident at once, which counts on, and settles by itself when they answer', async () => {
    await putOut(server, 'REGISTRIES', 'MALFORMED');
    const id = await entered();
    expect(await opened(administrator, 'REGISTRIES')).toMatchObject({ code: 'MALFORMED', count: 1 });
    await tryAgain(server, ASK, id);
    await until('a second', async () =>
      (await opened(administrator, 'REGISTRIES')).count === 2 ? true : null,
    );
    await putOut(server, 'REGISTRIES', 'OFF');
    await tryAgain(server, ASK, id);
    await arrived(clerk, id, GOES_ON);
    const [settled, ...others] = (await incidentsAt(clerk, id)) ?? [];
    expect(others).toEqual([]);
    expect(settled).toMatchObject({ state: 'RESOLVED', count: 2, settledBy: null, reason: null });
    expect(settled?.settledAt).not.toBeNull();
  });
});

describe('a message that the gateway did not take', () => {
  it('is given up, what is behind it is sent, and a retry sends it after all', async () => {
    const at = await Mangystau.gather(server);
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    const states = async () =>
      (await exchangesOf(at.applicant, id)).map(({ state, attempts }) => `${state} ${attempts}`);
    await until('a failure', async () => ((await states())[0] === 'QUEUED 1' ? true : null));
    await server.database.database.query(
      `UPDATE exchange_message SET attempts = 19 WHERE subject_id = $1 AND attempts = 1 RETURNING id`,
      [id.replace('req_', '')],
    );
    await putOut(server, 'GATEWAY', 'UNREACHABLE', 1);
    await tryAgain(server, DELIVER, id);
    const incident = await opened(administrator, 'EXCHANGE');
    expect(incident).toMatchObject({ code: 'UNREACHABLE', retriable: true });
    await jobDone(server, DELIVER, id);
    const [first, ...rest] = await states();
    expect(first).toBe('FAILED 20');
    expect(rest.filter((state) => state === 'DELIVERED 1')).not.toEqual([]);
    await retry(administrator, incident.id);
    await until('all told', async () => ((await states())[0] === 'DELIVERED 1' ? true : null));
  });

  it('is not sent by a retry once the request was withdrawn', async () => {
    const at = await Mangystau.gather(server);
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    const id = await at.sent();
    await until('a failure', async () =>
      (await exchangesOf(at.applicant, id))[0]?.attempts === 1 ? true : null,
    );
    await server.database.database.query(
      `UPDATE exchange_message SET attempts = 19 WHERE subject_id = $1 AND attempts = 1 RETURNING id`,
      [id.replace('req_', '')],
    );
    await tryAgain(server, DELIVER, id);
    const incident = await opened(administrator, 'EXCHANGE');
    await at.applicant.query(
      'mutation ($id: ID!) { withdrawRequest(requestId: $id) { userErrors { code } } }',
      { id },
    );
    await putOut(server, 'GATEWAY', 'OFF');
    const { incident: retried } = await retry(administrator, incident.id);
    expect(retried?.state).toBe('RETRIED');
    await until('the retry to be done', async () => {
      const left = await queryAsOwner('SELECT FROM graphile_worker._private_jobs WHERE key LIKE $1', [
        `${DELIVER}:${id.replace('req_', '')}:%`,
      ]);
      return left.length === 0 ? true : null;
    });
    const about = (await exchangesOf(at.applicant, id))[0];
    expect(about).toMatchObject({ state: 'FAILED', deliveredAt: null });
    expect((await at.cameThrough(id)).map(({ messageId }) => messageId)).not.toContain(about?.messageId);
  });
});
