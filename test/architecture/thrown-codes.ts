import type { SourceFile } from './source-files.ts';
import { withoutComments } from './source-rules.ts';

export interface ThrownCode {
  readonly path: string;
  readonly code: string;
  /** Names of the values given with it; null where they are not written out on the spot. */
  readonly values: readonly string[] | null;
}

export interface ThrownCodes {
  readonly literal: readonly ThrownCode[];
  /** Files that throw a code they work out. */
  readonly computed: readonly string[];
}

/** What a source file hands to `new DomainError(…)`. */
export function thrownCodes(file: SourceFile): ThrownCodes {
  const text = withoutComments(file.text);
  const literal: ThrownCode[] = [];
  const computed: string[] = [];
  for (const { index } of text.matchAll(/new DomainError\(/g)) {
    const [first = '', ...rest] = argumentsOf(text, index + 'new DomainError('.length);
    const codes = [...first.matchAll(/'([A-Z][A-Z0-9_]*)'/g)].map(([, code = '']) => code);
    if (codes.length === 0) computed.push(file.path);
    const values = valueNames(rest.join(','));
    literal.push(...codes.map((code) => ({ path: file.path, code, values })));
  }
  return { literal, computed };
}

/** The arguments of a call, from just behind its bracket. */
function argumentsOf(text: string, start: number): readonly string[] {
  const found: string[] = [''];
  let depth = 0;
  for (const letter of text.slice(start)) {
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (depth < 0) return found;
    if (letter === ',' && depth === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${letter}`);
  }
  return found;
}

function valueNames(options: string): readonly string[] | null {
  if (!/\bvalues\b/.test(options)) return [];
  const written = /\bvalues:\s*\{([^}]*)\}/.exec(options)?.[1];
  if (written === undefined || written.includes('...')) return null;
  return written
    .split(',')
    .map((part) => /^\s*(\w+)/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '');
}
