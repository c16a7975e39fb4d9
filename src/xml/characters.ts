/* Characters that XML 1.0 can carry (2.2), and of lone surrogates none. */

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What somebody wrote, without what XML has no way to write. */
export function withoutForbidden(text: string): string {
  return text.replaceAll(FORBIDDEN, '');
}

/** Throws for a text that no XML can carry. */
export function assertCharacters(text: string): void {
  if (text.search(FORBIDDEN) >= 0) throw new RangeError('a text that no XML can carry');
}
