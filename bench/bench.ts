import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/kernel/index.ts';
import { type Child, pinSelf } from './child.ts';
import { sample } from './clients.ts';
import { compareAnswers } from './compare.ts';
import { countStatements } from './count-statements.ts';
import { type BenchDatabase, startBenchDatabase } from './database.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { prepareFloor } from './prepare-floor.ts';
import { profileServer } from './profile.ts';
import { questionsOf, type Subject } from './questions.ts';
import { reportOf } from './report.ts';
import { START, tokenKey } from './subjects.ts';

/* `npm run bench`: see CONTRIBUTING. Asserts nothing about time; ends with 0 when it could measure. */

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => console.log(line);
pinSelf();
const running = await startBenchDatabase({ requests: options.requests, fresh: options.fresh, say });
try {
  await (options.profile ? profile(running) : compareAndMeasure(running));
} finally {
  await running.stop();
}
process.exit(0);

async function compareAndMeasure({ url, adminUrl, postmaster }: BenchDatabase): Promise<void> {
  const children = new Map<Subject, Child>();
  const subjects: Subject[] = options.peer ? ['server', 'floor', 'peer'] : ['server', 'floor'];
  try {
    for (const subject of subjects) children.set(subject, await START[subject](url, options.pool));
    const portOf = (subject: Subject): number => children.get(subject)?.port ?? 0;
    await prepareFloor(url, portOf('server'));
    const asked = await sample(url, tokenKey());
    const questions = questionsOf(asked, options.peer);
    const sizes = new Map<string, number>();
    for (const question of questions) {
      const { compared, bytes } = await compareAnswers(question, portOf);
      sizes.set(question.name, bytes);
      say(
        `${question.name}: ${compared} answers ${question.comparable ? 'compared, equal' : 'looked at'}, ${bytes} bytes`,
      );
    }
    const statements = await countStatements(adminUrl, portOf('server'), asked);
    const measurements = await measure(questions, { children, postmaster, options, say });
    const report = reportOf({ options, questions, measurements, statements, sizes, on: new Date() });
    say(`\n${report}`);
    if (options.report !== null) writeFileSync(join(projectRoot, options.report), report);
  } finally {
    for (const child of children.values()) await child.stop();
  }
}

async function profile(database: BenchDatabase): Promise<void> {
  const questions = questionsOf(await sample(database.url, tokenKey()), false);
  say(await profileServer(questions, database, options));
}
