import { baseKey, readLocale } from './locale-files.ts';
import { sourceFiles } from './source-files.ts';
import { withoutComments } from './source-rules.ts';

/** Keys as the program writes them: of a text, of a group of texts, or up to the first part that it works out. */
const KEY = /['"`]([a-z][\w/-]*:[\w.]+)(['"`]|\$\{)/g;
const keys = new Set([...readLocale('kk').keys()].map(baseKey));
const namespaces = new Set([...keys].map((key) => key.split(':')[0]));
const written = sourceFiles('src')
  .filter(({ path }) => !path.startsWith('src/sandbox/'))
  .flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(KEY)]
      .map(([, key = '', end]) => ({ path, key, whole: end !== '${' }))
      .filter(({ key }) => namespaces.has(key.split(':')[0])),
  );

function names({ key: prefix, whole }: Pick<(typeof written)[number], 'key' | 'whole'>, key: string): boolean {
  return whole ? key === prefix || key.startsWith(`${prefix}.`) : key.startsWith(prefix);
}

describe('the keys of texts', () => {
  it('that the program writes are in the locale files', () => {
    const lost = written.filter((one) => ![...keys].some((key) => names(one, key)));
    expect(lost.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
    expect(written.length).toBeGreaterThan(20);
  });

  it('of modules are all used by the program', () => {
    const unused = [...keys].filter(
      (key) => !/^(?:errors|editions\/)/.test(key) && !written.some((one) => names(one, key)),
    );
    expect(unused).toEqual([]);
  });
});
