const PATTERN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = [86_400_000, 3_600_000, 60_000, 1_000] as const;

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds, as regulations use them: P1D, PT15M. */
export function durationMilliseconds(duration: string): number {
  const match = PATTERN.exec(duration);
  if (match === null || duration === 'P' || duration.endsWith('T'))
    throw new Error(`not a duration: ${duration}`);
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}
