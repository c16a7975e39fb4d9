const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 3_600_000;
const GIVEN_UP_AFTER = 86_400_000;

export interface Failing {
  /** Attempts that failed one after another, the last one among them. */
  readonly failures: number;
  readonly since: Date;
  readonly now: Date;
  /** From 0 to 1, so that receivers that failed together are not called together again. */
  readonly chance: number;
}

/**
 * When to try again: after 5 seconds, twice as long after each failure up to an hour, less up to half by chance, and for
 * the last time when a day has passed. Null after that.
 */
export function nextAttempt({ failures, since, now, chance }: Failing): Date | null {
  const end = since.getTime() + GIVEN_UP_AFTER;
  if (now.getTime() >= end) return null;
  const longest = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
  const pause = longest * (1 - chance / 2);
  return new Date(Math.min(now.getTime() + pause, end));
}
