import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, projectRoot } from '../../src/kernel/index.ts';

/** Texts by `<file>:<path of keys>`, the file without its ending: `errors:FORBIDDEN`. */
export type LocaleTexts = ReadonlyMap<string, string>;

export function localeFileNames(language: Language): readonly string[] {
  return readdirSync(join(projectRoot, 'locales', language), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted();
}

export function readLocale(language: Language): LocaleTexts {
  return new Map(
    localeFileNames(language).flatMap((name) => {
      const content: unknown = JSON.parse(readFileSync(join(projectRoot, 'locales', language, name), 'utf8'));
      return flatten(content, `${name.replace(/\.json$/, '')}:`);
    }),
  );
}

function flatten(value: unknown, key: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${key} is no text`);
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, key.endsWith(':') ? `${key}${name}` : `${key}.${name}`),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The key without its plural form. */
export function baseKey(key: string): string {
  return key.replace(PLURAL, '');
}

export function pluralForm(key: string): string | null {
  return PLURAL.exec(key)?.[1] ?? null;
}
