/** What a registry tells in both official languages. */
export interface BothLanguages {
  readonly kk: string;
  readonly ru: string;
}

/** Parts that are there, in their order; null where none is. */
export function inOneLine(parts: readonly (BothLanguages | string | null)[]): BothLanguages | null {
  const there = parts.filter((part) => part !== null).filter((part) => part !== '');
  if (there.length === 0) return null;
  const line = (language: keyof BothLanguages): string =>
    there.map((part) => (typeof part === 'string' ? part : part[language])).join(', ');
  return { kk: line('kk'), ru: line('ru') };
}
