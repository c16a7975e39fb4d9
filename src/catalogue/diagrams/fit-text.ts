import { bindNumbers, wrapText } from '../../kernel/index.ts';

export interface FittedText {
  readonly lines: readonly string[];
  /** Nothing was left out but remarks in brackets. */
  readonly whole: boolean;
}

/** What no line should break off after: a mark, or a preposition. */
const DANGLING = /(?:\s+\p{L}{1,2})*[\s,;:.(–—-]*$/u;

/** A cut goes back to the end of a clause where that keeps this part of what there is room for. */
const LEAST_KEPT = 0.7;

/**
 * A text in at most so many lines: as it is, else without its remarks in brackets, else cut after a word with an
 * ellipsis.
 */
export function fitText(
  text: string,
  width: number,
  most: number,
  measure: (line: string) => number,
): FittedText {
  const wrap = (candidate: string): string[] => wrapText(bindNumbers(candidate), width, measure);
  const all = wrap(text);
  if (all.length <= most) return { lines: all, whole: true };
  const plain = text.replace(/\s*\([^()]*\)/g, '').trim();
  const lines = wrap(plain);
  if (plain !== '' && lines.length <= most) return { lines, whole: true };
  const words = (plain === '' ? text : plain).split(' ');
  const fits = words.findLastIndex((_, index) => wrap(`${words.slice(0, index).join(' ')}…`).length <= most);
  const clause = words.slice(0, fits).findLastIndex((word) => /[,;:.]$/.test(word)) + 1;
  const longest = clause > fits * LEAST_KEPT ? clause : words.length - 1;
  for (let count = longest; count > 0; count -= 1) {
    const kept = words.slice(0, count).join(' ').replace(DANGLING, '');
    const cut = wrap(`${kept}…`);
    if (cut.length <= most) return { lines: cut, whole: false };
  }
  return { lines: all.slice(0, most), whole: false };
}
