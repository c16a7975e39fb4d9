import { orderedTimes } from '../../src/centres/courier-schedule.ts';
import { nextPickUp } from '../../src/centres/next-pick-up.ts';
import { BUILT_IN_CALENDAR } from '../../src/kernel/index.ts';

const TWICE = [
  { weekday: 1, time: '10:00' },
  { weekday: 4, time: '16:30' },
];
const nextAfter = (moment: string) =>
  nextPickUp(TWICE, new Date(moment), BUILT_IN_CALENDAR)?.toISOString() ?? null;

describe('when the courier comes next', () => {
  it.each([
    ['later on the same day', '2026-11-23T04:00:00Z', '2026-11-23T05:00:00.000Z'],
    ['not at the very moment that it is', '2026-11-23T05:00:00Z', '2026-11-26T11:30:00.000Z'],
    ['on another day of the week', '2026-11-24T00:00:00Z', '2026-11-26T11:30:00.000Z'],
    ['in the next week', '2026-11-27T00:00:00Z', '2026-11-30T05:00:00.000Z'],
    ['by the date of Astana, not of Greenwich', '2026-11-22T20:00:00Z', '2026-11-23T05:00:00.000Z'],
    [
      'not on a holiday: 16 December is a Wednesday, so Thursday it is',
      '2026-12-15T00:00:00Z',
      '2026-12-17T11:30:00.000Z',
    ],
  ])('is %s', (_, moment, expected) => {
    expect(nextAfter(moment)).toBe(expected);
  });

  it('passes over days off', () => {
    const wednesday = [{ weekday: 3, time: '10:00' }];
    const next = nextPickUp(wednesday, new Date('2026-12-15T00:00:00Z'), BUILT_IN_CALENDAR);
    expect(next?.toISOString()).toBe('2026-12-23T05:00:00.000Z');
  });

  it('is not guessed where nobody has decided the calendar of the year', () => {
    expect(nextAfter('2041-03-01T00:00:00Z')).toBeNull();
  });
});

describe('a schedule', () => {
  it('is kept in the order of the week', () => {
    expect(orderedTimes([...TWICE].reverse())).toEqual(TWICE);
  });

  it.each([
    ['no times', []],
    ['a time twice', [TWICE[0], TWICE[0]]],
    ['an eighth day', [{ weekday: 8, time: '10:00' }]],
    ['half a day', [{ weekday: 1.5, time: '10:00' }]],
    ['an hour that there is none', [{ weekday: 1, time: '24:00' }]],
    ['a time in other words', [{ weekday: 1, time: '9.30' }]],
    [
      'more times than anybody drives',
      Array.from({ length: 71 }, (_, i) => ({ weekday: 1, time: `10:${i}` })),
    ],
  ])('does not have %s', (_, times) => {
    expect(() => orderedTimes(times.map((time) => ({ weekday: 0, time: '', ...time })))).toThrow(
      'SCHEDULE_INVALID',
    );
  });
});
