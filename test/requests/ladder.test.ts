import { OFFICE_HOURS, type Office } from '../../src/kernel/index.ts';
import { ladder } from '../../src/requests/escalations/ladder.ts';

const OFFICE: Office = { hours: OFFICE_HOURS.PROVIDER, zone: 'Asia/Almaty' };
const at = (local: string): Date => new Date(`${local}+05:00`);
const wall = (time: Date | null): string | null =>
  time === null ? null : new Date(time.getTime() + 5 * 3_600_000).toISOString().slice(0, 19);

describe('the rungs of a step', () => {
  it.each([
    ['of fifteen minutes', '2026-11-23T10:00:00', '2026-11-23T10:15:00', '10:07:30', '10:15:00', '10:22:30'],
    ['over lunch', '2026-11-23T12:00:00', '2026-11-23T15:30:00', '13:00:00', '15:30:00', '16:30:00'],
    [
      'that was due before it came',
      '2026-11-23T12:00:00',
      '2026-11-23T11:00:00',
      '12:00:00',
      '11:00:00',
      '11:00:00',
    ],
  ])('%s', (_, from, due, half, dueAt, overdue) => {
    const rungs = ladder(at(from), at(due), OFFICE);
    expect([rungs.HALF, rungs.DUE, rungs.OVERDUE].map((time) => wall(time)?.slice(11))).toEqual([
      half,
      dueAt,
      overdue,
    ]);
  });

  it('of two working days are in the working time of the office', () => {
    const rungs = ladder(at('2026-11-27T10:00:00'), at('2026-12-01T18:30:00'), OFFICE);
    expect(wall(rungs.HALF)).toBe('2026-11-30T15:00:00');
    expect(wall(rungs.OVERDUE)).toBe('2026-12-03T12:30:00');
  });

  it('are not guessed past the years that are known', () => {
    const rungs = ladder(at('2027-12-29T10:00:00'), at('2027-12-31T18:30:00'), OFFICE);
    expect(rungs.HALF).not.toBeNull();
    expect(rungs.OVERDUE).toBeNull();
  });
});
