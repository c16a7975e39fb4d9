import fc from 'fast-check';
import {
  addWorkingDays,
  addWorkingTime,
  dueAfterWorkingDays,
  isWorkingDay,
  localDate,
  OFFICE_HOURS,
  type Office,
  workingDaysBetween,
  workingTimeBetween,
  zoneOf,
} from '../../src/kernel/index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A region of each zone that there was. */
const REGIONS = ['10', '47', '15', '23', '27', '39', '43', '63', '71', null] as const;
/** From the first day to one that leaves room for what is counted from it. */
const FROM = Date.UTC(2011, 0, 3);
const TO = Date.UTC(2027, 5, 30);

const instant = fc.date({ min: new Date(FROM), max: new Date(TO), noInvalidDate: true });
const region = fc.constantFrom(...REGIONS);
const hours = fc.constantFrom(OFFICE_HOURS.PROVIDER, OFFICE_HOURS.SERVICE_CENTRE);
const officeAt = (from: Date, of: (typeof REGIONS)[number], open: Office['hours']): Office => ({
  hours: open,
  zone: zoneOf(of, localDate(from, 'UTC')),
});

describe('in every office, from 2011 to 2027', () => {
  it('adding working days and counting them back agree', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 100 }), region, (from, days, of) => {
        const date = localDate(from, zoneOf(of, localDate(from, 'UTC')));
        const end = addWorkingDays(date, days);
        expect(workingDaysBetween(date, end)).toBe(days);
        expect(workingDaysBetween(end, date)).toBe(0 - days);
        expect(days === 0 || isWorkingDay(end)).toBe(true);
      }),
    );
  });

  it('adding working time and counting it back agree', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 60 });
    fc.assert(
      fc.property(instant, minutes, region, hours, (from, length, of, open) => {
        const office = officeAt(from, of, open);
        const end = addWorkingTime(from, length * MINUTE, office);
        expect(workingTimeBetween(from, end, office)).toBe(length * MINUTE);
        expect(workingTimeBetween(end, from, office)).toBe(0);
      }),
    );
  });

  it('working time of one part and the next is that of both', () => {
    const gap = fc.integer({ min: 0, max: 10 * 24 * 60 });
    fc.assert(
      fc.property(instant, gap, gap, region, hours, (from, first, second, of, open) => {
        const office = officeAt(from, of, open);
        const middle = new Date(from.getTime() + first * MINUTE);
        const end = new Date(middle.getTime() + second * MINUTE);
        expect(workingTimeBetween(from, middle, office) + workingTimeBetween(middle, end, office)).toBe(
          workingTimeBetween(from, end, office),
        );
      }),
    );
  });

  it('the day on which a centre or a provider takes it in does not count', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 20 }), region, hours, (from, days, of, open) => {
        const office = officeAt(from, of, open);
        const due = localDate(dueAfterWorkingDays(from, days, office), office.zone);
        const taken = localDate(from, office.zone);
        /* At the day itself, or at the next that the office opens on when it came after closing. */
        expect(workingDaysBetween(taken, due)).toBeGreaterThanOrEqual(days);
        expect(workingDaysBetween(taken, due)).toBeLessThanOrEqual(days + 1);
        const atMidday = new Date(Date.parse(`${due}T07:00:00Z`));
        const again = localDate(dueAfterWorkingDays(atMidday, days, office), office.zone);
        expect(workingDaysBetween(due, again)).toBe(days);
      }),
    );
  });
});

it.each(Array.from({ length: 17 }, (_, index) => 2011 + index))(
  'every day of %i is counted as one day or none, in order',
  (year) => {
    let before = `${year}-01-01`;
    for (let time = Date.UTC(year, 0, 2); time <= Date.UTC(year, 11, 31); time += DAY) {
      const day = new Date(time).toISOString().slice(0, 10);
      expect(workingDaysBetween(before, day)).toBe(isWorkingDay(day) ? 1 : 0);
      before = day;
    }
  },
);
