import { newResultNumber } from '../../src/requests/result-number.ts';

describe('the number of a result', () => {
  it('begins with the year that it is in Astana', () => {
    expect(newResultNumber(new Date('2026-12-31T18:59:59Z'))).toMatch(/^2026-/);
    expect(newResultNumber(new Date('2026-12-31T19:00:00Z'))).toMatch(/^2027-/);
  });

  it('is three groups of four, of no letter that is taken for a digit, and never the same', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const numbers = Array.from({ length: 100 }, () => newResultNumber(now));
    for (const number of numbers) expect(number).toMatch(/^2026(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(new Set(numbers).size).toBe(100);
  });
});
