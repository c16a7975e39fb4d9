import { parseArgs } from 'node:util';
import { runCrashTest } from '../test/crash/crash-run.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '6' },
    'keep-database': { type: 'boolean', default: false },
  },
});
const { counts, violations } = await runCrashTest({
  requests: Number(values.requests),
  seconds: Number(values.seconds),
  seed: Number(values.seed ?? Date.now() % 2 ** 31),
  clients: Number(values.clients),
  killsDatabase: !values['keep-database'],
});
for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`);
for (const violation of violations) console.log(`BROKEN, seed ${counts['seed']}: ${violation}`);
process.exit(violations.length === 0 ? 0 : 1);
