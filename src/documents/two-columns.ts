import type { Language } from '../kernel/index.ts';
import { heightOf, type Paper, type StyledLine } from './paper.ts';
import { COLORS, CONTENT, CONTENT_WIDTH, STYLES } from './paper-style.ts';

const GUTTER = 26;
export const COLUMN_WIDTH = (CONTENT_WIDTH - GUTTER) / 2;
const RIGHT = CONTENT.left + COLUMN_WIDTH + GUTTER;
const MIDDLE = CONTENT.left + CONTENT_WIDTH / 2;

/** A letter that Russian has not. */
const KAZAKH_LETTER = /[\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u04bb\u0456]/iu;

/** The same text in Kazakh and in Russian, broken into lines. */
export interface Pair {
  readonly kk: readonly StyledLine[];
  readonly ru: readonly StyledLine[];
}

/** Rows of two columns, Kazakh on the left, going on to as many pages as they need. */
export class TwoColumns {
  readonly #paper: Paper;
  readonly #newPage: () => number;
  #y: number;
  #top: number;
  readonly #padding: number;

  /**
   * @param layout.y where the first row begins.
   * @param layout.padding above and below the text of a row, points.
   * @param newPage begins a page and answers where its text starts.
   */
  constructor(paper: Paper, layout: { readonly y: number; readonly padding: number }, newPage: () => number) {
    this.#paper = paper;
    this.#newPage = newPage;
    this.#y = layout.y;
    this.#top = layout.y;
    this.#padding = layout.padding;
  }

  /**
   * Puts a row; one that fits on no page is continued on the next.
   * @param below height in points that has to be left under it on the same page.
   */
  row(pair: Pair, below = 0): void {
    this.#put(pair, below);
    this.#rule();
  }

  /** The same without a line under it. */
  paragraph(pair: Pair): void {
    this.#put(pair, 0);
  }

  /** Words in one language, under what they are called in both, over the whole width. */
  wide(name: Pair, words: string): void {
    this.#put(name, STYLES.value.leading);
    this.close();
    const language = KAZAKH_LETTER.test(words) ? 'kk' : 'ru';
    let rest: readonly StyledLine[] = this.#paper.lines(words, STYLES.value, CONTENT_WIDTH, language);
    while (rest.length > 0) {
      const count = fitting(rest, this.#room());
      const place = { x: CONTENT.left, y: this.#y, width: CONTENT_WIDTH };
      if (count > 0) this.#y = this.#paper.write(rest.slice(0, count), place, language);
      rest = rest.slice(count);
      if (rest.length > 0) this.#y = this.#newPage();
    }
    this.#y += this.#padding;
    this.#top = this.#y;
    this.#rule();
  }

  #put(pair: Pair, below: number): void {
    const height = pairHeight(pair) + 2 * this.#padding + below;
    if (height > this.#room() && height <= CONTENT.bottom - CONTENT.top) this.#turn();
    let rest = pair;
    while (rest.kk.length > 0 || rest.ru.length > 0) {
      const room = this.#room() - 2 * this.#padding;
      const kk = fitting(rest.kk, room);
      const ru = fitting(rest.ru, room);
      if (kk + ru > 0) this.#write({ kk: rest.kk.slice(0, kk), ru: rest.ru.slice(0, ru) });
      rest = { kk: rest.kk.slice(kk), ru: rest.ru.slice(ru) };
      if (rest.kk.length > 0 || rest.ru.length > 0) this.#turn();
    }
    if (below > this.#room()) this.#turn();
  }

  #turn(): void {
    this.close();
    this.#y = this.#newPage();
    this.#top = this.#y;
  }

  /** Draws the line between the columns of this page. */
  close(): void {
    if (this.#y > this.#top) this.#line([MIDDLE, this.#top], [MIDDLE, this.#y]);
  }

  #write(pair: Pair): void {
    const y = this.#y + this.#padding;
    const left = this.#paper.write(pair.kk, { x: CONTENT.left, y, width: COLUMN_WIDTH }, 'kk');
    const right = this.#paper.write(pair.ru, { x: RIGHT, y, width: COLUMN_WIDTH }, 'ru');
    this.#y = Math.max(left, right) + this.#padding;
  }

  #rule(): void {
    this.#line([CONTENT.left, this.#y], [CONTENT.right, this.#y]);
  }

  #line(from: [number, number], to: [number, number]): void {
    this.#paper.decoration(() => {
      this.#paper.pdf
        .moveTo(...from)
        .lineTo(...to)
        .lineWidth(0.5)
        .stroke(COLORS.rule);
    });
  }

  #room(): number {
    return CONTENT.bottom - this.#y;
  }
}

/** Values of a row. What stands the same in both languages is a name or a number, or somebody's own words: it is not divided. */
export function valuePair(paper: Paper, { kk, ru }: { readonly kk: string; readonly ru: string }): Pair {
  const lines = (words: string, language: Language) =>
    paper.lines(words, STYLES.value, COLUMN_WIDTH, kk === ru ? null : language);
  return { kk: lines(kk, 'kk'), ru: lines(ru, 'ru') };
}

export function pairHeight(pair: Pair): number {
  return Math.max(heightOf(pair.kk), heightOf(pair.ru));
}

/** Both texts beside each other, without lines round them; answers the height below. */
export function writePair(paper: Paper, pair: Pair, y: number): number {
  const left = paper.write(pair.kk, { x: CONTENT.left, y, width: COLUMN_WIDTH }, 'kk');
  const right = paper.write(pair.ru, { x: RIGHT, y, width: COLUMN_WIDTH }, 'ru');
  return Math.max(left, right);
}

/** How many of the lines fit into that height. */
function fitting(lines: readonly StyledLine[], height: number): number {
  let used = 0;
  let count = 0;
  for (const line of lines) {
    used += line.style.leading;
    if (used > height) break;
    count += 1;
  }
  return count;
}
