import { bindWords } from '../../../src/documents/typography/bind-words.ts';

const shown = (text: string): string => bindWords(text).replaceAll('\u00a0', '_');

describe('no line breaks', () => {
  it.each([
    ['after № and between letters and their number', '№ 178, БИН 120140000017', '№_178, БИН_120140000017'],
    [
      'inside a date',
      'от 7 ноября 2026 года; 2026 жылғы 22 қараша',
      'от_7_ноября 2026_года; 2026_жылғы 22_қараша',
    ],
    [
      'after a preposition of one letter',
      'отказе в учете (с 2026) О РЕГИСТРАЦИИ',
      'отказе в_учете (с_2026) О_РЕГИСТРАЦИИ',
    ],
    ['between initials and surname', 'А. Б. Мысалов, Мысалова Ә. Ү.', 'А._Б._Мысалов, Мысалова_Ә._Ү.'],
    ['before a dash', 'ал өкіл – сенімхатпен', 'ал өкіл_– сенімхатпен'],
    ['inside a cipher', 'ф. 812, оп. 2, д. 45, л. 12–14', 'ф._812, оп._2, д._45, л._12–14'],
    [
      'inside a number, nor before its unit',
      '1 200 және 2 100 дана, 2163 теңге',
      '1_200 және 2_100_дана, 2163_теңге',
    ],
    [
      'between a clause and its number',
      'согласно пункту 1 статьи 7 Закона',
      'согласно пункту_1 статьи_7 Закона',
    ],
    ['after the short word for a town', 'г. Астана, ул. Мәңгілік Ел', 'г._Астана, ул._Мәңгілік Ел'],
  ])('%s', (_, text, bound) => {
    expect(shown(text)).toBe(bound);
  });

  it.each([
    'сот шешімімен жойылды',
    'Мысалов Ерлан Үлгіұлы',
    'тел. 8(7292) 42-66-10',
    'дома и\u00a0улицы',
    'пункт\u00a012 Правил',
  ])('but elsewhere it may: %s', (text) => {
    expect(bindWords(text)).toBe(text);
  });
});
