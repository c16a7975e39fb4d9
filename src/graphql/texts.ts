import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n, type TFunction } from 'i18next';
import { LANGUAGES, type Language, type Message } from '../kernel/index.ts';
import { formatDate } from './date-text.ts';
import { inKazakhCase, KAZAKH_CASES } from './kazakh-endings.ts';

/** Turns a message into text of one language: the only place where a key becomes words. */
export interface Texts {
  translate(message: Message, language: Language): string;
  /** For texts that may be absent, such as a hint of a form field. */
  has(key: string): boolean;
}

/**
 * A Kazakh text may ask for a value in a case, as `{{date, local}}`: see kazakh-endings.ts.
 *
 * Reads every file of `locales/<language>/` as a namespace of its name, folders and all: `editions/322-2019`. Further
 * folders of the same kind add namespaces.
 */
export async function loadTexts(...folders: readonly string[]): Promise<Texts> {
  const instance = i18next.createInstance();
  const resources = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.assign({}, ...folders.map((folder) => readNamespaces(join(folder, language)))) as ReturnType<
        typeof readNamespaces
      >,
    ]),
  );
  await instance.init({
    resources,
    lng: 'kk',
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    ns: Object.keys(resources['kk'] ?? {}),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  for (const name of KAZAKH_CASES) {
    instance.services.formatter?.add(name, (value) => inKazakhCase(String(value), name));
  }
  return new LoadedTexts(instance);
}

class LoadedTexts implements Texts {
  readonly #i18n: i18n;
  readonly #fixed: Record<Language, TFunction>;
  /** Messages without values never change: translated once. */
  readonly #constant: Record<Language, Map<string, string>> = { kk: new Map(), ru: new Map() };

  constructor(instance: i18n) {
    this.#i18n = instance;
    this.#fixed = { kk: instance.getFixedT('kk'), ru: instance.getFixedT('ru') };
  }

  translate(message: Message, language: Language): string {
    if (hasValues(message)) return this.#translateValues(message, language);
    const known = this.#constant[language].get(message.key);
    if (known !== undefined) return known;
    const text = this.#require(message.key, language, {});
    this.#constant[language].set(message.key, text);
    return text;
  }

  has(key: string): boolean {
    return this.#i18n.exists(key, { lng: 'kk' });
  }

  #translateValues(message: Message, language: Language): string {
    const values: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(message.values ?? {})) {
      if (value instanceof Date) values[name] = formatDate(value, language);
      else if (typeof value === 'object') values[name] = this.translate(value, language);
      else values[name] = value;
    }
    return this.#require(message.key, language, values);
  }

  #require(key: string, language: Language, values: Record<string, unknown>): string {
    if (!this.#i18n.exists(key, { lng: language, ...values }))
      throw new Error(`no ${language} text for ${key}`);
    return this.#fixed[language](key, values);
  }
}

function hasValues({ values }: Message): boolean {
  for (const _name in values) return true;
  return false;
}

function readNamespaces(folder: string): Record<string, object> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return Object.fromEntries(
    files.map((name) => [
      name.replaceAll('\\', '/').replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
  );
}
