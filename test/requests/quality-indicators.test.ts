import { Mangystau } from '../exchange/mangystau.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { staffAt, startWithAllEditions } from './any-edition.ts';
import { uuidOf } from './checks-of.ts';
import { bothLanguages } from './texts.ts';

const FIGURES = `requests granted refused late onTime throughPortal workingDays medianWorkingDays answers answerRate
  suppressed satisfaction { code answers { answer count share } }`;
const REPORT = `query ($filter: QualityFilter!, $by: [QualityDimension!], $every: QualityPeriod) {
  qualityIndicators(filter: $filter, by: $by, every: $every) {
    rows { from to service edition region channel figures { ${FIGURES} } } total { ${FIGURES} } } }`;

interface Figures {
  readonly requests: number;
  readonly answers: number;
  readonly suppressed: boolean;
  readonly satisfaction: readonly object[] | null;
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly channel: string | null;
  readonly edition: string | null;
  readonly region: string | null;
  readonly figures: Figures;
}

interface Report {
  readonly rows: readonly Row[];
  readonly total: Figures;
}

interface Given {
  readonly edition?: string;
  readonly channel?: string;
  readonly status?: string;
  readonly sent: string;
  readonly ended: string;
  readonly due?: string;
  readonly answers?: readonly [string, string];
}

const YEAR = { from: '2024-01-01', to: '2024-12-31' };
const ACT = { service: 'FOREIGN_PERIODICALS', edition: '57-2012' };

let server: RunningServer;
let at: Mangystau;
let administrator: Client;
let stranger: Client;
let model: string;

beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
  administrator = await server.as('ADMINISTRATOR');
  stranger = await staffAt(server, 'INFORMATION_COMMITTEE', 'HEAD');
  model = uuidOf(await at.completed());
  await given({ sent: '2024-02-01T10:00:00+05', ended: '2024-02-05T10:00:00+05', answers: GLAD });
  await given({
    sent: '2024-02-01T10:00:00+05',
    ended: '2024-02-12T10:00:00+05',
    due: '2024-02-09T18:00:00+05',
    status: 'REFUSED',
    answers: ['NOT_SATISFIED', 'PARTLY_SATISFIED'],
  });
  for (const day of [1, 2, 3, 4, 5]) {
    const ended = `2024-08-0${day}T12:00:00+05`;
    await given({ sent: '2024-07-31T12:00:00+05', ended, channel: 'PROVIDER', answers: GLAD });
  }
  await given({ sent: '2024-08-01T12:00:00+05', ended: '2024-08-01T12:00:00+05', channel: 'PSC' });
  await given({
    edition: '183-2015',
    sent: '2024-12-30T12:00:00+05',
    ended: '2024-12-31T23:59:59+05',
    channel: 'PSC',
  });
});
afterAll(() => server.stop());

const GLAD = ['SATISFIED', 'SATISFIED'] as const;

