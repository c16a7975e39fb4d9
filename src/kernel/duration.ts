const PATTERN = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = [86_400_000, 3_600_000, 60_000, 1_000] as const;

/** So many milliseconds, of at least 0, as an ISO 8601 duration of hours, minutes and seconds: PT15M, PT80H. */
export function durationOf(milliseconds: number): string {
  const [hours, minutes] = [Math.floor(milliseconds / 3_600_000), Math.floor(milliseconds / 60_000) % 60];
  const seconds = Math.floor(milliseconds / 1000) % 60;
  const parts = [
    [hours, 'H'],
    [minutes, 'M'],
    [seconds, 'S'],
  ].flatMap(([count, unit]) => (count === 0 ? [] : `${count}${unit}`));
  return `PT${parts.length === 0 ? '0S' : parts.join('')}`;
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds, as regulations use them: P1D, PT15M. */
export function durationMilliseconds(duration: string): number {
  const match = PATTERN.exec(duration);
  if (match === null || duration === 'P' || duration.endsWith('T'))
    throw new Error(`not a duration: ${duration}`);
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}
