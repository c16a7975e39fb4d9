import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pinSelf } from '../child.ts';
import { openLog } from './log.ts';
import { type Run, reportOf } from './report.ts';
import { type Extent, roundOf } from './round.ts';
import { LIVE_SUBJECTS, type SubjectName } from './subjects.ts';

/*
 * `npm run bench:live`: what a subscriber and an event cost the server, against a bare `ws` server in the same rounds.
 * Writes bench/live/results.md; --quick asks less and writes nothing.
 */

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    nodes: { type: 'string', multiple: true, default: ['1', '3'] },
  },
});
const EXTENT: Omit<Extent, 'nodes'> = values.quick
  ? { subscribers: 1_000, perSecond: 500, seconds: 4, broadcasts: 10 }
  : { subscribers: 10_000, perSecond: 500, seconds: 10, broadcasts: 20 };
const ROUNDS = Number(values.rounds ?? (values.quick ? 1 : 5));

pinSelf();
const log = await openLog();
const runs: Run[] = values.nodes.map((nodes) => ({
  extent: { ...EXTENT, nodes: Number(nodes) },
  rounds: { server: [], bare: [] },
}));
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    const order: SubjectName[] = round % 2 === 0 ? ['bare', 'server'] : ['server', 'bare'];
    for (const { extent, rounds } of runs) {
      for (const name of order) {
        const found = await roundOf(LIVE_SUBJECTS[name], log, extent);
        rounds[name].push(found);
        console.log(`round ${round + 1}, ${extent.nodes} of ${name}: ${JSON.stringify(found)}`);
      }
    }
  }
} finally {
  await log.stop();
}
const report = reportOf(runs, new Date());
console.log(`\n${report}`);
if (!values.quick) writeFileSync(join(import.meta.dirname, 'results.md'), report);
process.exit(0);
