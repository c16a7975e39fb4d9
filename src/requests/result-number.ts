import { CAPITAL_ZONE, localDate } from '../kernel/index.ts';
import { unguessable } from './unguessable.ts';

/** Number of a result: the year, by the time of Astana, and sixty random bits, so that numbers of other people's papers are not guessed. */
export function newResultNumber(now: Date): string {
  return `${localDate(now, CAPITAL_ZONE).slice(0, 4)}-${unguessable()}`;
}
