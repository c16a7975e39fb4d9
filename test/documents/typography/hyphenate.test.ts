import { hyphenate } from '../../../src/documents/typography/hyphenate.ts';

const shown = (text: string, language: 'kk' | 'ru'): string =>
  hyphenate(text, language).replaceAll('\u00ad', '~');

describe('words that may be divided', () => {
  it.each([
    'госу~дар~ствен~ной',
    'реги~стра~ция',
    'объ~яв~ле~ние',
    'подъ~езд~ной',
    'сви~де~тель~ство',
    'инфор~ма~ци~он~ное',
  ])('are those of Russian by the patterns of TeX: %s', (divided) => {
    expect(shown(divided.replaceAll('~', ''), 'ru')).toBe(divided);
  });

  it('are those of Kazakh by its syllables, in a Russian text too', () => {
    expect(shown('қызметті көрсету', 'kk')).toBe('қыз~метті көр~сету');
    expect(shown('издание «бұқаралық ақпарат»', 'ru')).toBe('изда~ние «бұқа~ра~лық ақпа~рат»');
  });

  it('leave three letters and carry over three', () => {
    expect(shown('туралы бұқаралық', 'kk')).toBe('туралы бұқа~ра~лық');
    expect(shown('услугодателю', 'ru')).toMatch(/^\p{L}{3,}~.*~\p{L}{3,}$/u);
  });
});

describe('no place to divide is in', () => {
  it.each([
    ['a name or an abbreviation', 'Қазақстан Республикасының МИНИСТРЛІГІ Құнанбаева ТАСС'],
    ['what has a digit, or a number before it', '2026-жылғы 12-тармағына 7\u00a0қарашадағы 2026\u00a0жылғы'],
    ['an address', 'https://qyzmet.example.kz/verify info@example.kz портал.қазақстан.қаз'],
    ['Latin letters', 'Deutschland periodical'],
    ['short words', 'апта сайын үшін'],
  ])('%s', (_, text) => {
    expect(shown(text, 'kk')).toBe(text);
    expect(shown(text, 'ru')).toBe(text);
  });
});
