import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { EDITIONS, editionTextKeys, missingTexts, sharedTextKeys } from '../../src/catalogue/index.ts';
import { loadTexts } from '../../src/graphql/index.ts';

const texts = await loadTexts('locales');

function flat(language: string, namespace: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') found.set(path.join('.'), value);
    else for (const [key, inner] of Object.entries(value ?? {})) walk(inner, [...path, key]);
  };
  walk(JSON.parse(readFileSync(`locales/${language}/${namespace}.json`, 'utf8')), []);
  return found;
}

const placeholders = (text: string): readonly string[] => (text.match(/\{\{[^}]+\}\}/g) ?? []).toSorted();

describe('texts of the catalogue', () => {
  it('are there in both languages for every edition', () => {
    expect(missingTexts(EDITIONS, texts)).toEqual([]);
  });

  it('are found missing when one is', () => {
    const without = {
      translate: (text: { readonly key: string }, language: string): string => {
        if (language === 'ru' && text.key.endsWith('step.PORTAL_PROCESS_4')) throw new Error('not there');
        return text.key.endsWith('.title') && language === 'kk' ? ' ' : 'text';
      },
    };
    const missing = missingTexts(EDITIONS, without);
    expect(missing).toContain('ru editions/178-2012-3:step.PORTAL_PROCESS_4');
    expect(missing).toContain('kk editions/178-2012-3:act.title');
    expect(missing).not.toContain('kk editions/178-2012-3:title');
  });

  it.each(EDITIONS.map(({ key }) => key))(
    'of edition %s are exactly those that its declaration needs',
    (key) => {
      const edition = EDITIONS.find((candidate) => candidate.key === key);
      const needed = edition === undefined ? [] : editionTextKeys(edition);
      const own = needed.flatMap((name) =>
        name.startsWith(`editions/${key}:`) ? [name.slice(key.length + 10)] : [],
      );
      expect([...flat('kk', `editions/${key}`).keys()].toSorted()).toEqual(own.toSorted());
      expect([...flat('ru', `editions/${key}`).keys()].toSorted()).toEqual(own.toSorted());
    },
  );

  it.each(['catalogue', ...EDITIONS.map(({ key }) => `editions/${key}`)])(
    'of %s have the same keys and placeholders in Kazakh and Russian, and no empty text',
    (namespace) => {
      const [kk, ru] = [flat('kk', namespace), flat('ru', namespace)];
      expect([...ru.keys()]).toEqual([...kk.keys()]);
      for (const [key, text] of kk) {
        expect(text.trim()).not.toBe('');
        expect(ru.get(key)?.trim()).not.toBe('');
        expect([key, placeholders(ru.get(key) ?? '')]).toEqual([key, placeholders(text)]);
      }
    },
  );

  it('have no Latin letter inside a Cyrillic word', () => {
    for (const namespace of ['catalogue', ...EDITIONS.map(({ key }) => `editions/${key}`)]) {
      for (const [key, text] of [...flat('kk', namespace), ...flat('ru', namespace)]) {
        expect([key, /\p{Script=Cyrillic}[a-z]|[a-z]\p{Script=Cyrillic}/iu.exec(text)]).toEqual([key, null]);
      }
    }
  });

  it('name what the shared part of the catalogue needs', () => {
    expect(sharedTextKeys()).toEqual(
      expect.arrayContaining(['catalogue:answer.PASS', 'catalogue:service.APOSTILLE']),
    );
  });
});
