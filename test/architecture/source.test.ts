import { sourceFiles } from './source-files.ts';
import { SOURCE_RULES, withoutComments, withoutText } from './source-rules.ts';

const RULES_THEMSELVES = 'test/architecture/source-rules.ts';
const files = sourceFiles('src', 'test', 'migrations', 'bench', 'demo', 'tools').filter(
  ({ path }) => path !== RULES_THEMSELVES,
);

describe.each(SOURCE_RULES)('$name', ({ about, faults, breach }) => {
  it('holds in every file', () => {
    const broken = files
      .filter(({ path }) => about(path))
      .flatMap(({ path, text }) => faults(text).map((fault) => `${path}:${fault}`));
    expect(broken).toEqual([]);
  });

  it('would turn down a breach', () => {
    expect(about(breach.path)).toBe(true);
    expect(faults(breach.text)).toHaveLength(1);
  });
});

describe('the reader of source files', () => {
  it('finds the files of every module', () => {
    const modules = new Set(files.map(({ path }) => path.split('/').slice(0, 2).join('/')));
    expect([...modules]).toEqual(expect.arrayContaining(['src/kernel', 'src/requests', 'test/support']));
  });

  it.each([
    ["const a = 'https://x.kz'; // қазақша", "const a = 'https://x.kz';"],
    ['/* a\nb */ const c = 1;', '\n     const c = 1;'],
    ['const text = "it\'s";', 'const text = "it\'s";'],
  ])('takes comments out of %j', (text, expected) => {
    expect(withoutComments(text).trimEnd()).toBe(expected.replace('\n', `${' '.repeat(4)}\n`));
  });

  it('takes texts out, and keeps the number of lines', () => {
    expect(withoutText('f(`a\nb`, "any");').replaceAll(' ', '')).toBe('f(\n,);');
  });
});
