import { randomInt } from 'node:crypto';

/** Crockford's Base32: no letters that are taken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 12;

/** Sixty random bits as three groups of four characters, so that what bears them is not found by trying. */
export function unguessable(): string {
  const characters = Array.from({ length: CHARACTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-');
}
