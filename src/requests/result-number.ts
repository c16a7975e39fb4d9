import { randomInt } from 'node:crypto';
import { CAPITAL_ZONE, localDate } from '../kernel/index.ts';

/** Crockford's Base32: no letters that are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 12;

/** Number of a result: the year, by the time of Astana, and sixty random bits, so that numbers of other people's papers are not guessed. */
export function newResultNumber(now: Date): string {
  const characters = Array.from({ length: RANDOM_CHARACTERS }, () =>
    ALPHABET.charAt(randomInt(ALPHABET.length)),
  );
  const groups = [0, 4, 8].map((start) => characters.slice(start, start + 4).join(''));
  return `${localDate(now, CAPITAL_ZONE).slice(0, 4)}-${groups.join('-')}`;
}
