import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'qyzmet-summary-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CHECK = { passed: 5, failed: 0 };
const TEST = {
  success: true,
  numPassedTests: 100,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

/** The last line and the exit status of tools/ci-summary.ts over two summaries; undefined: the run left none. */
function summary(check: object | undefined, test: object | undefined) {
  const files = Object.entries({ check, test }).map(([name, content]) => {
    const file = join(folder, `${name}.json`);
    rmSync(file, { force: true });
    if (content !== undefined) writeFileSync(file, JSON.stringify(content));
    return file;
  });
  const { stdout, status } = spawnSync(process.execPath, ['tools/ci-summary.ts', ...files], {
    encoding: 'utf8',
  });
  return `${stdout.trimEnd().split('\n').at(-1)} (${status})`;
}

it.each([
  ['everything holds', CHECK, TEST, '105 passed, 0 failed (0)'],
  ['a test is skipped', CHECK, { ...TEST, numPendingTests: 2 }, '105 passed, 0 failed, 2 skipped (0)'],
  ['a step of the check fails', { passed: 4, failed: 1 }, TEST, '104 passed, 1 failed (1)'],
  [
    'a test fails',
    CHECK,
    { ...TEST, success: false, numPassedTests: 99, numFailedTests: 1 },
    '104 passed, 1 failed (1)',
  ],
  [
    'a test file cannot be run',
    CHECK,
    { ...TEST, success: false, numRuntimeErrorTestSuites: 1 },
    '105 passed, 1 failed (1)',
  ],
  ['Jest fails without saying where', CHECK, { ...TEST, success: false }, '105 passed, 1 failed (1)'],
  ['the check did not end', undefined, TEST, '100 passed, 1 failed (1)'],
  ['the tests did not end', CHECK, undefined, '5 passed, 1 failed (1)'],
  ['the summary is of something else', CHECK, {}, '5 passed, 1 failed (1)'],
])('the last line of .ci/run where %s', (_, check, test, line) => {
  expect(summary(check, test)).toBe(line);
});
