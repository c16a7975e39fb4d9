import type { Language } from '../../src/kernel/index.ts';
import { baseKey, type LocaleTexts, pluralForm } from './locale-files.ts';

export type Locales = Readonly<Record<Language, LocaleTexts>>;

/** Keys that one language has and the other has not. */
export function missingKeys(locales: Locales): readonly string[] {
  const [kk, ru] = [baseKeys(locales.kk), baseKeys(locales.ru)];
  return [
    ...[...kk].filter((key) => !ru.has(key)).map((key) => `ru lacks ${key}`),
    ...[...ru].filter((key) => !kk.has(key)).map((key) => `kk lacks ${key}`),
  ];
}

/** Texts with a number need every form that the language has, and no other. */
export function wrongPluralForms(locales: Locales): readonly string[] {
  return byLanguage(locales).flatMap(([language, texts]) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted().join(' ');
    const forms = Map.groupBy(
      [...texts.keys()].filter((key) => pluralForm(key) !== null),
      baseKey,
    );
    return [...forms]
      .map(
        ([key, keys]) =>
          [
            key,
            keys
              .map((one) => pluralForm(one))
              .toSorted()
              .join(' '),
          ] as const,
      )
      .filter(([, found]) => found !== wanted)
      .map(([key, found]) => `${language} ${key}: has ${found}, needs ${wanted}`);
  });
}

/** The values that a text names, and the texts it nests, are the same in both languages. */
export function differentPlaceholders(locales: Locales): readonly string[] {
  const [kk, ru] = [placeholdersByKey(locales.kk), placeholdersByKey(locales.ru)];
  return [...kk].flatMap(([key, names]) => {
    const others = ru.get(key) ?? names;
    return names === others ? [] : [`${key}: kk has ${names || 'none'}, ru has ${others || 'none'}`];
  });
}

/** Nested texts that are not there. */
export function brokenNesting(locales: Locales): readonly string[] {
  return byLanguage(locales).flatMap(([language, texts]) => {
    const keys = baseKeys(texts);
    return [...texts].flatMap(([key, text]) =>
      [...text.matchAll(NESTED)]
        .map(([, name = '']) => (name.includes(':') ? name : `${key.split(':')[0]}:${name}`))
        .filter((name) => !keys.has(name))
        .map((name) => `${language} ${key} nests ${name}`),
    );
  });
}

/** Texts with nothing in them, blanks at their ends or in a row, or letters put together from parts. */
export function untidyTexts(locales: Locales): readonly string[] {
  return byLanguage(locales).flatMap(([language, texts]) =>
    [...texts]
      .filter(
        ([, text]) =>
          text.trim() === '' || text !== text.trim() || /\s{2}/.test(text) || text !== text.normalize('NFC'),
      )
      .map(([key]) => `${language} ${key}`),
  );
}

/** Long texts that nobody translated. */
export function untranslatedTexts(locales: Locales): readonly string[] {
  return [...locales.kk]
    .filter(([key, text]) => locales.ru.get(key) === text && cyrillicLetters(text) >= LONG)
    .map(([key, text]) => `${key}: ${text}`);
}

/** Words of letters that only look right. */
export function disguisedLetters(locales: Locales): readonly string[] {
  return byLanguage(locales).flatMap(([language, texts]) =>
    [...texts].flatMap(([key, text]) =>
      [
        ...wordsOf(text.replaceAll(QUOTED, ' ')).filter((word) => isDisguised(word, language)),
        ...wordsOf((text.match(QUOTED) ?? []).join(' ')).filter((word) => isDisguised(word, 'kk')),
      ].map((word) => `${language} ${key}: ${word}`),
    ),
  );
}

const LONG = 20;
const NESTED = /\$t\(\s*([^,)\s]+)/g;
/** Placeholders, nested texts and addresses. */
const NOT_WORDS = /\{\{[^}]*\}\}|\$t\([^)]*\)|https?:\/\/\S+|\S+@\S+/g;
const ALPHABETS: Record<Language, RegExp> = {
  kk: /^[а-яёәғқңөұүһі]+$/iu,
  ru: /^[а-яё]+$/iu,
};
/** Latin letters with a Cyrillic twin. */
const TWINS = /^[ABCEHIKMOPTXYaceiopxyh]+$/;
/** Latin words of such letters that are meant so. */
const LATIN_WORDS: ReadonlySet<string> = new Set(['PEM']);
/** Kazakh names that Russian texts keep: of regions, and of the language where one chooses it. */
const KAZAKH_NAMES: ReadonlySet<string> = new Set(['Жетісу', 'Ұлытау', 'Қазақша']);
/** What a Russian text quotes may be Kazakh. */
const QUOTED = /«[^«»]*»/g;

function wordsOf(text: string): readonly string[] {
  return text.replaceAll(NOT_WORDS, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isDisguised(word: string, language: Language): boolean {
  if (/\p{Script=Latin}/u.test(word)) {
    return /\p{Script=Cyrillic}/u.test(word) || (TWINS.test(word) && !LATIN_WORDS.has(word));
  }
  const letters = word.replaceAll(/\p{N}/gu, '');
  return letters !== '' && !KAZAKH_NAMES.has(word) && !ALPHABETS[language].test(letters);
}

function cyrillicLetters(text: string): number {
  return text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
}

function baseKeys(texts: LocaleTexts): ReadonlySet<string> {
  return new Set([...texts.keys()].map(baseKey));
}

function placeholdersByKey(texts: LocaleTexts): ReadonlyMap<string, string> {
  const groups = Map.groupBy(texts, ([key]) => baseKey(key));
  return new Map(
    [...groups].map(([key, forms]) => [
      key,
      [...new Set(forms.flatMap(([, text]) => placeholders(text)))].toSorted().join(' '),
    ]),
  );
}

/** Names of the values in `{{…}}`, and `$t:` with the key of each nested text. */
export function placeholders(text: string): readonly string[] {
  return [
    ...[...text.matchAll(/\{\{-?\s*([^},\s]+)[^}]*\}\}/g)].map(([, name = '']) => name),
    ...[...text.matchAll(NESTED)].map(([, name = '']) => `$t:${name}`),
  ];
}

function byLanguage(locales: Locales): readonly (readonly [Language, LocaleTexts])[] {
  return [
    ['kk', locales.kk],
    ['ru', locales.ru],
  ];
}
