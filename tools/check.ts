import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run check`: carries out every script of package.json whose name begins with `check:`, all of them whatever one
 * says, and tells at the end which held. `--json <file>` writes the numbers down besides, for .ci/run.
 */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const steps = Object.keys(scripts).filter((name) => name.startsWith('check:'));

const results = steps.map((name) => {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { status } = spawnSync(`npm run --silent ${name}`, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return { name, passed: status === 0, seconds: ((performance.now() - started) / 1000).toFixed(1) };
});

console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? '✓' : '✕'} ${name} (${seconds} s)`);
const passed = results.filter((result) => result.passed).length;
const failed = results.length - passed;
console.log(`${passed} passed, ${failed} failed`);

const [flag, file] = process.argv.slice(2);
if (flag === '--json' && file !== undefined) writeFileSync(file, JSON.stringify({ passed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
