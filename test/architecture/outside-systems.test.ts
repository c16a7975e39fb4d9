import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/index.ts';
import { FAULT_MODES, FAULTY_SYSTEMS, isModeOf } from '../../src/sandbox/faults/fault-switch.ts';

const PAGE = readFileSync(join(projectRoot, 'docs/outside-systems.md'), 'utf8');

const namesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [system, adapter, sandbox, format, faultTests, tried, notTried] = line.split(' | ').map(namesIn);
    return {
      system: system?.[0] ?? '',
      parts: { adapter, sandbox, format, faultTests },
      tried: tried ?? [],
      notTried: notTried ?? [],
    };
  });

describe('the table of outside systems', () => {
  it('has a row for each system that the sandbox can put out of order', () => {
    expect(ROWS.map(({ system }) => system).toSorted()).toEqual([...FAULTY_SYSTEMS].toSorted());
  });

  it('names files that are there, and in each row every kind of them', () => {
    for (const path of namesIn(PAGE).filter((name) => /^(?:src|test)\//.test(name)))
      expect([path, existsSync(join(projectRoot, path))]).toEqual([path, true]);
    for (const { parts } of ROWS)
      for (const files of Object.values(parts)) expect(files?.length).toBeGreaterThan(0);
  });

  it.each(FAULTY_SYSTEMS)('says of %s which faults are tried, and which are not', (system) => {
    const row = ROWS.find((one) => one.system === system);
    const modes = FAULT_MODES.filter((mode) => mode !== 'OFF' && isModeOf(system, mode));
    expect([...(row?.tried ?? []), ...(row?.notTried ?? [])].toSorted()).toEqual(modes.toSorted());
  });

  it.each(FAULTY_SYSTEMS)('says of no fault of %s that it is tried where no test names it', (system) => {
    const row = ROWS.find((one) => one.system === system);
    const tests = (row?.parts.faultTests ?? []).map((path) => readFileSync(join(projectRoot, path), 'utf8'));
    for (const test of tests) expect(test).toContain(`'${system}'`);
    for (const fault of row?.tried ?? [])
      expect([fault, tests.some((test) => new RegExp(`\\b${fault}\\b`).test(test))]).toEqual([fault, true]);
  });
});
