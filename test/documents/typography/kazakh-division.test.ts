import fc from 'fast-check';
import { kazakhDivision } from '../../../src/documents/typography/kazakh-division.ts';

function divided(word: string): string {
  const offsets = kazakhDivision(word);
  return [0, ...offsets].map((offset, index) => word.slice(offset, offsets[index])).join('-');
}

/* Words of the rules «Сөздердің тасымалдануы» first, then words of the papers. */
describe('a Kazakh word is divided', () => {
  it.each([
    ['between syllables', ['ала-қан', 'ор-на-лас-ты-ру', 'бас-па-сөз', 'мем-ле-кет-тік', 'ақ-па-рат-тық']],
    ['of three consonants after the second', ['құ-мырс-қа', 'күң-гірт-теу', 'жаң-ғырт-ты', 'элект-рон-дық']],
    ['before й and у between vowels', ['да-уыс', 'са-уат', 'да-йын-дық', 'құ-йын', 'та-уық', 'жа-уап-кер']],
    ['after й and у before a consonant', ['ай-на-лым', 'ау-дан', 'қау-лы', 'тір-кеу-ші', 'бей-біт-ші-лік']],
    [
      'before the vowel after у and и',
      ['бу-ын', 'су-ық', 'қи-ын', 'ти-ын', 'ки-ім', 'ти-іс-ті', 'ку-ә-лан-ды-ру'],
    ],
    ['with у before a vowel as a consonant at its beginning', ['уа-қыт', 'уни-вер-си-тет']],
    ['with ю and я as vowels', ['си-я-ды', 'қо-ян-ды', 'ау-ди-то-рия', 'ком-му-ни-ка-ция']],
    ['before vowels of words from elsewhere', ['про-ект', 'ро-яль', 'по-э-ма', 'съез-дің']],
    [
      'after the soft and the hard sign with the letter before',
      ['аль-бом', 'объ-ект', 'компь-ю-тер', 'апос-тиль'],
    ],
    ['in capitals likewise', ['МЕМ-ЛЕ-КЕТ-ТІК', 'Ке-рі']],
  ])('%s', (_, words) => {
    expect(words.map((word) => divided(word.replaceAll('-', '')))).toEqual(words);
  });

  it.each([
    ['of one syllable', ['төрт', 'жалт', 'пункт', 'взвод', 'тау', 'нан']],
    ['that would leave or carry over one letter', ['ана', 'ақыл', 'отын', 'ұлы', 'екі', 'аю', 'үю']],
    ['without a vowel, or of nothing', ['млн', 'қр', '']],
  ])('but not a word %s', (_, words) => {
    expect(words.map(divided)).toEqual(words);
  });

  it('so that each part has a vowel, the first and the last two letters', () => {
    const letter = fc.constantFrom(...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 20 }), (word) => {
        const parts = divided(word).split('-');
        expect(parts.join('')).toBe(word);
        if (parts.length === 1) return;
        for (const end of [parts.at(0), parts.at(-1)]) expect(end?.length).toBeGreaterThan(1);
        for (const part of parts) {
          expect(part).toMatch(/[аәеёиоөуұүыіэюя]/);
        }
        for (const part of parts.slice(1)) expect(part).not.toMatch(/^[ьъ]/);
      }),
    );
  });
});
