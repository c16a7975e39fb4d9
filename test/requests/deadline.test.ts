import fc from 'fast-check';
import type { TimeLimitDeclaration } from '../../src/catalogue/index.ts';
import { addWorkingTime, OFFICE_HOURS, type Office, workingTimeBetween } from '../../src/kernel/index.ts';
import { type Deadline, dueAt, spent } from '../../src/requests/deadlines/deadline.ts';
import type { PauseRow } from '../../src/requests/deadlines/pause.ts';

const HOUR = 3_600_000;
const OFFICE: Office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Almaty' };
const at = (local: string): Date => new Date(`${local}+05:00`);
const wall = (time: Date | null): string | undefined =>
  time === null ? undefined : new Date(time.getTime() + 5 * HOUR).toISOString().slice(0, 16);

const pause = (since: string, until: string | null): PauseRow => ({
  basis: 'SIGNATURE_HELD',
  since: at(since).toISOString(),
  until: until === null ? null : at(until).toISOString(),
});

const HOURS_4: TimeLimitDeclaration = { code: 'H', min: 'PT0S', max: 'PT4H' };
const DAYS_10: TimeLimitDeclaration = { code: 'W', workingDays: 10, extendableBy: 5 };
const CALENDAR_15: TimeLimitDeclaration = { code: 'C', calendarDays: 15 };

const deadline = (limit: TimeLimitDeclaration, from: string, more: Partial<Deadline> = {}): Deadline => ({
  limit,
  from: at(from),
  office: OFFICE,
  pauses: [],
  extended: false,
  ...more,
});

describe('a deadline that is paused', () => {
  const monday = '2026-11-23T10:00:00';
  it.each<[string, TimeLimitDeclaration, PauseRow[], string]>([
    [
      'is due as much later',
      HOURS_4,
      [pause('2026-11-23T11:00:00', '2026-11-23T12:00:00')],
      '2026-11-23T16:30',
    ],
    [
      'is not moved by a night',
      HOURS_4,
      [pause('2026-11-23T18:30:00', '2026-11-24T09:00:00')],
      '2026-11-23T15:30',
    ],
    [
      'is not moved by a pause after it',
      HOURS_4,
      [pause('2026-11-23T16:00:00', '2026-11-23T17:00:00')],
      '2026-11-23T15:30',
    ],
    [
      'is moved by a pause that the one before has let begin in time',
      HOURS_4,
      [
        pause('2026-11-23T10:30:00', '2026-11-23T11:30:00'),
        pause('2026-11-23T16:00:00', '2026-11-23T17:00:00'),
      ],
      '2026-11-23T17:30',
    ],
    [
      'in working days, by working time',
      DAYS_10,
      [pause('2026-11-24T09:00:00', '2026-11-24T11:00:00')],
      '2026-12-08T11:00',
    ],
    [
      'in calendar days, day and night',
      CALENDAR_15,
      [pause('2026-11-24T18:00:00', '2026-11-25T18:00:00')],
      '2026-12-09T23:59',
    ],
    [
      'is not moved by what was before it began',
      HOURS_4,
      [pause('2026-11-23T08:00:00', '2026-11-23T09:30:00')],
      '2026-11-23T15:30',
    ],
  ])('%s', (_, limit, pauses, due) => {
    expect(wall(dueAt(deadline(limit, monday, { pauses }), at('2026-11-23T18:00:00')))).toBe(due);
  });

  it('moves on with the time while it lasts, and consumes nothing', () => {
    const paused = deadline(HOURS_4, monday, { pauses: [pause('2026-11-23T11:00:00', null)] });
    expect(wall(dueAt(paused, at('2026-11-23T11:00:00')))).toBe('2026-11-23T15:30');
    expect(wall(dueAt(paused, at('2026-11-23T12:30:00')))).toBe('2026-11-23T17:00');
    expect(spent(paused, at('2026-11-23T12:30:00'))).toEqual({ budget: 4 * HOUR, consumed: HOUR });
  });

  it('consumes, with its pauses, all the time that runs; what is left until it is due is the rest', () => {
    const minute = fc.integer({ min: 0, max: 12 * 60 });
    fc.assert(
      fc.property(minute, minute, minute, (start, length, later) => {
        const from = at('2026-11-23T09:00:00');
        const since = new Date(from.getTime() + start * 60_000);
        const until = new Date(since.getTime() + length * 60_000);
        const now = new Date(until.getTime() + later * 60_000);
        const pauses: PauseRow[] = [
          { basis: 'REGISTRY_SILENT', since: since.toISOString(), until: until.toISOString() },
        ];
        const running = { ...deadline(DAYS_10, '2026-11-23T09:00:00'), pauses };
        const { budget, consumed } = spent(running, now);
        expect((consumed ?? 0) + workingTimeBetween(since, until, OFFICE)).toBe(
          workingTimeBetween(from, now, OFFICE),
        );
        const due = addWorkingTime(now, (budget ?? 0) - (consumed ?? 0), OFFICE);
        expect(dueAt(running, now)?.toISOString()).toBe(due.toISOString());
      }),
      { numRuns: 60 },
    );
  });
});

it('a deadline that is extended is due by the days that the act lets, pauses and all', () => {
  const pauses = [pause('2026-11-24T09:00:00', '2026-11-24T11:00:00')];
  const extended = deadline(DAYS_10, '2026-11-23T10:00:00', { extended: true });
  expect(wall(dueAt(extended, extended.from))).toBe('2026-12-14T18:30');
  expect(wall(dueAt({ ...extended, pauses }, extended.from))).toBe('2026-12-15T11:00');
});
