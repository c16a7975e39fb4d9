/**
 * Kazakhstan's twelve-digit identifiers: the individual's (ЖСН/ИИН) and the legal entity's (БСН/БИН).
 * Source: Government decree No 406 of 22 May 2007. The last digit checks the other eleven; digits of the date
 * of birth are not checked, since decree No 853 of 26 August 2013 they need not agree with it.
 */
export type Iin = string & { readonly __iin: unique symbol };
export type Bin = string & { readonly __bin: unique symbol };

/** What a person is known by: their own number, their legal entity's, or (until 2013) the taxpayer's (СТН/РНН). */
export const LOGINS = ['IIN', 'BIN', 'RNN'] as const;
export type Login = (typeof LOGINS)[number];

/** Twelve digits. How the last one checks the others no source at hand says, so it is not checked. */
export function isRnn(value: string): boolean {
  return /^[0-9]{12}$/.test(value) && !NEVER_ISSUED.has(value);
}

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2] as const;
/** Passes the check digit, yet is nobody's. */
const NEVER_ISSUED = new Set(['000000000000']);

export function isIin(value: string): value is Iin {
  return hasCheckDigit(value) && fifthDigit(value) <= 3;
}

export function isBin(value: string): value is Bin {
  return hasCheckDigit(value) && fifthDigit(value) >= 4 && fifthDigit(value) <= 6;
}

function hasCheckDigit(value: string): boolean {
  if (!/^[0-9]{12}$/.test(value) || NEVER_ISSUED.has(value)) return false;
  const digits = [...value].map(Number);
  let check = weightedSum(digits, FIRST_WEIGHTS);
  if (check === 10) check = weightedSum(digits, SECOND_WEIGHTS);
  return check === digits[11];
}

function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
}

/** 0-3: the tens of a day of birth, so an individual; 4-6: the type of a legal entity. */
function fifthDigit(value: string): number {
  return Number(value[4]);
}
