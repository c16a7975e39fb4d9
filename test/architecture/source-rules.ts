import type { SourceFile } from './source-files.ts';

export interface SourceRule {
  readonly name: string;
  readonly about: (path: string) => boolean;
  /** Where the file breaks the rule: lines as `number: text`; nothing where it does not. */
  readonly faults: (text: string) => readonly string[];
  readonly breach: SourceFile;
}

const MOST_LINES = 300;
/** Have letters and endings, as their rules are about them. */
const GRAMMAR = [
  'src/documents/typography/bind-words.ts',
  'src/documents/typography/hyphenate.ts',
  'src/documents/typography/kazakh-division.ts',
  'src/graphql/kazakh-endings.ts',
  'src/registers/fold-title.ts',
];
/** A description in English may give the act's own term in brackets after it. */
const TERM_OF_THE_ACT = /(?<=[a-z]) \([\p{Script=Cyrillic} /,-]+\)/gu;
/** Not `condition ? describe : describe.skip`: what a machine may lack is counted as skipped. */
const SKIPPED = /\b(?:describe|it|test)\s*\.\s*(?:(?:skip|todo)\s*\(|only\b)|\b[xf](?:it|describe|test)\(/;
const inSource = (path: string) => path.startsWith('src/');
const everywhere = () => true;

/** Rules of the house that can be read off the text of one file. */
export const SOURCE_RULES: readonly SourceRule[] = [
  {
    name: 'only src/config.ts reads process.env',
    about: (path) => inSource(path) && path !== 'src/config.ts',
    faults: linesWith(
      /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b|['"]node:process['"]/,
    ),
    breach: { path: 'src/kernel/clock.ts', text: "const zone = process.env['TZ'];" },
  },
  {
    name: 'tests and tools read no setting but their own, TEST_*, the number of the Jest worker, and what they hand on to a child',
    about: (path) => !inSource(path),
    faults: linesWith(/\bprocess\.env(?:\.(?!TEST_)|\[(?!['"](?:TEST_|JEST_WORKER_ID)))/),
    breach: { path: 'test/support/database.ts', text: "const url = process.env['DATABASE_URL'];" },
  },
  {
    name: `a file has at most ${MOST_LINES} lines`,
    about: everywhere,
    faults: (text) => {
      const lines = text.split('\n').length - 1;
      return lines > MOST_LINES ? [`${lines} lines`] : [];
    },
    breach: { path: 'src/requests/order-service.ts', text: 'x();\n'.repeat(MOST_LINES + 1) },
  },
  {
    name: 'nothing is typed any',
    about: everywhere,
    faults: (text) =>
      linesWith(/(?:[:<,|&(=]|\bas|\bextends)\s*any\s*(?:[\])>;,|&=}[]|$)/)(withoutText(text)),
    breach: { path: 'src/kernel/money.ts', text: 'const rows: any[] = [];' },
  },
  {
    name: 'the type checker is not silenced, nor fooled',
    about: everywhere,
    faults: (text) => [
      ...linesWith(/@ts-(?:ignore|expect-error|nocheck)/)(text),
      ...linesWith(/\bas\s+(?:unknown|never)\s+as\b/)(withoutText(text)),
    ],
    breach: { path: 'test/kernel/money.test.ts', text: 'const money = 5 as unknown as Money;' },
  },
  {
    name: 'no test counts its assertions, which the runner does not look at',
    about: (path) => path.startsWith('test/'),
    faults: linesWith(/\bexpect\.(?:assertions|hasAssertions)\(/),
    breach: { path: 'test/kernel/money.test.ts', text: 'expect.assertions(2);' },
  },
  {
    name: 'the linter is silenced only with a reason',
    about: everywhere,
    faults: linesWith(
      /biome-ignore(?:-\w+)?\s+(?:\S+\s*)?$|biome-ignore[^:]*$|biome-ignore[^:]*:\s*(?:\*\/)?$/,
    ),
    breach: { path: 'src/kernel/money.ts', text: '// biome-ignore lint/suspicious/noExplicitAny:' },
  },
  {
    name: 'no import hides in a type expression, where the rules of dependency do not see it',
    about: everywhere,
    faults: (text) => linesWith(/(?<!await )\bimport\(/)(withoutText(text)),
    breach: { path: 'src/kernel/money.ts', text: "type Row = import('../requests/index.ts').Row;" },
  },
  {
    name: 'no Kazakh or Russian prose in the program: texts live in locales',
    about: (path) => inSource(path) && !path.startsWith('src/sandbox/') && !GRAMMAR.includes(path),
    faults: (text) =>
      linesWith(/\p{Script=Cyrillic}/u)(withoutComments(text).replaceAll(TERM_OF_THE_ACT, '')),
    breach: { path: 'src/requests/status.ts', text: "throw new Error('Сұрау салу табылмады');" },
  },
  {
    name: 'nothing is left to be done later',
    about: everywhere,
    faults: linesWith(/\b(?:TODO|FIXME|XXX|HACK)\b/),
    breach: { path: 'src/kernel/money.ts', text: '// TO' + 'DO round' },
  },
  {
    name: 'no test is skipped for good, or alone',
    about: (path) => path.startsWith('test/'),
    faults: (text) => linesWith(SKIPPED)(withoutText(text)),
    breach: { path: 'test/kernel/money.test.ts', text: "it.skip('rounds', () => {});" },
  },
];

function linesWith(pattern: RegExp): (text: string) => readonly string[] {
  return (text) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));
}

/** Comments blanked out, line breaks kept. A `//` inside a text (an address) is no comment. */
export function withoutComments(text: string): string {
  return text.replace(COMMENT_OR_TEXT, (found) => (/^\/[*/]/.test(found) ? blank(found) : found));
}

/** Comments and the inside of texts blanked out, line breaks kept. */
export function withoutText(text: string): string {
  return text.replace(COMMENT_OR_TEXT, blank);
}

const COMMENT_OR_TEXT =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}
