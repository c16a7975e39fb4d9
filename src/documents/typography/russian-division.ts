import russian from 'hyphen/ru/index.js';

/** Offsets at which a Russian word may be divided, by the patterns of TeX (ruhyphen, as the package `hyphen` has them). */
export function russianDivision(word: string): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const part of russian.hyphenateSync(word).split('\u00ad')) {
    offset += part.length;
    offsets.push(offset);
  }
  return offsets.slice(0, -1);
}
