import { baseKey, readLocale } from './locale-files.ts';
import { type SourceFile, sourceFiles } from './source-files.ts';
import { withoutComments } from './source-rules.ts';

const keys = [...new Set([...readLocale('kk').keys()].map(baseKey))];
const written = sourceFiles('src')
  .filter(({ path }) => !path.startsWith('src/sandbox/'))
  .flatMap(writtenKeys)
  .filter(({ key }) => keys.some((one) => one.split(':')[0] === key.split(':')[0]));

interface WrittenKey {
  readonly path: string;
  readonly key: string;
  /** Written to its end: a text, or a group of texts. Otherwise the rest is worked out. */
  readonly whole: boolean;
}

/** The keys of texts that a file writes. Where it writes only the file of texts, its other words are tried after it. */
function writtenKeys({ path, text }: SourceFile): readonly WrittenKey[] {
  const code = withoutComments(text);
  const found = [...code.matchAll(/['"`]([a-z][\w/-]*:[\w.]*)(['"`]|\$\{)/g)].map(([, key = '', end]) => ({
    path,
    key,
    whole: end !== '${',
  }));
  const words = [...code.matchAll(/['"`](\w+(?:\.\w*)*)(['"`]|\$\{)/g)];
  return found.flatMap((one) =>
    one.key.endsWith(':')
      ? words.map(([, word = '', end]) => ({ path, key: `${one.key}${word}`, whole: end !== '${' }))
      : [one],
  );
}

function names({ key: beginning, whole }: WrittenKey, key: string): boolean {
  return whole ? key === beginning || key.startsWith(`${beginning}.`) : key.startsWith(beginning);
}

describe('the keys of texts', () => {
  it('that the program writes are in the locale files', () => {
    const certain = written.filter(({ key, path }) => writtenInFull(path, key));
    expect(certain.filter((one) => !keys.some((key) => names(one, key)))).toEqual([]);
    expect(certain.length).toBeGreaterThan(20);
  });

  it('of modules are all used by the program', () => {
    const unused = keys.filter(
      (key) => !/^(?:errors|editions\/)/.test(key) && !written.some((one) => names(one, key)),
    );
    expect(unused).toEqual([]);
  });
});

const texts = new Map(sourceFiles('src').map(({ path, text }) => [path, text]));

function writtenInFull(path: string, key: string): boolean {
  return texts.get(path)?.includes(key) === true;
}

describe('the reader of keys', () => {
  it.each([
    ["message('a:b.c')", [{ key: 'a:b.c', whole: true }]],
    ['message(`a:b.${code}`)', [{ key: 'a:b.', whole: false }]],
    ["say('b.c'); message(`a:${key}`)", [{ key: 'a:b.c', whole: true }]],
    ['say(`role.${role}`); message(`a:${key}`)', [{ key: 'a:role.', whole: false }]],
    ["// message('a:b')", []],
  ])('reads %s', (text, expected) => {
    expect(writtenKeys({ path: 'p', text })).toEqual(expected.map((one) => ({ path: 'p', ...one })));
  });

  it('knows a text, its group and the beginning of its key', () => {
    expect(names({ path: 'p', key: 'a:b', whole: true }, 'a:b.c')).toBe(true);
    expect(names({ path: 'p', key: 'a:b', whole: true }, 'a:bc')).toBe(false);
    expect(names({ path: 'p', key: 'a:b.', whole: false }, 'a:b.c')).toBe(true);
  });
});
