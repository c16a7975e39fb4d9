import { parseArgs } from 'node:util';

/** How a run of the bench is carried out; times in milliseconds. */
export interface Options {
  /** Loads the data anew. */
  readonly fresh: boolean;
  /** Takes a CPU profile of the server at each question instead of measuring. */
  readonly profile: boolean;
  readonly peer: boolean;
  readonly rounds: number;
  readonly warmUp: number;
  readonly measure: number;
  readonly connections: number;
  readonly requests: number;
  readonly pool: number;
  /** How many disturbed measurements may be taken again in all. */
  readonly retakes: number;
  /** How long in all it may wait for others on the machine to be done. */
  readonly patience: number;
  /** File of the table; null where nothing is to be written. */
  readonly report: string | null;
}

const FULL = {
  rounds: 5,
  warmUp: 500,
  measure: 3_000,
  retakes: 12,
  patience: 60_000,
  report: 'bench/results.md',
};
const QUICK = { rounds: 3, warmUp: 300, measure: 1_200, retakes: 0, patience: 0, report: null };

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      'no-peer': { type: 'boolean', default: false },
      rounds: { type: 'string' },
      requests: { type: 'string', default: '200000' },
    },
  });
  const extent = values.quick ? QUICK : FULL;
  return {
    ...extent,
    ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
    fresh: values.fresh,
    profile: values.profile,
    peer: !values['no-peer'] && !values.quick,
    requests: Number(values.requests),
    connections: 16,
    pool: 10,
  };
}
