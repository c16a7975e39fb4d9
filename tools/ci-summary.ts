import { readFileSync } from 'node:fs';

/**
 * `node tools/ci-summary.ts <check.json> <test.json>`: one line of numbers over the check (each step counts as one test)
 * and Jest's own summary. A run that left no summary, and a test file that could not be run, count as one failure.
 * Ends with 1 where anything failed.
 */
interface Numbers {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NOT_RUN: Numbers = { passed: 0, failed: 1, skipped: 0 };

const [checkFile = '', testFile = ''] = process.argv.slice(2);
const [check, test] = [read(checkFile, checkNumbers), read(testFile, jestNumbers)];
const passed = check.passed + test.passed;
const failed = check.failed + test.failed;
const skipped = check.skipped + test.skipped;
console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function read(file: string, numbersOf: (summary: Record<string, unknown>) => Numbers): Numbers {
  try {
    return numbersOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
  } catch (error) {
    console.error(`no summary in ${file}: ${String(error)}`);
    return NOT_RUN;
  }
}

function checkNumbers(summary: Record<string, unknown>): Numbers {
  return { passed: count(summary, 'passed'), failed: count(summary, 'failed'), skipped: 0 };
}

function jestNumbers(summary: Record<string, unknown>): Numbers {
  const failed = count(summary, 'numFailedTests') + count(summary, 'numRuntimeErrorTestSuites');
  return {
    passed: count(summary, 'numPassedTests'),
    failed: failed === 0 && summary.success !== true ? 1 : failed,
    skipped: count(summary, 'numPendingTests') + count(summary, 'numTodoTests'),
  };
}

function count(summary: Record<string, unknown>, name: string): number {
  const value = summary[name];
  if (typeof value !== 'number') throw new Error(`${name} is no number`);
  return value;
}
