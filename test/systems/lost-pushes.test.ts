import { Mangystau } from '../exchange/mangystau.ts';
import { incidents, opened } from '../incidents/incident-calls.ts';
import { activeStep, arrived } from '../requests/any-edition.ts';
import { type FaultMode, jobDone, putOut, tryAgain, tryLast } from '../requests/outside.ts';
import { unchanged } from '../requests/record.ts';
import { sweep } from '../requests/sweeps.ts';
import { until } from '../requests/until.ts';
import { asOwner } from '../support/as-owner.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { heldCount, heldOf, resetPushes, setPushes, settle } from './gateway-pushes.ts';
import { reportNext, sentOf, setSystem, startWithSystems, told } from './provider-system.ts';

const FETCH = 'fetch-messages';
let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithSystems();
  at = await Mangystau.gather(server);
});
afterEach(async () => {
  await putOut(server, 'GATEWAY', 'OFF');
  await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'WAITS');
  await resetPushes(server);
});
afterAll(() => server.stop());

const outcomes = async (id: string): Promise<readonly string[]> =>
  (await told(at.applicant, id)).exchangeReceipts.map((line) => `${line.told} ${line.outcome}`);

/** A request in the provider's system, of which so many reports were lost on the way to the server. */
async function withLostReports(count: number, before = 0): Promise<string> {
  const id = await at.received();
  for (let reports = 0; reports < before; reports++) await reportNext(server, id);
  await setPushes(server, 'HOLDS');
  for (let reports = 0; reports < count; reports++) await reportNext(server, id);
  return id;
}

describe('reports whose push was lost', () => {
  it('are fetched from the gateway, and bring the request to its end', async () => {
    await setPushes(server, 'HOLDS');
    await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'ANSWERS');
    const id = await sentOf(at.applicant, '57-2012');
    await heldCount(server, id, 4);
    await arrived(at.applicant, id, 'PORTAL.ACTION.5');
    expect(await outcomes(id)).toEqual([]);
    await sweep(server, FETCH);
    expect((await told(at.applicant, id)).status).toBe('COMPLETED');
    expect(await outcomes(id)).toEqual(['3-3 TAKEN', 'REGISTERED TAKEN', 'DRAFTED TAKEN', 'ISSUED TAKEN']);
    expect(await heldOf(server, id)).toEqual([]);
  });

  it('that came after all count once', async () => {
    const id = await at.received();
    await setPushes(server, 'BOTH');
    await reportNext(server, id);
    await reportNext(server, id);
    const { version } = await told(at.applicant, id);
    await sweep(server, FETCH);
    expect(await outcomes(id)).toEqual([
      ...['3-3 TAKEN', 'REGISTERED TAKEN', '3-3 REPEATED', 'REGISTERED REPEATED'],
    ]);
    expect((await told(at.applicant, id)).version).toBe(version);
    expect(await heldOf(server, id)).toEqual([]);
  });

  it('that wait in the wrong order are taken in the right one', async () => {
    const id = await withLostReports(3);
    const [status, registered] = await heldOf(server, id);
    if (status === undefined || registered === undefined) throw new Error('nothing waits');
    await settle(server, status, 'AGAIN');
    await settle(server, registered, 'AGAIN');
    await sweep(server, FETCH);
    await arrived(at.applicant, id, 'PORTAL.PROCESS.7');
    expect(await outcomes(id)).toEqual([
      ...['DRAFTED REFUSED', '3-3 TAKEN', 'REGISTERED TAKEN', 'DRAFTED TAKEN'],
    ]);
    expect(await heldOf(server, id)).toEqual([]);
  });

  it('that are too early go on waiting, until what they wait for has come', async () => {
    const id = await withLostReports(2, 1);
    const [registered] = await heldOf(server, id);
    if (registered === undefined) throw new Error('nothing waits');
    await settle(server, registered, 'TAKEN');
    await sweep(server, FETCH);
    expect(await heldOf(server, id)).toHaveLength(1);
    expect(await activeStep(at.applicant, id)).toBe('PORTAL.ACTION.5');
    await sweep(server, FETCH);
    expect(await heldOf(server, id)).toHaveLength(1);
  });

  it.each([
    ['the signature of a system that nobody knows', 'FOREIGN_KEY'],
    ['no signature', 'UNSIGNED'],
    ['the number of another request', 'WRONG_NUMBER'],
  ])('with %s are refused as when they are pushed, and wait no more', async (_what, fault) => {
    const id = await at.received();
    await setPushes(server, 'HOLDS');
    await reportNext(server, id, fault);
    await heldCount(server, id, 1);
    await unchanged(server, id, () => sweep(server, FETCH));
    expect((await outcomes(id)).filter((line) => line.endsWith('TAKEN'))).toEqual([]);
    expect(await heldOf(server, id)).toEqual([]);
  });
});

