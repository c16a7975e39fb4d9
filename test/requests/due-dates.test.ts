import 'reflect-metadata';
import {
  type Channel,
  EDITIONS,
  type EditionDeclaration,
  type StepDeclaration,
} from '../../src/catalogue/index.ts';
import { BUILT_IN_CALENDAR as calendar } from '../../src/kernel/index.ts';
import { serviceDueAt, stepDueAt } from '../../src/requests/due-dates.ts';

function edition(key: string): EditionDeclaration {
  const found = EDITIONS.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no edition ${key}`);
  return found;
}

function step(of: EditionDeclaration, key: string): StepDeclaration {
  const found = of.processes.flatMap(({ steps }) => steps).find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no step ${key}`);
  return found;
}

/** What is due, by the clock on the wall of the whole country since 1 March 2024 (UTC+5); null where nothing is. */
function wall(due: Date | null): string | null {
  return due === null
    ? null
    : new Date(due.getTime() + 5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

const at = (local: string): Date => new Date(`${local}:00+05:00`);

describe('a step is due', () => {
  it.each<[string, string, string, string, string | null]>([
    [
      'fifteen minutes of office time after it came',
      '322-2019',
      'PORTAL.ACTION.1',
      '2026-11-23T10:00',
      '2026-11-23 10:15',
    ],
    [
      'on the next morning when it came before closing',
      '322-2019',
      'PORTAL.ACTION.1',
      '2026-11-23T18:20',
      '2026-11-24 09:05',
    ],
    [
      'on Monday when it came on Saturday',
      '322-2019',
      'PORTAL.ACTION.1',
      '2026-11-28T12:00',
      '2026-11-30 09:15',
    ],
    [
      'after lunch when two hours run over it',
      '322-2019',
      'PORTAL.ACTION.2',
      '2026-11-23T12:00',
      '2026-11-23 15:30',
    ],
    [
      'at the closing of the seventh working day',
      '322-2019',
      'PORTAL.ACTION.4',
      '2026-11-23T10:00',
      '2026-12-02 18:30',
    ],
    [
      'over Independence Day not counted',
      '322-2019',
      'PORTAL.ACTION.4',
      '2026-12-10T10:00',
      '2026-12-22 18:30',
    ],
    [
      'at a centre on a Saturday, too',
      '183-2015',
      'PSC.ACTION.TAKE_IN',
      '2026-11-28T12:00',
      '2026-11-28 12:15',
    ],
    [
      'never, where the act only measures the systems',
      '57-2012',
      'PORTAL.PROCESS.3',
      '2026-11-23T10:00',
      null,
    ],
    ['never, where the act says nothing', '178-2012-3', 'PORTAL.PROCESS.9', '2026-11-23T10:00', null],
  ])('%s', (_, key, name, now, due) => {
    const of = edition(key);
    expect(
      wall(stepDueAt(of, step(of, name), { now: at(now), sentAt: at(now), calendar, channel: 'PORTAL' })),
    ).toBe(due);
  });

  it('to be paid day and night: 24 hours after condition 2 of 418-2011', () => {
    const of = edition('418-2011');
    const due = stepDueAt(of, step(of, 'PORTAL.PROCESS.8'), {
      now: at('2026-11-28T23:00'),
      sentAt: null,
      calendar,
      channel: 'PORTAL',
    });
    expect(wall(due)).toBe('2026-11-29 23:00');
  });

  it('counted from when the request was sent where the act says so, also when the draft came back', () => {
    const of = edition('183-2015');
    const sentAt = at('2026-11-23T10:00');
    const due = stepDueAt(of, step(of, 'PORTAL.ACTION.4'), {
      now: at('2026-12-01T16:00'),
      sentAt,
      calendar,
      channel: 'PORTAL',
    });
    expect(wall(due)).toBe('2026-12-03 18:30');
  });
});

describe('the whole service is due', () => {
  it.each<[string, string, string, string | null]>([
    ['ten working days after it was sent in Mangystau', '57-2012', '2026-11-20T17:00', '2026-12-04 18:30'],
    [
      'ten working days after the day of receipt in East Kazakhstan',
      '183-2015',
      '2026-11-21T12:00',
      '2026-12-07 18:30',
    ],
    ['on the fifteenth calendar day, to its end', '418-2011', '2026-11-20T17:00', '2026-12-05 23:59'],
    ['on no date where the act gives no term', '178-2012-1', '2026-11-20T17:00', null],
    ['on no date that would have to be guessed', '57-2012', '2027-12-30T10:00', null],
  ])('%s', (_, key, sent, due) => {
    expect(wall(serviceDueAt(edition(key), at(sent), { calendar, channel: 'PORTAL' }))).toBe(due);
  });

  it.each<[string, Channel, string, string]>([
    ['on a Saturday at a centre, which is open', 'PSC', '2026-11-28T12:00', '2026-12-11 18:30'],
    ['on a Saturday on the portal, when nobody receives', 'PORTAL', '2026-11-28T12:00', '2026-12-14 18:30'],
    ['in the evening at a centre', 'PSC', '2026-11-23T19:30', '2026-12-07 18:30'],
    ['in the evening on the portal', 'PORTAL', '2026-11-23T19:30', '2026-12-08 18:30'],
    ['on a Sunday at a centre', 'PSC', '2026-11-29T12:00', '2026-12-14 18:30'],
  ])('ten working days after the day of receipt: %s', (_, channel, sent, due) => {
    expect(wall(serviceDueAt(edition('183-2015'), at(sent), { calendar, channel }))).toBe(due);
  });

  it('by the hours of the region before the country kept one time', () => {
    const due = serviceDueAt(edition('183-2015'), new Date('2015-09-21T04:00:00Z'), {
      calendar,
      channel: 'PORTAL',
    });
    expect(due?.toISOString()).toBe('2015-10-06T12:30:00.000Z');
  });
});
