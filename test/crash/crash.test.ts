import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/**
 * `npm run test:crash` in short: a program of its own, since it starts and kills others. Fifteen seconds under fire, then
 * what was begun goes on in peace.
 */
test('no request, entry, payment, message or mail is lost, torn or done twice, whatever is killed', async () => {
  const run = spawn(
    process.execPath,
    [
      ...['--no-warnings', '--import', './tools/decorators.ts', 'tools/crash.ts'],
      ...['--requests', '12', '--clients', '4', '--seconds', '15', '--seed', '20261122'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [told, faults, [exitCode]] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    once(run, 'exit'),
  ]);
  expect({ exitCode, broken: told.match(/^BROKEN.*$/gm) ?? [] }).toEqual({ exitCode: 0, broken: [] });
  expect(told).toMatch(/^requests: 12$/m);
  expect(told).toMatch(/^(kills of nodes|connections terminated|kills of PostgreSQL): [1-9]/m);
  expect(faults).not.toContain('triggerUncaughtException');
}, 240_000);
