/** Letters of vowels; у is one only where no vowel stands beside it as below. */
const VOWELS = new Set('аәеёиоөуұүыіэюя');
const SIGNS = new Set('ьъ');
/** No single letter is left on a line or carried over. */
const LEAST = 2;

/**
 * Offsets at which a Kazakh word may be divided: between syllables, each with one vowel, of several consonants the last
 * going over. Between vowels й and у go over (да-уыс, құ-йын); where у and и are vowels themselves, the vowel after them
 * does (су-ық, қи-ын). Source: «Қазақ тілі орфографиясының негізгі ережелері» (1957, 1983), «Сөздердің тасымалдануы».
 */
export function kazakhDivision(word: string): number[] {
  const letters = [...word.toLowerCase()];
  const vowels = vowelsOf(letters);
  return vowels
    .slice(1)
    .map((vowel, index) => borderBefore(letters, vowels[index] ?? 0, vowel))
    .filter((offset) => offset >= LEAST && letters.length - offset >= LEAST);
}

/** Where the syllables' vowels are. After a vowel, and before one at the beginning, у is a consonant. */
function vowelsOf(letters: readonly string[]): number[] {
  const vowels: number[] = [];
  for (const [index, letter] of letters.entries()) {
    if (!VOWELS.has(letter)) continue;
    const glides =
      letter === 'у' && (index === 0 ? VOWELS.has(letters[index + 1] ?? '') : vowels.at(-1) === index - 1);
    if (!glides) vowels.push(index);
  }
  return vowels;
}

function borderBefore(letters: readonly string[], vowel: number, next: number): number {
  const last = next - 1;
  return last === vowel || SIGNS.has(letters[last] ?? '') ? next : last;
}
