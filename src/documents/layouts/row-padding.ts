import { type Pair, pairHeight } from '../two-columns.ts';

const PADDING = { least: 2, usual: 4, most: 8 } as const;

/** The rows fill one page, if that can be done neither too tight nor too loose; points. */
export function rowPadding(rows: readonly Pair[], room: number): number {
  const text = rows.reduce((height, row) => height + pairHeight(row), 0);
  const padding = Math.floor((room - text) / rows.length / 2);
  return padding < PADDING.least ? PADDING.usual : Math.min(padding, PADDING.most);
}
