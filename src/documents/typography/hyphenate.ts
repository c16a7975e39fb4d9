import type { Language } from '../../kernel/index.ts';
import { kazakhDivision } from './kazakh-division.ts';
import { russianDivision } from './russian-division.ts';

/** Numbers with what hangs on them, addresses of mail and of pages. */
const UNDIVIDED = /[\d@/\\_]|\.\p{L}/u;
const CAPITAL = /\p{Lu}/u;
const KAZAKH_LETTER = /[әғқңөұүһі]/u;
const RUSSIAN_LETTERS = /^[а-яё]+$/u;
/** Letters of a word that is worth dividing, and of what is left and carried over. */
const SHORTEST = 6;
const LEFT = 3;
const CARRIED = 3;

/**
 * Puts soft hyphens (U+00AD) where words may be divided. Names and abbreviations are left whole, by their capitals; so is
 * what has a digit in it or is bound to one, addresses, and words in Latin letters. A word with a Kazakh letter is Kazakh in either text.
 */
export function hyphenate(text: string, language: Language): string {
  return text.replace(/[^ ]+/g, (token) =>
    UNDIVIDED.test(token) ? token : token.replace(/\p{L}+/gu, (word) => divide(word, language)),
  );
}

function divide(word: string, language: Language): string {
  if (word.length < SHORTEST || CAPITAL.test(word)) return word;
  const kazakh = KAZAKH_LETTER.test(word);
  if (!kazakh && !RUSSIAN_LETTERS.test(word)) return word;
  const offsets = (kazakh || language === 'kk' ? kazakhDivision : russianDivision)(word).filter(
    (offset) => offset >= LEFT && word.length - offset >= CARRIED,
  );
  return [0, ...offsets].map((offset, index) => word.slice(offset, offsets[index])).join('\u00ad');
}
