/** A number sign, a day of the month, or letters that say what number follows, and the space after them. */
const BOUND = /(№|(?<!\S)(?:\d{1,2}|\p{Lu}{2,4}(?= \d))) (?=\S)/gu;

/** Puts no-break spaces between a number and its words. */
export function bindNumbers(text: string): string {
  return text.replace(BOUND, '$1\u00a0');
}

/** Where a word may be divided (U+00AD); at the end of a line it stands for a hyphen. */
const SOFT_HYPHEN = '\u00ad';
/** Share of the width that a line leaves empty before a word is divided to fill it. */
const RAGGED = 0.16;
/** Lines one after another that may end with a hyphen. */
const MOST_HYPHENS = 2;

/**
 * Breaks a text into lines no wider than `width`: at spaces, or at a soft hyphen where the line would be short; a word
 * that is wider than a line after any hyphen or slash, else between characters. A no-break space does not break, and the
 * last word is divided only where it has to be. A line that ends with a soft hyphen is to end with a hyphen.
 */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const words = text.split(/[ \t\r\n]+/).filter((part) => part.replaceAll(SOFT_HYPHEN, '') !== '');
  const lines = new Lines(width, measure);
  for (const [index, word] of words.entries()) lines.add(word, index < words.length - 1);
  return lines.finish();
}

class Lines {
  readonly #lines: string[] = [];
  readonly #width: number;
  readonly #measure: (line: string) => number;
  #line = '';

  constructor(width: number, measure: (line: string) => number) {
    this.#width = width;
    this.#measure = measure;
  }

  add(word: string, mayDivide: boolean): void {
    const extended = this.#extended(word);
    if (this.#fits(extended)) {
      this.#line = extended;
      return;
    }
    let rest = word;
    if (this.#line !== '') {
      const head = mayDivide && this.#isShort() ? this.#headOf(word) : '';
      rest = word.slice(head.length);
      this.#lines.push(head === '' ? this.#line : this.#extended(head));
    }
    const pieces = this.#pieces(rest);
    this.#line = pieces.pop() ?? '';
    this.#lines.push(...pieces);
  }

  finish(): string[] {
    if (this.#line !== '') this.#lines.push(this.#line);
    return this.#lines.map((line) => line.replaceAll(/\u00ad(?!$)/g, ''));
  }

  #extended(word: string): string {
    return this.#line === '' ? word : `${this.#line} ${word}`;
  }

  #fits(line: string): boolean {
    const shown = line.endsWith(SOFT_HYPHEN) ? `${line}-` : line;
    return this.#measure(shown.replaceAll(SOFT_HYPHEN, '')) <= this.#width;
  }

  /** As much of the word as the line still takes, up to a soft hyphen. */
  #headOf(word: string): string {
    const parts = word.split(/(?<=\u00ad)/);
    for (let count = parts.length - 1; count > 0; count -= 1) {
      const head = parts.slice(0, count).join('');
      if (this.#fits(this.#extended(head))) return head;
    }
    return '';
  }

  /** Whether the line leaves much of the width empty, and not too many hyphens stand above its end. */
  #isShort(): boolean {
    const above = this.#lines.slice(-MOST_HYPHENS);
    if (above.length === MOST_HYPHENS && above.every((line) => line.endsWith(SOFT_HYPHEN))) return false;
    return this.#measure(this.#line.replaceAll(SOFT_HYPHEN, '')) < this.#width * (1 - RAGGED);
  }

  /** The word alone, in as many lines as it needs. */
  #pieces(word: string): string[] {
    if (this.#fits(word)) return [word];
    const pieces: string[] = [];
    let piece = '';
    for (const part of word.split(/(?<=[-/–—\u00ad])/)) {
      if (this.#fits(piece + part)) {
        piece += part;
        continue;
      }
      if (piece !== '') pieces.push(piece);
      piece = '';
      for (const character of part) {
        if (piece !== '' && !this.#fits(piece + character)) {
          pieces.push(piece);
          piece = '';
        }
        piece += character;
      }
    }
    if (piece !== '') pieces.push(piece);
    return pieces;
  }
}
