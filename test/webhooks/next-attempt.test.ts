import { nextAttempt } from '../../src/webhooks/next-attempt.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const since = new Date('2026-11-22T09:00:00Z');
const at = (milliseconds: number): Date => new Date(since.getTime() + milliseconds);

/** Milliseconds from an attempt to the next one. */
function pause(failures: number, chance: number, now = since): number {
  return (nextAttempt({ failures, since, now, chance })?.getTime() ?? Number.NaN) - now.getTime();
}

test('each pause is twice as long as the one before, up to an hour', () => {
  const pauses = [1, 2, 3, 4, 10, 11, 12, 1_000].map((failures) => pause(failures, 0) / SECOND);
  expect(pauses).toEqual([5, 10, 20, 40, 2_560, 3_600, 3_600, 3_600]);
});

test('chance takes up to half of a pause away', () => {
  expect(pause(1, 1)).toBe(2.5 * SECOND);
  expect(pause(12, 1)).toBe(HOUR / 2);
  expect(pause(12, 0.5)).toBe(0.75 * HOUR);
});

test('the last attempt is when a day has passed, and there is none after it', () => {
  expect(nextAttempt({ failures: 30, since, now: at(23.9 * HOUR), chance: 0 })).toEqual(at(24 * HOUR));
  expect(nextAttempt({ failures: 31, since, now: at(24 * HOUR), chance: 0 })).toBeNull();
  expect(nextAttempt({ failures: 1, since, now: at(48 * HOUR), chance: 0 })).toBeNull();
});

test('a day has some thirty attempts', () => {
  let now: Date | null = since;
  let failures = 0;
  while (now !== null) {
    failures += 1;
    now = nextAttempt({ failures, since, now, chance: 0.5 });
  }
  expect(failures).toBeGreaterThan(25);
  expect(failures).toBeLessThan(60);
});
