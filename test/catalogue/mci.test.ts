import 'reflect-metadata';
import { feeOn, MCI_VALUES, mciOn } from '../../src/catalogue/index.ts';

describe('the monthly calculation index', () => {
  it.each([
    ['2011-12-31', 1512],
    ['2012-01-01', 1618],
    ['2022-06-01', 3063],
    ['2026-11-22', 4325],
  ])('on %s is %i tenge', (day, tenge) => {
    expect(mciOn(day)).toBe(tenge);
  });

  it('changes at midnight in Kazakhstan, not in Greenwich', () => {
    expect(mciOn(new Date('2025-12-31T18:59:59Z'))).toBe(3932);
    expect(mciOn(new Date('2025-12-31T19:00:00Z'))).toBe(4325);
  });

  it.each(['2009-12-31', '2027-01-01', '2100-01-01'])('is not guessed for %s', (day) => {
    expect(() => mciOn(day)).toThrow(expect.objectContaining({ code: 'MCI_UNKNOWN' }));
  });

  it('has every year from 2010 to 2026 once, rising', () => {
    expect(MCI_VALUES.map(({ year }) => year)).toEqual(
      Array.from({ length: 17 }, (_, index) => 2010 + index),
    );
    const values = MCI_VALUES.map(({ tenge }) => tenge);
    expect(values.toSorted((a, b) => a - b)).toEqual(values);
  });
});

describe('a fee', () => {
  it.each([
    [5, '2011-06-01', 756_000],
    [5, '2012-11-07', 809_000],
    [5, '2026-11-22', 2_162_500],
    [0.5, '2022-03-01', 153_200],
    [0.5, '2023-03-01', 172_500],
    [0.5, '2026-03-01', 216_300],
  ])('of %d indices on %s is %i tiyn: whole tenge, half up', (mci, day, tiyn) => {
    expect(feeOn({ mci }, day)).toBe(tiyn);
  });

  it('is not charged at an unknown index', () => {
    expect(() => feeOn({ mci: 5 }, new Date('2026-12-31T19:00:00Z'))).toThrow('MCI_UNKNOWN');
  });
});
