import { cpus } from 'node:os';
import { PINNED } from './child.ts';
import type { StatementCount } from './count-statements.ts';
import { type Cell, isCalm, type Measurements } from './measure.ts';
import type { Options } from './options.ts';
import type { Question, Subject } from './questions.ts';

export interface Findings {
  readonly options: Options;
  readonly questions: readonly Question[];
  readonly measurements: Measurements;
  readonly statements: readonly StatementCount[];
  /** Bytes of the server's answer, by question. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly on: Date;
}

/** The table of a run, in Markdown. */
export function reportOf(findings: Findings): string {
  const { options, questions, on } = findings;
  const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;
  return `# Bench

${on.toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, PostgreSQL 18.
${options.requests} requests with six steps and six events each, all in memory; ${options.connections} keep-alive connections;
pool of ${options.pool}; ${options.rounds} rounds of ${seconds(options.measure)} (${seconds(options.warmUp)} to warm up), order turned round each time;
${PINNED ? 'the server on core 0, PostgreSQL and the load on core 1' : 'nothing pinned to a core'}. \`npm run bench\` makes this file.

The floor is plain \`node:http\` + \`pg\`: one named statement a question, its JSON built by PostgreSQL and passed on as text;
no token, no validation, no GraphQL. The peer is Apollo Server as everybody sets it up: one query for a field, batched by
DataLoader. Before measuring, the answers to LIST, ONE and CATALOGUE were compared and say the same.

| question | who | requests/s | of the floor | by CPU | target | CPU ms server + PostgreSQL | p50 / p99 ms | calm |
|---|---|---|---|---|---|---|---|---|
${questions.flatMap((question) => rowsOf(question, findings)).join('\n')}

Median [min..max] of the rounds; "of the floor" is the median of the ratios within a round. A round is calm when others on
the machine kept less than a quarter of a core busy, at this subject and at the floor; where there are calm rounds, only they
count. "By CPU" is the ratio that two undisturbed cores would come to: of the busier core's time a request, the server's on
one, PostgreSQL's and the load's on the other. It is the steadier one while others use the machine.

| request to the server | SQL statements |
|---|---|
${findings.statements.map(({ request, statements }) => `| ${request} | ${statements} |`).join('\n')}
`;
}

function rowsOf(question: Question, { measurements, sizes }: Findings): string[] {
  const cells = measurements.get(question.name);
  return question.subjects.map((subject) => {
    const pairs = (cells?.get(subject) ?? []).flatMap((own, round) => {
      const floor = cells?.get('floor')?.[round];
      return floor === undefined ? [] : [{ own, floor, calm: isCalm(own) && isCalm(floor) }];
    });
    const calm = pairs.filter((pair) => pair.calm);
    const counted = calm.length === 0 ? pairs : calm;
    const own = counted.map((pair) => pair.own);
    const ratios = counted.map((pair) => pair.own.perSecond / pair.floor.perSecond);
    return `| ${[
      subject === 'server' ? `${question.name} (${size(sizes.get(question.name))})` : '',
      subject,
      spread(
        own.map((cell) => cell.perSecond),
        0,
      ),
      subject === 'floor' ? '1' : spread(ratios, 2),
      subject === 'floor' ? '1' : median(counted.map((pair) => cost(pair.floor) / cost(pair.own))).toFixed(2),
      targetOf(question, subject, ratios),
      `${cpuOf(own, 'subjectCpu')} + ${cpuOf(own, 'postgresCpu')}`,
      `${median(own.map((cell) => cell.p50)).toFixed(1)} / ${median(own.map((cell) => cell.p99)).toFixed(1)}`,
      `${calm.length} of ${pairs.length}`,
    ].join(' | ')} |`;
  });
}

/** CPU milliseconds of the busier core for a request. */
function cost({ subjectCpu, postgresCpu, loadCpu }: Cell): number {
  return Math.max(subjectCpu ?? Number.NaN, (postgresCpu ?? 0) + (loadCpu ?? 0));
}

function targetOf({ target }: Question, subject: Subject, ratios: readonly number[]): string {
  if (subject !== 'server' || target === null) return '';
  return `≥ ${target.toFixed(2)} ${median(ratios) >= target ? '✓' : '✕'}`;
}

function cpuOf(cells: readonly Cell[], which: 'subjectCpu' | 'postgresCpu'): string {
  const known = cells.map((cell) => cell[which]).filter((value) => value !== null);
  return known.length === 0 ? '?' : median(known).toFixed(3);
}

function spread(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} [${least.toFixed(digits)}..${most.toFixed(digits)}]`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

function size(bytes: number | undefined): string {
  return bytes === undefined ? '?' : `${(bytes / 1000).toFixed(1)} kB`;
}
