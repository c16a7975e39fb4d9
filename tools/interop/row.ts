/** One thing that the manifest says of a file, and what this software finds. */
export interface Point {
  readonly name: string;
  /** Any of them agrees; undefined: the manifest does not say. */
  readonly expected: string | readonly string[] | undefined;
  readonly given: string;
  /** Shown only where it differs. */
  readonly quiet?: boolean;
}

export type RowState = 'AGREES' | 'DIFFERS' | 'NO_EXPECTATION';

/** A line of the report. */
export interface Row {
  readonly file: string;
  readonly expected: string;
  readonly given: string;
  readonly state: RowState;
}

export function rowOf(file: string, points: readonly Point[]): Row {
  const judged = points.filter(({ expected }) => expected !== undefined);
  const shown = judged.filter((point) => point.quiet !== true || !agrees(point));
  const words = (text: (point: Point) => string) =>
    shown.map((point) => [point.name, text(point)].filter((part) => part !== '').join(' ')).join(', ');
  return {
    file,
    expected: words(({ expected }) => [expected ?? ''].flat().join(' or ')),
    given: words(({ given }) => given),
    state: judged.every(agrees) ? 'AGREES' : 'DIFFERS',
  };
}

export function differing(file: string, expected: string, given: string): Row {
  return { file, expected, given, state: 'DIFFERS' };
}

export function withoutExpectation(file: string, why: string): Row {
  return { file, expected: 'no expectation', given: why, state: 'NO_EXPECTATION' };
}

function agrees({ expected, given }: Point): boolean {
  return expected === undefined || [expected].flat().includes(given);
}
