import { Mangystau } from '../exchange/mangystau.ts';
import type { RunningServer } from '../support/running-server.ts';
import { startWithAllEditions } from './any-edition.ts';

const QUALITY = `query ($service: ServiceCode!, $from: Date!, $to: Date!) {
  serviceQuality(service: $service, from: $from, to: $to) {
    requests granted refused onTime satisfiedWithProcess satisfiedWithInformation answers } }`;

const NOTHING = {
  requests: 0,
  granted: 0,
  refused: 0,
  onTime: 1,
  satisfiedWithProcess: null,
  satisfiedWithInformation: null,
  answers: 0,
};

let server: RunningServer;
let at: Mangystau;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
});
afterAll(() => server.stop());

/** To whoever asks, without a session. */
async function quality(
  period: { from: string; to: string },
  service = 'FOREIGN_PERIODICALS',
  reader = server.client(),
): Promise<object> {
  const { serviceQuality } = await reader.query<{ serviceQuality: object }>(QUALITY, { service, ...period });
  return serviceQuality;
}

function rate(requestId: string, process: string, information: string): Promise<unknown> {
  return at.applicant.query(
    'mutation ($input: RateServiceInput!) { rateService(input: $input) { userErrors { code } } }',
    { input: { requestId, process, information } },
  );
}

/** Moves the end of a request: to a time by the clock of Astana, due at another. */
function ended(id: string, end: string, due: string | null): Promise<unknown> {
  return server.database.database.query('UPDATE request SET ended_at = $2, due_at = $3 WHERE id = $1', [
    id.replace('req_', ''),
    end,
    due,
  ]);
}

describe('the figures of a service', () => {
  it('are nought and null where nothing was provided', async () => {
    expect(await quality({ from: '2026-01-01', to: '2026-01-31' })).toEqual(NOTHING);
  });

  it('count what was granted, refused, late, and how applicants were satisfied', async () => {
    const granted = await at.completed();
    const late = await at.completed();
    const refused = await at.completed({
      outcome: 'REFUSED',
      grounds: ['DOCUMENTS_MISSING'],
      reasoning: 'Жарғының көшірмесі жоқ',
    });
    const unlimited = await at.completed();
    await at.received();
    await ended(granted, '2026-02-10T12:00:00+05', '2026-02-10T12:00:00+05');
    await ended(late, '2026-02-10T12:00:01+05', '2026-02-10T12:00:00+05');
    await ended(refused, '2026-02-01T00:00:00+05', '2026-02-12T00:00:00+05');
    await ended(unlimited, '2026-02-28T23:59:59+05', null);
    await rate(granted, 'SATISFIED', 'PARTLY_SATISFIED');
    await rate(late, 'NOT_SATISFIED', 'SATISFIED');
    await rate(refused, 'SATISFIED', 'NOT_SATISFIED');
    await rate(unlimited, 'SATISFIED', 'SATISFIED');
    const february = { from: '2026-02-01', to: '2026-02-28' };
    const counted = { requests: 4, granted: 3, refused: 1, onTime: 0.75, answers: 4 };
    const told = { ...counted, satisfiedWithProcess: 0.75, satisfiedWithInformation: 0.5 };
    const administrator = await server.as('ADMINISTRATOR');
    for (const reader of [at.clerk, administrator]) {
      expect(await quality(february, 'FOREIGN_PERIODICALS', reader)).toEqual(told);
    }
    /* So few answers are told to the provider alone. */
    const hidden = { ...counted, satisfiedWithProcess: null, satisfiedWithInformation: null };
    for (const reader of [server.client(), at.applicant, at.operator]) {
      expect(await quality(february, 'FOREIGN_PERIODICALS', reader)).toEqual(hidden);
    }
  });

  it('tell the public what was answered in whole months, and not in the days by which two reports differ', async () => {
    for (let answered = 0; answered < 5; answered += 1) {
      const id = await at.completed();
      await ended(id, '2026-04-15T12:00:00+05', null);
      await rate(id, 'SATISFIED', 'SATISFIED');
    }
    const april = { from: '2026-04-01', to: '2026-04-30' };
    const satisfied = { answers: 5, satisfiedWithProcess: 1, satisfiedWithInformation: 1 };
    const untold = { answers: 5, satisfiedWithProcess: null, satisfiedWithInformation: null };
    expect(await quality(april)).toMatchObject(satisfied);
    for (const days of [
      { ...april, to: '2026-04-29' },
      { ...april, from: '2026-04-02' },
    ]) {
      expect(await quality(days)).toMatchObject(untold);
      expect(await quality(days, 'FOREIGN_PERIODICALS', at.clerk)).toMatchObject(satisfied);
    }
  });

  it('begin and end with the days of Astana, and are of one service', async () => {
    const counted = async (from: string, to: string) => quality({ from, to });
    expect(await counted('2026-02-02', '2026-02-27')).toMatchObject({ requests: 2, refused: 0 });
    expect(await counted('2026-02-01', '2026-02-01')).toMatchObject({ requests: 1, refused: 1 });
    expect(await counted('2026-02-28', '2026-02-28')).toMatchObject({ requests: 1, granted: 1 });
    expect(await counted('2026-01-31', '2026-01-31')).toEqual(NOTHING);
    expect(await counted('2026-03-01', '2026-03-01')).toEqual(NOTHING);
    expect(await quality({ from: '2026-02-01', to: '2026-02-28' }, 'APOSTILLE')).toEqual(NOTHING);
  });

  it.each([
    ['runs backwards', { from: '2026-02-02', to: '2026-02-01' }],
    ['is longer than a leap year', { from: '2024-01-01', to: '2025-01-01' }],
  ])('are refused for a period that %s', async (_which, period) => {
    const input = { service: 'APOSTILLE', ...period };
    expect(await server.client().refusal(QUALITY, input)).toEqual(['PERIOD_INVALID']);
  });

  it('may be asked for a whole leap year', async () => {
    expect(await quality({ from: '2024-01-01', to: '2024-12-31' })).toEqual(NOTHING);
  });
});
