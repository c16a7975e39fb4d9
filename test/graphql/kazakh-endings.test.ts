import { formatDate } from '../../src/graphql/date-text.ts';
import { inKazakhCase, KAZAKH_CASES, type KazakhCase } from '../../src/graphql/kazakh-endings.ts';

/** Genitive, dative, accusative, locative, ablative, instrumental, local, as a grammar lists them. */
const WORDS: Record<string, string> = {
  Алматы: 'Алматының Алматыға Алматыны Алматыда Алматыдан Алматымен Алматыдағы',
  бала: 'баланың балаға баланы балада баладан баламен баладағы',
  кеме: 'кеменің кемеге кемені кемеде кемеден кемемен кемедегі',
  қала: 'қаланың қалаға қаланы қалада қаладан қаламен қаладағы',
  Ресей: 'Ресейдің Ресейге Ресейді Ресейде Ресейден Ресеймен Ресейдегі',
  тау: 'таудың тауға тауды тауда таудан таумен таудағы',
  бу: 'будың буға буды буда будан бумен будағы',
  өтініш: 'өтініштің өтінішке өтінішті өтініште өтініштен өтінішпен өтініштегі',
  бұйрық: 'бұйрықтың бұйрыққа бұйрықты бұйрықта бұйрықтан бұйрықпен бұйрықтағы',
  мемлекет: 'мемлекеттің мемлекетке мемлекетті мемлекетте мемлекеттен мемлекетпен мемлекеттегі',
  адам: 'адамның адамға адамды адамда адамнан адаммен адамдағы',
  үйірмен: 'үйірменнің үйірменге үйірменді үйірменде үйірменнен үйірменмен үйірмендегі',
  таң: 'таңның таңға таңды таңда таңнан таңмен таңдағы',
  кең: 'кеңнің кеңге кеңді кеңде кеңнен кеңмен кеңдегі',
  жол: 'жолдың жолға жолды жолда жолдан жолмен жолдағы',
  жер: 'жердің жерге жерді жерде жерден жермен жердегі',
  қағаз: 'қағаздың қағазға қағазды қағазда қағаздан қағазбен қағаздағы',
  тіз: 'тіздің тізге тізді тізде тізден тізбен тіздегі',
  завод: 'заводтың заводқа заводты заводта заводтан заводпен заводтағы',
  клуб: 'клубтың клубқа клубты клубта клубтан клубпен клубтағы',
  рубль: 'рубльдің рубльге рубльді рубльде рубльден рубльмен рубльдегі',
  Сынақұлы: 'Сынақұлының Сынақұлына Сынақұлын Сынақұлында Сынақұлынан Сынақұлымен Сынақұлындағы',
  ҚЫЗЫ: 'ҚЫЗЫНЫҢ ҚЫЗЫНА ҚЫЗЫН ҚЫЗЫНДА ҚЫЗЫНАН ҚЫЗЫМЕН ҚЫЗЫНДАҒЫ',
  'МӘДІ ҰЛЫ': 'МӘДІ ҰЛЫНЫҢ|МӘДІ ҰЛЫНА|МӘДІ ҰЛЫН|МӘДІ ҰЛЫНДА|МӘДІ ҰЛЫНАН|МӘДІ ҰЛЫМЕН|МӘДІ ҰЛЫНДАҒЫ',
  '«Дала»': '«Даланың» «Далаға» «Даланы» «Далада» «Даладан» «Даламен» «Даладағы»',
  БАҚ: 'БАҚ-тың БАҚ-қа БАҚ-ты БАҚ-та БАҚ-тан БАҚ-пен БАҚ-тағы',
  ХҚКО: 'ХҚКО-ның ХҚКО-ға ХҚКО-ны ХҚКО-да ХҚКО-дан ХҚКО-мен ХҚКО-дағы',
  ЖСН: 'ЖСН-нің ЖСН-ге ЖСН-ді ЖСН-де ЖСН-нен ЖСН-мен ЖСН-дегі',
  ЖШС: 'ЖШС-тің ЖШС-ке ЖШС-ті ЖШС-те ЖШС-тен ЖШС-пен ЖШС-тегі',
  ЭЦҚ: 'ЭЦҚ-ның ЭЦҚ-ға ЭЦҚ-ны ЭЦҚ-да ЭЦҚ-дан ЭЦҚ-мен ЭЦҚ-дағы',
  АҚШ: 'АҚШ-тың АҚШ-қа АҚШ-ты АҚШ-та АҚШ-тан АҚШ-пен АҚШ-тағы',
  ТМД: 'ТМД-нің ТМД-ге ТМД-ні ТМД-де ТМД-ден ТМД-мен ТМД-дегі',
};

