import { localeFileNames, readLocale } from './locale-files.ts';
import {
  brokenNesting,
  differentPlaceholders,
  disguisedLetters,
  type Locales,
  missingKeys,
  untidyTexts,
  untranslatedTexts,
  wrongPluralForms,
} from './locale-rules.ts';

const locales: Locales = { kk: readLocale('kk'), ru: readLocale('ru') };

function planted(kk: Record<string, string>, ru: Record<string, string>): Locales {
  return { kk: new Map(Object.entries(kk)), ru: new Map(Object.entries(ru)) };
}

const ONE_AND_OTHER = { 'a:files_one': '{{count}} файл', 'a:files_other': '{{count}} файл' };
const FOUR_FORMS = { ...ONE_AND_OTHER, 'a:files_few': '{{count}} файла', 'a:files_many': '{{count}} файлов' };

describe('Kazakh and Russian texts', () => {
  it('have the same files', () => {
    expect(localeFileNames('ru')).toEqual(localeFileNames('kk'));
    expect(localeFileNames('kk')).toEqual(
      expect.arrayContaining(['catalogue.json', 'editions/178-2012-3.json']),
    );
  });

  describe.each([
    ['have the same keys', missingKeys],
    ['have every plural form of their language, and no other', wrongPluralForms],
    ['name the same values and nest the same texts', differentPlaceholders],
    ['nest only texts that are there', brokenNesting],
    ['are neither empty nor untidy', untidyTexts],
    ['are translated', untranslatedTexts],
    ['are written in the letters of their language, not in look-alikes', disguisedLetters],
  ])('%s', (_, rule) => {
    it('in every file', () => expect(rule(locales)).toEqual([]));
  });
});

describe('the rules of texts turn down', () => {
  it.each([
    ['a key that Russian lacks', missingKeys, planted({ 'a:b': 'иә' }, {})],
    ['a key that Kazakh lacks', missingKeys, planted({}, { 'a:b': 'да' })],
    ['a Russian plural without few and many', wrongPluralForms, planted(ONE_AND_OTHER, ONE_AND_OTHER)],
    ['a Kazakh plural with few and many', wrongPluralForms, planted(FOUR_FORMS, FOUR_FORMS)],
    ['another value', differentPlaceholders, planted({ 'a:b': '№ {{number}}' }, { 'a:b': '№ {{nomer}}' })],
    [
      'a value left out',
      differentPlaceholders,
      planted({ 'a:b': '{{- a}} {{b, date}}' }, { 'a:b': '{{a}}' }),
    ],
    ['another nested text', differentPlaceholders, planted({ 'a:b': '$t(c)' }, { 'a:b': '$t(d)' })],
    ['a nested text that is not there', brokenNesting, planted({ 'a:b': '$t(c, { "count": 1 })' }, {})],
    ['an empty text', untidyTexts, planted({ 'a:b': ' ' }, {})],
    ['a blank at the end', untidyTexts, planted({}, { 'a:b': 'да ' })],
    ['й put together from и and a breve', untidyTexts, planted({}, { 'a:b': 'й'.normalize('NFD') })],
    [
      'a long text that is the same in both',
      untranslatedTexts,
      planted({ 'a:b': 'Запрос отправлен услугодателю' }, { 'a:b': 'Запрос отправлен услугодателю' }),
    ],
    ['a Latin i in a Kazakh word', disguisedLetters, planted({ 'a:b': 'тiркеу' }, {})],
    ['a Latin word of look-alikes', disguisedLetters, planted({ 'a:b': 'HE' }, {})],
    ['a Ukrainian letter in Kazakh', disguisedLetters, planted({ 'a:b': 'тїркеу' }, {})],
    ['a Kazakh letter in Russian', disguisedLetters, planted({}, { 'a:b': 'запрос қабылданды' })],
  ])('%s', (_, rule, breach) => {
    expect(rule(breach).length).toBeGreaterThan(0);
  });

  it.each([
    ['plurals as each language has them', wrongPluralForms, planted(ONE_AND_OTHER, FOUR_FORMS)],
    [
      'a value that the form for one leaves out',
      differentPlaceholders,
      planted({ 'a:b_one': 'бір', 'a:b_other': '{{count}}' }, { 'a:b_one': '{{count}}' }),
    ],
    [
      'QR-код, multipart/form-data and an address',
      disguisedLetters,
      planted({ 'a:b': 'QR-код, multipart/form-data, https://егов.kz/oop, P12' }, {}),
    ],
    [
      'a short word that both languages have',
      untranslatedTexts,
      planted({ 'a:b': 'газет' }, { 'a:b': 'газет' }),
    ],
  ])('but not %s', (_, rule, texts) => {
    expect(rule(texts)).toEqual([]);
  });
});
