/** A number sign, a day of the month, or letters that say what number follows, and the space after them. */
const BOUND = /(№|(?<!\S)(?:\d{1,2}|\p{Lu}{2,4}(?= \d))) (?=\S)/gu;

/**
 * Breaks a text into lines no wider than `width`: at spaces, else after a hyphen or slash, else between
 * characters. A no-break space does not break, nor does a space that holds a number to its words.
 */
export function wrapText(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .replace(BOUND, '$1\u00a0')
    .split(/[ \t\r\n]+/)
    .filter((part) => part !== '')) {
    const extended = line === '' ? word : `${line} ${word}`;
    if (measure(extended) <= width) {
      line = extended;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width, measure);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakWord(word: string, width: number, measure: (line: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const part of word.split(/(?<=[-/–—])/)) {
    if (measure(piece + part) <= width) {
      piece += part;
      continue;
    }
    if (piece !== '') pieces.push(piece);
    piece = '';
    for (const character of part) {
      if (piece !== '' && measure(piece + character) > width) {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
