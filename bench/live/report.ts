import { cpus } from 'node:os';
import { PINNED } from '../child.ts';
import type { Extent, Round } from './round.ts';
import type { SubjectName } from './subjects.ts';

type Measure = Exclude<keyof Round, 'lost' | 'foreign'>;

interface Row {
  readonly what: string;
  readonly measure: Measure;
  readonly digits: number;
  /** At most so many times the bare server's. */
  readonly target?: number;
}

const ROWS: readonly Row[] = [
  { what: 'memory of a subscriber that waits, kB', measure: 'memory', digits: 1, target: 2.5 },
  { what: 'CPU to take in a subscriber, ms', measure: 'connectCpu', digits: 3 },
  { what: 'CPU of an event to its subscriber, µs', measure: 'eventCpu', digits: 0, target: 2.5 },
  { what: 'the same, of PostgreSQL', measure: 'postgresCpu', digits: 0 },
  { what: 'from the entry to its subscriber, p50, ms', measure: 'p50', digits: 0 },
  { what: 'the same, p99', measure: 'p99', digits: 0 },
  { what: 'CPU of an event told to all, ms', measure: 'broadcastCpu', digits: 0, target: 2 },
  { what: 'until the last of all has it, ms', measure: 'broadcast', digits: 0, target: 2 },
];

/** What was measured of so many nodes, in each of the rounds. */
export interface Run {
  readonly extent: Extent;
  readonly rounds: Record<SubjectName, Round[]>;
}

/** The tables, in Markdown. */
export function reportOf(runs: readonly Run[], on: Date): string {
  const all = runs.flatMap(({ rounds }) => [...rounds.server, ...rounds.bare]);
  const foreign = all.map((round) => round.foreign);
  const lost = all.reduce((sum, round) => sum + round.lost, 0);
  return `# Bench of live status

${on.toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, PostgreSQL 18; ${runs[0]?.rounds.server.length} rounds, the order turned round each time.
${PINNED ? 'The nodes on core 0, PostgreSQL and the load on core 1.' : 'Nothing pinned to a core.'} Others on the machine kept ${spread(foreign, 2)} cores busy meanwhile.
\`npm run bench:live\` makes this file.

The bare server is \`ws\` with a map of names: a NOTIFY with the text in it is sent on. It checks no token, asks no policy, keeps
no log, and pings as the server does. The server reads each entry from the log and answers
\`requestStatusChanged { id cursor status statusText message stepKey at }\`. Of ${all.length} streams and as many broadcasts ${lost === 0 ? 'nothing' : `${lost} answers`} got lost.
${runs.map(sectionOf).join('')}
Median [min..max] of the rounds; the ratio is the median of the ratios within a round. Memory is RSS after garbage was gathered,
less what it was before anybody subscribed. CPU is the subject's own time, of all its nodes, pings included. Times on the wall are
those of a shared machine.
`;
}

function sectionOf({ extent, rounds }: Run): string {
  const { nodes, subscribers, perSecond, seconds, broadcasts } = extent;
  const where = nodes === 1 ? 'one node' : `${nodes} nodes over one database`;
  return `
## ${subscribers.toLocaleString('en')} subscribers on ${where}

${perSecond} events a second for ${seconds} s, each to one subscriber; then ${broadcasts} events to all of them, one after the other.

| | server | bare \`ws\` | ratio | target |
|---|---|---|---|---|
${ROWS.map((row) => rowOf(row, rounds)).join('\n')}
`;
}

function rowOf({ what, measure, digits, target }: Row, rounds: Record<SubjectName, Round[]>): string {
  const own = rounds.server.map((round) => round[measure]);
  const bare = rounds.bare.map((round) => round[measure]);
  const ratio = median(own.map((value, round) => value / (bare[round] ?? Number.NaN)));
  const goal = target === undefined ? '' : `≤ ${target} ${ratio <= target ? '✓' : '✕'}`;
  return `| ${[what, spread(own, digits), spread(bare, digits), ratio.toFixed(2), goal].join(' | ')} |`;
}

function spread(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} [${least.toFixed(digits)}..${most.toFixed(digits)}]`;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
