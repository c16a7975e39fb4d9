import { applyLoad, type LoadResult } from './apply-load.ts';
import type { Child } from './child.ts';
import { busyCores, type CpuReading, readCpu } from './cpu.ts';
import type { Options } from './options.ts';
import type { Question, Subject } from './questions.ts';

/** One subject under one question in one round. */
export interface Cell extends LoadResult {
  /** CPU milliseconds for each request; null where the machine does not tell. */
  readonly subjectCpu: number | null;
  readonly postgresCpu: number | null;
  readonly loadCpu: number | null;
  /** Cores that others than this run kept busy. */
  readonly foreign: number;
}

/** Cells by question and subject, one for each round. */
export type Measurements = ReadonlyMap<string, ReadonlyMap<Subject, readonly Cell[]>>;

interface Ground {
  readonly children: ReadonlyMap<Subject, Child>;
  readonly postmaster: number;
  readonly options: Options;
  readonly say: (line: string) => void;
}

/** Others than we were not busier than so many cores. */
const MOST_FOREIGN = 0.25;

export function isCalm(cell: Cell): boolean {
  return cell.foreign <= MOST_FOREIGN;
}

/** Every question to every subject in every round, the order turned round each time. */
export async function measure(questions: readonly Question[], ground: Ground): Promise<Measurements> {
  const all = new Map(
    questions.map(({ name, subjects }) => [
      name,
      new Map(subjects.map((subject) => [subject, [] as Cell[]])),
    ]),
  );
  let retakes = ground.options.retakes;
  let patience = ground.options.patience;
  const calmCell = async (question: Question, subject: Subject): Promise<Cell> => {
    const since = performance.now();
    while (patience > 0 && (await busyCores()) > MOST_FOREIGN) {
      if (performance.now() - since > patience) break;
    }
    patience -= performance.now() - since;
    const cell = await cellOf(question, subject, ground);
    if (isCalm(cell) || retakes === 0) return cell;
    retakes -= 1;
    const again = await cellOf(question, subject, ground);
    return again.foreign < cell.foreign ? again : cell;
  };
  for (let round = 0; round < ground.options.rounds; round += 1) {
    for (const question of questions) {
      const order = round % 2 === 0 ? question.subjects : question.subjects.toReversed();
      for (const subject of order) {
        const cell = await calmCell(question, subject);
        all.get(question.name)?.get(subject)?.push(cell);
        const failed = cell.failures === 0 ? '' : `, ${cell.failures} FAILED`;
        ground.say(
          `round ${round + 1} ${question.name} ${subject}: ${Math.round(cell.perSecond)}/s, foreign ${cell.foreign.toFixed(2)}${failed}`,
        );
      }
    }
  }
  return all;
}

async function cellOf(question: Question, subject: Subject, ground: Ground): Promise<Cell> {
  const child = ground.children.get(subject);
  const requests = question.requests[subject];
  if (child === undefined || requests === undefined)
    throw new Error(`${subject} is not there for ${question.name}`);
  const { connections, warmUp, measure: milliseconds } = ground.options;
  const readings: (CpuReading | null)[] = [];
  const read = (): number => readings.push(readCpu(child.pid, ground.postmaster));
  const result = await applyLoad({
    port: child.port,
    requests,
    connections,
    warmUp,
    measure: milliseconds,
    onMeasureStart: read,
    onMeasureEnd: read,
  });
  const [before, after] = readings;
  if (before === null || before === undefined || after === null || after === undefined) {
    return { ...result, subjectCpu: null, postgresCpu: null, loadCpu: null, foreign: 0 };
  }
  const subjectTime = after.subject - before.subject;
  const postgresTime = after.postgres - before.postgres;
  const loadTime = after.load - before.load;
  const foreign = after.machine - before.machine - subjectTime - postgresTime - loadTime;
  return {
    ...result,
    subjectCpu: (1000 * subjectTime) / result.count,
    postgresCpu: (1000 * postgresTime) / result.count,
    loadCpu: (1000 * loadTime) / result.count,
    foreign: Math.max(0, foreign / result.seconds),
  };
}
