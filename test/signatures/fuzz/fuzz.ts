import type { Mutation } from './mutations.ts';
import type { Random } from './random.ts';

/** REFUSED: as it should be. HARMLESS: taken, and means what the right input meant. */
export type Effect = 'REFUSED' | 'HARMLESS';

export interface FuzzTarget {
  readonly name: string;
  /** Right inputs, to be made wrong. */
  readonly seeds: readonly Buffer[];
  /** What parts are taken from; the seeds too. */
  readonly strangers?: readonly Buffer[];
  readonly mutations: readonly Mutation[];
  /** How many the test run takes. */
  readonly inputs: number;
  /** Throws a Breach when the input comes to something that it must not. */
  take(input: Buffer): Effect | Promise<Effect>;
}

/** The input did what no input may do. */
export class Breach extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Breach';
  }
}

export interface FuzzCount {
  readonly name: string;
  inputs: number;
  refused: number;
  harmless: number;
  slowestMs: number;
}

/** However wrong an input is, to find that out takes no longer. */
const MOST_MS = 250;

/** Feeds a target as long as it is told to go on. Throws with the input in base64 for whatever must not be. */
export async function fuzz(
  target: FuzzTarget,
  random: Random,
  goesOn: (count: FuzzCount) => boolean,
): Promise<FuzzCount> {
  const count = { name: target.name, inputs: 0, refused: 0, harmless: 0, slowestMs: 0 };
  while (goesOn(count)) {
    const input = mutated(target, random);
    const { effect, ms } = await timed(target, input).catch((error: unknown) => {
      throw new Error(`${target.name}, input ${count.inputs}: ${input.toString('base64')}`, { cause: error });
    });
    count.inputs += 1;
    count[effect === 'REFUSED' ? 'refused' : 'harmless'] += 1;
    count.slowestMs = Math.max(count.slowestMs, ms);
  }
  return count;
}

export function fuzzLine({ name, inputs, refused, harmless, slowestMs }: FuzzCount): string {
  return `${name}: ${inputs} inputs, ${refused} refused, ${harmless} harmless, slowest ${slowestMs.toFixed(0)} ms`;
}

/** One change mostly; sometimes one on another. */
function mutated({ seeds, strangers = [], mutations }: FuzzTarget, random: Random): Buffer {
  const seed = random.one(seeds);
  const other = random.one([...seeds, ...strangers]);
  const once = random.one(mutations)(seed, other, random);
  if (random.below(4) > 0 || once.length === 0) return once;
  const [flip] = mutations;
  return flip === undefined ? once : flip(once, other, random);
}

/** Of what is slow once, whether it is slow again: the machine may have been busy. */
async function timed(target: FuzzTarget, input: Buffer): Promise<{ effect: Effect; ms: number }> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    const start = performance.now();
    const effect = await target.take(input);
    least = Math.min(least, performance.now() - start);
    if (least < MOST_MS) return { effect, ms: least };
  }
  throw new Breach(`takes ${least.toFixed(0)} ms`);
}
