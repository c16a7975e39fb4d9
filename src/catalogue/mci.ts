import { CAPITAL_ZONE, DomainError, localDate, type Tiyn, tenge } from '../kernel/index.ts';
import type { FeeDeclaration } from './edition.ts';
import { MCI_VALUES } from './mci-values.ts';

const TENGE_BY_YEAR: ReadonlyMap<number, number> = new Map(
  MCI_VALUES.map((value) => [value.year, value.tenge]),
);

/**
 * The monthly calculation index in tenge on a day: an instant, or a calendar date (ISO 8601). Throws DomainError `MCI_UNKNOWN` for a year
 * that no known budget law covers: a guess would charge people a wrong sum.
 */
export function mciOn(day: Date | string): number {
  const year = Number((day instanceof Date ? localDate(day, CAPITAL_ZONE) : day).slice(0, 4));
  const value = TENGE_BY_YEAR.get(year);
  if (value === undefined) throw new DomainError('MCI_UNKNOWN', { values: { year } });
  return value;
}

/** A fee at the index of the day it is paid, in whole tenge, rounded half up. Throws as `mciOn` does. */
export function feeOn(fee: Pick<FeeDeclaration, 'mci'>, day: Date | string): Tiyn {
  return tenge(fee.mci * mciOn(day));
}
