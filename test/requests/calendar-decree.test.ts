import { addWorkingDays, BUILT_IN_CALENDAR, localDate } from '../../src/kernel/index.ts';
import { CalendarBook } from '../../src/requests/calendar-decrees/calendar-book.ts';
import { Mangystau } from '../exchange/mangystau.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { startWithAllEditions } from './any-edition.ts';
import { datesOf } from './deadlines-of.ts';
import { sweep } from './sweeps.ts';
import { bothLanguages } from './texts.ts';
import { until } from './until.ts';

let server: RunningServer;
let at: Mangystau;
let administrator: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Mangystau.gather(server);
  administrator = await server.as('ADMINISTRATOR');
});
afterAll(() => server.stop());

interface Calendar {
  readonly year: number;
  readonly state: string;
  readonly act: string | null;
  readonly daysOff: readonly {
    readonly date: string;
    readonly kind: string;
    readonly kk: string;
    readonly ru: string;
  }[];
  readonly workedDays: readonly string[];
}

interface Moved {
  readonly requestNumber: string;
  readonly stepKey: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

interface Answer {
  readonly calendar: { readonly state: string; readonly act: string } | null;
  readonly moved: readonly Moved[] | null;
  readonly movedCount: number | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

async function calendarOf(year: number): Promise<Calendar | null> {
  const { workingCalendar } = await server.client().query<{ workingCalendar: Calendar | null }>(
    `query ($year: Int!) { workingCalendar(year: $year) { year state act workedDays
       daysOff { date kind kk: name(lang: KK) ru: name(lang: RU) } } }`,
    { year },
  );
  return workingCalendar;
}

async function decide(input: Record<string, unknown>): Promise<Answer> {
  const { decideCalendarYear } = await administrator.query<{ decideCalendarYear: Answer }>(
    `mutation ($input: DecideCalendarYearInput!) { decideCalendarYear(input: $input) { calendar { state act }
       moved { requestNumber stepKey before after } movedCount userErrors { code path } } }`,
    { input },
  );
  return decideCalendarYear;
}

/** A decree on the year of the date, with the Kurban-ait that is known, and that day off. */
function givingOff(date: string): Record<string, unknown> & { year: number } {
  const year = Number(date.slice(0, 4));
  const { kurbanAit } = BUILT_IN_CALENDAR.year(year);
  return { year, act: 'Үкіметтің 2026 жылғы қаулысы', kurbanAit, swaps: [], daysOff: [date] };
}

describe('the working calendar', () => {
  it('is public, and says what each day off is, in both languages', async () => {
    const calendar = await calendarOf(2025);
    expect(calendar).toMatchObject({ year: 2025, state: 'CONFIRMED', act: null, workedDays: ['2025-01-05'] });
    const why = Object.fromEntries(
      calendar?.daysOff.map(({ date, kind, kk, ru }) => [date, { kind, kk, ru }]) ?? [],
    );
    expect(why).toMatchObject({
      '2025-01-01': { kind: 'HOLIDAY', ...bothLanguages('calendar:holiday.NEW_YEAR') },
      '2025-01-03': { kind: 'SWAPPED', ...bothLanguages('calendar:dayOff.SWAPPED') },
      '2025-01-07': { kind: 'CHRISTMAS', ...bothLanguages('calendar:dayOff.CHRISTMAS') },
      '2025-03-10': { kind: 'SUBSTITUTE', ...bothLanguages('calendar:dayOff.SUBSTITUTE') },
      '2025-06-06': { kind: 'KURBAN_AIT', ...bothLanguages('calendar:dayOff.KURBAN_AIT') },
    });
    expect((await calendarOf(2027))?.state).toBe('COMPUTED');
  });

  it('of a year that nobody has decided is not guessed', async () => {
    expect(await calendarOf(2031)).toBeNull();
    expect(await calendarOf(1999)).toBeNull();
  });
});

describe('a decree', () => {
  it('makes a year known that was not', async () => {
    const answer = await decide({
      year: 2029,
      act: '№ 12',
      kurbanAit: '2029-04-24',
      swaps: [{ off: '2029-01-03', worked: '2028-12-30' }],
      daysOff: ['2029-12-31'],
    });
    /* December 2028 is not known yet. */
    expect(answer.userErrors).toEqual([
      { code: 'CALENDAR_OTHER_YEAR', path: ['input', 'swaps', '0', 'worked'] },
    ]);
    expect((await decide({ year: 2028, act: '№ 11', kurbanAit: '2028-05-05' })).userErrors).toEqual([]);
    const known = await decide({
      year: 2029,
      act: '№ 12',
      kurbanAit: '2029-04-24',
      swaps: [{ off: '2029-01-03', worked: '2028-12-30' }],
      daysOff: ['2029-12-31'],
    });
    expect(known).toMatchObject({ calendar: { state: 'CONFIRMED', act: '№ 12' }, moved: [], userErrors: [] });
    const kinds = Object.fromEntries(
      (await calendarOf(2029))?.daysOff.map(({ date, kind }) => [date, kind]) ?? [],
    );
    expect(kinds).toMatchObject({
      '2029-12-31': 'DECIDED',
      '2029-01-03': 'SWAPPED',
      '2029-04-24': 'KURBAN_AIT',
    });
    expect((await calendarOf(2028))?.workedDays).toEqual(['2028-12-30']);
  });

  it('moves open requests in the moment it is made, and tells which and from when to when', async () => {
    const ids = [await at.received(), await at.received()];
    const ended = await at.completed();
    const before = await Promise.all([...ids, ended].map((id) => datesOf(at.applicant, id)));
    const off = addWorkingDays(localDate(new Date(), 'Asia/Almaty'), 3);
    const answer = await decide(givingOff(off));
    expect(answer.userErrors).toEqual([]);
    const after = await Promise.all([...ids, ended].map((id) => datesOf(at.applicant, id)));
    const days = (instant: string | null | undefined): string =>
      localDate(new Date(instant ?? ''), 'Asia/Almaty');
    for (const [index] of ids.entries()) {
      const first = days(before[index]?.dueAt);
      expect(days(after[index]?.dueAt)).toBe(addWorkingDays(first, 1));
    }
    expect(after[2]?.dueAt).toBe(before[2]?.dueAt);
    const services = answer.moved?.filter(({ stepKey }) => stepKey === null);
    expect(services?.map((moved) => [moved.before, moved.after])).toEqual(
      ids.map((_, index) => [before[index]?.dueAt, after[index]?.dueAt]),
    );
    expect(answer.movedCount).toBe(answer.moved?.length);
    /* Without that day off again: all is as it was. */
    await decide({ ...givingOff(off), daysOff: [] });
    expect((await datesOf(at.applicant, ids[0] ?? '')).dueAt).toBe(before[0]?.dueAt);
    const kept = await server.database.database.query(
      'SELECT id FROM calendar_decree WHERE days_off = $1::date[]',
      [[off]],
    );
    expect(kept).toHaveLength(1);
  });

  it('is taken by every node at once', async () => {
    const node = new CalendarBook({
      database: server.database.database,
      databaseUrl: server.database.url,
      report: (fault) => {
        throw fault;
      },
    });
    await node.start();
    try {
      await decide({ year: 2030, act: '№ 13', kurbanAit: '2030-04-13' });
      await until('the year known to the other node', async () => node.decreeOf(2030));
      expect(node.current().year(2030).certainty).toBe('CONFIRMED');
    } finally {
      await node.stop();
    }
    await server.restart();
    expect(await calendarOf(2030)).toMatchObject({ state: 'CONFIRMED', act: '№ 13' });
  });

  it('reaches a request that was counted by the old calendar and written after it', async () => {
    const id = await at.received();
    const { dueAt } = await datesOf(at.applicant, id);
    await server.database.database.query(
      `UPDATE request SET due_at = due_at - interval '1 day', waiting_due_at = waiting_due_at - interval '1 day' WHERE id = $1`,
      [id.replace('req_', '')],
    );
    await sweep(server, 'recount-deadlines');
    expect((await datesOf(at.applicant, id)).dueAt).toBe(dueAt);
  });

  const sound = { year: 2027, act: '№ 14', kurbanAit: '2027-05-16', swaps: [], daysOff: [] };
  it.each<[string, Record<string, unknown>, string, string[]]>([
    [
      'a year before the acts',
      { year: 2010, kurbanAit: '2010-11-16' },
      'CALENDAR_YEAR_OUT_OF_RANGE',
      ['year'],
    ],
    ['a year mistyped', { year: 20027 }, 'CALENDAR_YEAR_OUT_OF_RANGE', ['year']],
    ['no act', { act: '  ' }, 'CALENDAR_ACT_REQUIRED', ['act']],
    ['an act of a thousand characters', { act: 'а'.repeat(1000) }, 'CALENDAR_ACT_REQUIRED', ['act']],
    ['Kurban-ait of another year', { kurbanAit: '2026-05-27' }, 'CALENDAR_OTHER_YEAR', ['kurbanAit']],
    ['a day off of another year', { daysOff: ['2026-12-31'] }, 'CALENDAR_OTHER_YEAR', ['daysOff', '0']],
    ['a Sunday given off', { daysOff: ['2027-02-28'] }, 'CALENDAR_DAY_OFF_ALREADY', ['daysOff', '0']],
    ['a substitute day given off', { daysOff: ['2027-01-04'] }, 'CALENDAR_DAY_OFF_ALREADY', ['daysOff', '0']],
    [
      'a day given off twice',
      { daysOff: ['2027-02-01', '2027-02-01'] },
      'CALENDAR_DAY_REPEATED',
      ['daysOff', '1'],
    ],
    [
      'a holiday swapped off',
      { swaps: [{ off: '2027-03-08', worked: '2027-03-06' }] },
      'CALENDAR_DAY_OFF_ALREADY',
      ['swaps', '0', 'off'],
    ],
    [
      'a working day worked in exchange',
      { swaps: [{ off: '2027-03-09', worked: '2027-03-10' }] },
      'CALENDAR_DAY_WORKED_ALREADY',
      ['swaps', '0', 'worked'],
    ],
    [
      'a day worked years away',
      { swaps: [{ off: '2027-03-09', worked: '2024-03-09' }] },
      'CALENDAR_OTHER_YEAR',
      ['swaps', '0', 'worked'],
    ],
    [
      'more days than a year has to give',
      { daysOff: Array.from({ length: 61 }, () => '2027-02-01') },
      'CALENDAR_TOO_MANY_DAYS',
      [],
    ],
  ])('with %s is turned down, and nothing of it is kept', async (_, wrong, code, path) => {
    const before = await calendarOf(2027);
    const { userErrors, calendar, moved } = await decide({ ...sound, ...wrong });
    expect({ userErrors, calendar, moved }).toEqual({
      userErrors: [{ code, path: ['input', ...path] }],
      calendar: null,
      moved: null,
    });
    bothLanguages(`errors:${code}`, { first: 2011, last: 2099, limit: 60 });
    expect(await calendarOf(2027)).toEqual(before);
  });

  it('is nobody’s but an administrator’s', async () => {
    const call =
      'mutation ($input: DecideCalendarYearInput!) { decideCalendarYear(input: $input) { movedCount } }';
    for (const client of [at.applicant, at.clerk]) {
      expect(await client.refusal(call, { input: sound })).toEqual(['FORBIDDEN']);
    }
    expect(await server.client().refusal(call, { input: sound })).toEqual(['UNAUTHENTICATED']);
  });
});