describe('a gateway that fails while it is asked for messages', () => {
  const attempted = (name: string): Promise<number> =>
    asOwner(server.database.url, (owner) =>
      until(`${FETCH}:${name} to have failed`, async () => {
        const { rowCount } = await owner.query(
          'SELECT FROM graphile_worker._private_jobs WHERE key = $1 AND attempts > 0 AND last_error IS NOT NULL',
          [`${FETCH}:${name}`],
        );
        return rowCount === 1 ? rowCount : null;
      }),
    );

  it.each<FaultMode>([
    'UNREACHABLE',
    'UNKNOWN',
    'MALFORMED',
    'RESET',
    'WRONG_SIGNATURE',
    'SERVER_ERROR',
    'SOAP_FAULT',
  ])('with %s loses nothing: the job asks again', async (mode) => {
    const id = await withLostReports(1);
    await putOut(server, 'GATEWAY', mode);
    await server.database.database.query(`SELECT queue_job($1, '{}', NULL, $2)`, [FETCH, `${FETCH}:${mode}`]);
    await attempted(mode);
    expect([await outcomes(id), (await heldOf(server, id)).length]).toEqual([[], 1]);
    await putOut(server, 'GATEWAY', 'OFF');
    await tryAgain(server, FETCH, mode);
    await jobDone(server, FETCH, mode);
    expect(await outcomes(id)).toEqual(['3-3 TAKEN']);
    expect(await heldOf(server, id)).toEqual([]);
  });

  it('with WRONG_CORRELATION is told to keep the message, and is asked again', async () => {
    const id = await withLostReports(1);
    await putOut(server, 'GATEWAY', 'WRONG_CORRELATION');
    await sweep(server, FETCH);
    expect([await outcomes(id), (await heldOf(server, id)).length]).toEqual([[], 1]);
    await putOut(server, 'GATEWAY', 'OFF');
    await sweep(server, FETCH);
    expect(await outcomes(id)).toEqual(['3-3 TAKEN']);
  });

  it('for long is an incident in both languages, which settles by itself', async () => {
    await putOut(server, 'GATEWAY', 'UNREACHABLE');
    await server.database.database.query(`SELECT queue_job($1, '{}', NULL, $2)`, [FETCH, `${FETCH}:long`]);
    await tryLast(server, FETCH, 'long');
    const administrator = await server.as('ADMINISTRATOR');
    const incident = await opened(administrator, 'FETCHING');
    expect(incident).toMatchObject({ code: 'UNREACHABLE', retriable: true });
    expect(incident.kk).toContain('шлюзінде');
    expect(incident.ru).toContain('шлюза');
    await putOut(server, 'GATEWAY', 'OFF');
    await sweep(server, FETCH);
    const settled = await until(
      'the incident to settle',
      async () => (await incidents(administrator, { state: 'RESOLVED', kind: 'FETCHING' }))[0] ?? null,
    );
    expect(settled).toMatchObject({ id: incident.id, settledBy: null });
  });
});

it('what waits is fetched every minute by the server itself, and what was not fetched given up every hour', async () => {
  const own = await startServer({ repeats: true });
  try {
    await asOwner(own.database.url, (owner) =>
      until('the jobs known to the queue', async () => {
        const { rowCount } = await owner.query(
          'SELECT FROM graphile_worker._private_known_crontabs WHERE identifier = ANY ($1)',
          [[FETCH, 'give-up-unfetched']],
        );
        return rowCount === 2 ? rowCount : null;
      }),
    );
  } finally {
    await own.stop();
  }
});

it('nothing is fetched where the setting names no service', async () => {
  const id = await withLostReports(1);
  await server.restart(undefined, { GATEWAY_FETCHED_SERVICES: 'NONE' });
  try {
    await sweep(server, FETCH);
    expect(await heldOf(server, id)).toHaveLength(1);
  } finally {
    await server.restart();
  }
});
