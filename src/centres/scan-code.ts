import { DomainError } from '../kernel/index.ts';

/** Digits of the running number within a receipt's number. */
const RUNNING_DIGITS = 9;
const NUMBER = /^[0-9]{12}$/;

/** The number of a receipt: two digits of the year, nine that run, and one that checks them (ISO/IEC 7812-1, Luhn). */
export function newNumber(running: string, year: number): string {
  const digits = `${String(year % 100).padStart(2, '0')}${running.padStart(RUNNING_DIGITS, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** The number behind what a scanner read, or a person typed; BARCODE_INVALID where digits are wrong or missing. */
export function scannedNumber(code: string): string {
  const number = code.replaceAll(/[\s-]/g, '');
  const valid = NUMBER.test(number) && checkDigit(number.slice(0, -1)) === Number(number.at(-1));
  if (!valid) throw new DomainError('BARCODE_INVALID', { path: ['barcode'] });
  return number;
}

function checkDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
