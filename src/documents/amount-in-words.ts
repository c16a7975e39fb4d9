import type { Texts } from '../graphql/index.ts';
import { type Language, message, type Tiyn } from '../kernel/index.ts';

/** Groups of three digits, from the highest: their names are `documents:number.<name>`, with plural forms. */
const GROUPS = [
  { name: 'billion', size: 1_000_000_000 },
  { name: 'million', size: 1_000_000 },
  { name: 'thousand', size: 1000 },
] as const;

/**
 * As papers of payment write a sum: `Жиырма бір мың алты жүз жиырма бес теңге 00 тиын`. Tenge in words, tiyn in digits,
 * both exact; up to 999,999,999,999.99 tenge.
 */
export function amountInWords(amount: Tiyn, language: Language, texts: Texts): string {
  const whole = Math.trunc(amount / 100);
  const tiyn = String(amount % 100).padStart(2, '0');
  const words = numberInWords(whole, language, texts);
  const sentence = texts.translate(message('documents:number.tenge', { words, tiyn }), language);
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}

function numberInWords(number: number, language: Language, texts: Texts): string {
  const say = (key: string, count?: number): string =>
    texts.translate(
      message(`documents:number.${key}`, count === undefined ? undefined : { count }),
      language,
    );
  if (number === 0) return say('n0');
  const words: string[] = [];
  let rest = number;
  for (const { name, size } of GROUPS) {
    const count = Math.trunc(rest / size);
    rest %= size;
    if (count === 0) continue;
    words.push(...keysOf(count, name === 'thousand').map((key) => say(key)), say(name, count));
  }
  words.push(...keysOf(rest, false).map((key) => say(key)));
  return words.join(' ');
}

/** Keys of the words of a number below a thousand; feminine where it counts thousands, as Russian has it. */
function keysOf(number: number, feminine: boolean): string[] {
  const keys: string[] = [];
  const below = number % 100;
  if (number >= 100) keys.push(`n${number - below}`);
  if (below >= 20) keys.push(`n${below - (below % 10)}`);
  const last = below >= 20 ? below % 10 : below;
  if (last > 0) keys.push(feminine && last < 3 ? `f${last}` : `n${last}`);
  return keys;
}