/** A request that ended, as a copy of one that went the whole way. */
async function given({ edition, channel, status, sent, ended, due, answers }: Given): Promise<void> {
  const { database } = server.database;
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO request (number, service, edition, channel, provider, status, applicant_id, applicant_iin, applicant_name,
       application, desk, entered_by, title, created_at, sent_at, due_at, ended_at)
     SELECT NULL, service, coalesce($2, edition), coalesce($3, channel),
       CASE WHEN $2 IS NULL THEN provider ELSE 'EAST_KAZAKHSTAN_INTERNAL_POLICY' END, coalesce($4, status), applicant_id,
       applicant_iin, applicant_name, application,
       CASE $3::text WHEN 'PROVIDER' THEN provider WHEN 'PSC' THEN 'PSC_AQTAU' END,
       CASE WHEN $3::text IN ('PROVIDER', 'PSC') THEN applicant_id END, title, $5, $5, $6, $7 FROM request WHERE id = $1 RETURNING id`,
    [model, edition ?? null, channel ?? null, status ?? null, sent, due ?? null, ended],
  );
  if (answers === undefined) return;
  await database.query(
    'INSERT INTO survey_response (request_id, process, information, at) VALUES ($1, $2, $3, $4)',
    [row?.id, ...answers, ended],
  );
}

async function reportTo(
  client: Client,
  filter: object,
  by: readonly string[] = [],
  every?: string,
): Promise<Report> {
  const { qualityIndicators } = await client.query<{ qualityIndicators: Report }>(REPORT, {
    filter: { ...YEAR, ...filter },
    by,
    every,
  });
  return qualityIndicators;
}

const publicly = (filter: object, by: readonly string[] = [], every?: string): Promise<Report> =>
  reportTo(server.client(), filter, by, every);

describe('indicators of quality', () => {
  it('are the sum alone where nothing is broken down', async () => {
    const { rows, total } = await publicly(ACT);
    expect(rows).toEqual([]);
    expect(total).toMatchObject({
      requests: 8,
      granted: 7,
      refused: 1,
      late: 1,
      onTime: 7 / 8,
      throughPortal: 2 / 8,
      answers: 7,
      answerRate: 7 / 8,
      suppressed: false,
      satisfaction: [
        {
          code: 'PROCESS',
          answers: [
            { answer: 'NOT_SATISFIED', count: 1, share: 1 / 7 },
            { answer: 'PARTLY_SATISFIED', count: 0, share: 0 },
            { answer: 'SATISFIED', count: 6, share: 6 / 7 },
          ],
        },
        { code: 'INFORMATION' },
      ],
    });
  });

  it('count working days from the day after sending, over weekends', async () => {
    const { rows } = await publicly({ ...ACT, channel: 'PORTAL' }, [], 'YEAR');
    /* Thursday 1 February to Monday 5 and to Monday 12. */
    expect(rows).toMatchObject([{ figures: { workingDays: 4.5, medianWorkingDays: 4.5 } }]);
  });

  it('have a row of nought for every period in which there was nothing', async () => {
    const { rows } = await publicly(ACT, [], 'QUARTER');
    expect(rows.map(({ from, to, figures }) => [from, to, figures.requests])).toEqual([
      ['2024-01-01', '2024-03-31', 2],
      ['2024-04-01', '2024-06-30', 0],
      ['2024-07-01', '2024-09-30', 6],
      ['2024-10-01', '2024-12-31', 0],
    ]);
    expect(rows[1]?.figures).toEqual({
      requests: 0,
      granted: 0,
      refused: 0,
      late: 0,
      onTime: null,
      throughPortal: null,
      workingDays: null,
      medianWorkingDays: null,
      answers: 0,
      answerRate: null,
      suppressed: false,
      satisfaction: expect.any(Array),
    });
  });

  it('cut the periods of the calendar to the months that are asked for', async () => {
    const months = { from: '2024-02-01', to: '2024-08-31' };
    const { rows } = await publicly({ ...ACT, ...months }, [], 'QUARTER');
    expect(rows.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2024-02-01 2024-03-31',
      '2024-04-01 2024-06-30',
      '2024-07-01 2024-08-31',
    ]);
    expect(await publicly({ ...ACT, ...months }, [], 'MONTH')).toMatchObject({ rows: { length: 7 } });
  });

  it('have a row for each channel of the act, each act and its region', async () => {
    const channels = await publicly(ACT, ['CHANNEL']);
    expect(channels.rows.map(({ channel, figures }) => [channel, figures.requests])).toEqual([
      ['PORTAL', 2],
      ['PROVIDER', 5],
      ['PSC', 1],
    ]);
    const acts = await publicly({ service: 'FOREIGN_PERIODICALS' }, ['EDITION', 'REGION']);
    expect(acts.rows.map(({ edition, region, figures }) => [edition, region, figures.requests])).toEqual([
      ['183-2015', '63', 1],
      ['57-2012', '47', 8],
    ]);
    expect(await publicly({ region: '63' })).toMatchObject({ total: { requests: 1, answerRate: null } });
    expect(await publicly({ region: '99' }, ['CHANNEL'])).toMatchObject({ rows: [], total: { requests: 0 } });
    expect(await publicly({ service: 'APOSTILLE' })).toMatchObject({ total: { requests: 0 } });
  });

  it('begin and end with the days of Astana', async () => {
    const december = { from: '2024-12-01', to: '2024-12-31' };
    expect(await publicly({ region: '63', ...december })).toMatchObject({ total: { requests: 1 } });
    const january = { from: '2025-01-01', to: '2025-01-31' };
    expect(await publicly({ region: '63', ...january })).toMatchObject({ total: { requests: 0 } });
  });

  it.each([
    ['that runs backwards', { from: '2024-03-01', to: '2024-02-29' }],
    ['that begins within a month', { from: '2024-02-02', to: '2024-02-29' }],
    ['that ends within a month', { from: '2024-02-01', to: '2024-02-28' }],
    ['of more than ten years', { from: '2014-01-01', to: '2024-01-31' }],
  ])('are refused for a period %s', async (_, filter) => {
    const refused = server.client().refusal(REPORT, { filter: { ...ACT, ...filter } });
    expect(await refused).toEqual(['QUALITY_PERIOD_INVALID']);
  });

  it('may be asked for ten years, by month', async () => {
    const years = { from: '2015-01-01', to: '2024-12-31' };
    expect(await publicly({ ...ACT, ...years }, [], 'MONTH')).toMatchObject({ rows: { length: 120 } });
  });

  it('are refused where they would be thousands of rows, and for an act that there is none of', async () => {
    const filter = { from: '2015-01-01', to: '2024-12-31' };
    const many = { filter, by: ['EDITION', 'CHANNEL'], every: 'MONTH' };
    expect(await server.client().refusal(REPORT, many)).toEqual(['QUALITY_TOO_MANY_ROWS']);
    const unknown = { filter: { ...YEAR, edition: '1-1999' } };
    expect(await server.client().refusal(REPORT, unknown)).toEqual(['EDITION_UNKNOWN']);
  });

  it('are the same for all who ask at the same time', async () => {
    const alone = await publicly(ACT, ['CHANNEL'], 'QUARTER');
    const asked = Array.from({ length: 8 }, () => publicly(ACT, ['CHANNEL'], 'QUARTER'));
    for (const report of await Promise.all(asked)) expect(report).toEqual(alone);
  });

  it('come as CSV with heads in words', async () => {
    const query = `query ($filter: QualityFilter!) { qualityIndicators(filter: $filter, by: [REGION]) {
      kk: csv(lang: KK) ru: csv(lang: RU) } }`;
    const { qualityIndicators: csv } = await server
      .client()
      .query<{ qualityIndicators: { kk: string; ru: string } }>(query, { filter: { ...YEAR, ...ACT } });
    for (const language of ['kk', 'ru'] as const) {
      const [heads, row, ...rest] = csv[language].split('\r\n');
      expect(heads?.startsWith(bothLanguages('requests:qualityColumn.from')[language])).toBe(true);
      const region = bothLanguages('catalogue:territory.47')[language];
      expect(row).toMatch(new RegExp(`^2024-01-01,2024-12-31,,,${region},,8,7,1,1,0\\.875,0\\.25,`, 'u'));
      expect(row?.split(',')).toHaveLength(21);
      expect(rest).toEqual(['']);
    }
    expect(csv.ru).toContain(`,"${bothLanguages('requests:qualityColumn.workingDays').ru}",`);
  });
});

describe('answers of fewer than five', () => {
  it('are not told to the public, and neither is the smallest group that would give them away', async () => {
    const { rows, total } = await publicly(ACT, ['CHANNEL']);
    expect(total).toMatchObject({ suppressed: false });
    expect(rows.map(({ figures }) => [figures.answers, figures.suppressed, figures.satisfaction])).toEqual([
      [2, true, null],
      [5, true, null],
      [0, false, expect.any(Array)],
    ]);
    expect(await publicly({ ...ACT, channel: 'PORTAL' })).toMatchObject({
      total: { answers: 2, suppressed: true, satisfaction: null },
    });
  });

  it('are told to the staff of the provider and to administrators, and to no other staff', async () => {
    for (const [client, suppressed] of [
      [at.clerk, false],
      [administrator, false],
      [stranger, true],
      [at.applicant, true],
    ] as const) {
      const { rows } = await reportTo(client, ACT, ['CHANNEL']);
      expect(rows.map(({ figures }) => figures.suppressed)).toEqual([suppressed, suppressed, false]);
    }
  });
});