/** Dative of each number as it is read. */
const DATIVE_OF_UNITS = ['ге', 'ге', 'ге', 'ке', 'ке', 'ке', 'ға', 'ге', 'ге', 'ға'];
const DATIVE_OF_TENS = ['', 'ға', 'ға', 'ға', 'қа', 'ге', 'қа', 'ке', 'ге', 'ға'];
const ABLATIVE_OF_UNITS = ['ден', 'ден', 'ден', 'тен', 'тен', 'тен', 'дан', 'ден', 'ден', 'дан'];
const ABLATIVE_OF_TENS = ['', 'нан', 'дан', 'дан', 'тан', 'ден', 'тан', 'тен', 'нен', 'нан'];

const MONTHS = 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
  ' ',
);
const LOCAL_OF_MONTHS = [
  'қаңтардағы',
  'ақпандағы',
  'наурыздағы',
  'сәуірдегі',
  'мамырдағы',
  'маусымдағы',
  'шілдедегі',
  'тамыздағы',
  'қыркүйектегі',
  'қазандағы',
  'қарашадағы',
  'желтоқсандағы',
];

const inAllCases = (text: string) => KAZAKH_CASES.map((name) => inKazakhCase(text, name));

describe('the ending of a Kazakh word', () => {
  it.each(Object.entries(WORDS))('of %s follows its last sound and its vowels', (word, forms) => {
    expect(inAllCases(word)).toEqual(forms.split(forms.includes('|') ? '|' : ' '));
  });

  it.each(MONTHS.map((month, index) => [month, index] as const))('of a date in %s', (month, index) => {
    const date = formatDate(new Date(Date.UTC(2026, index, 22)), 'kk');
    expect(date).toBe(`2026 жылғы 22 ${month}`);
    expect(inKazakhCase(date, 'local')).toBe(`2026 жылғы 22 ${LOCAL_OF_MONTHS[index]}`);
  });

  it('is put to nothing where there is no word', () => {
    for (const nothing of ['', ' ', '—', '«»']) expect(inKazakhCase(nothing, 'dative')).toBe(nothing);
  });
});

describe('the ending after digits follows how the number is read', () => {
  const expected = (number: number, units: readonly string[], tens: readonly string[]) =>
    number === 100 ? '' : number % 10 === 0 && number > 0 ? tens[number / 10] : units[number % 10];

  it.each<[KazakhCase, readonly string[], readonly string[], string]>([
    ['dative', DATIVE_OF_UNITS, DATIVE_OF_TENS, 'ге'],
    ['ablative', ABLATIVE_OF_UNITS, ABLATIVE_OF_TENS, 'ден'],
  ])('0 to 100 in the %s', (name, units, tens, ofHundred) => {
    for (let number = 0; number <= 100; number += 1) {
      const ending = number === 100 ? ofHundred : expected(number, units, tens);
      expect(inKazakhCase(String(number), name)).toBe(`${number}-${ending}`);
    }
  });

  it.each([
    ['1000', '1000-ға'],
    ['25 000', '25 000-ға'],
    ['1000000', '1000000-ға'],
    ['2000', '2000-ға'],
    ['2026', '2026-ға'],
    ['№ 178', '№ 178-ге'],
    ['2026-AB12-0007', '2026-AB12-0007-ге'],
  ])('%s', (number, dative) => {
    expect(inKazakhCase(number, 'dative')).toBe(dative);
  });
});
