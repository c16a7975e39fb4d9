/**
 * Letters that stand for one another in titles: Kazakh ones for the Russian they look like, Latin ones for the Cyrillic
 * they look or sound like. Small letters; accents are gone by then, those of the Kazakh Latin alphabets too.
 */
const ALIKE: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  a: 'а',
  b: 'в',
  c: 'с',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  ı: 'и',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'р',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'х',
  y: 'у',
  z: 'з',
};

const LETTER = /[\p{L}]/gu;
const ACCENTS = /\p{M}/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/** A title as it is compared: without case, quotes, punctuation and doubled spaces, letters that look alike as one. */
export function foldTitle(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(ACCENTS, '').toLowerCase();
  /* The capital İ leaves its dot behind when it becomes small. */
  const folded = plain.replaceAll(ACCENTS, '').replaceAll(LETTER, (letter) => ALIKE[letter] ?? letter);
  const words = folded.replaceAll(BETWEEN_WORDS, ' ').trim();
  /* A title of signs only is compared as it stands. */
  return words === '' ? plain.trim() : words;
}
