import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/kernel/index.ts';

/** Files of a program that exists for one test, by their path. */
export type PlantedFiles = Readonly<Record<string, string>>;

const CRUISE = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = join(projectRoot, '.dependency-cruiser.js');

export interface Packages {
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

export interface Judgement {
  /** Names of the project's rules. */
  readonly rules: readonly string[];
  /** As `rule: file`, without repeats. */
  readonly violations: ReadonlySet<string>;
}

/** What the project's own dependency rules say of a planted program. */
export function judge(files: PlantedFiles, packages: Packages): Judgement {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-planted-'));
  try {
    const dependencies = versions(packages.dependencies);
    const devDependencies = versions(packages.devDependencies);
    write(folder, 'package.json', JSON.stringify({ type: 'module', dependencies, devDependencies }));
    for (const name of [...packages.dependencies, ...packages.devDependencies]) {
      write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(folder, `node_modules/${name}/index.js`, '');
    }
    for (const [path, text] of Object.entries(files)) write(folder, path, text);
    return cruise(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cruise(folder: string): Judgement {
  const args = [CRUISE, '--config', RULES, '-T', 'json', '.'];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (run.stdout === '') throw new Error(run.stderr);
  const { summary } = JSON.parse(run.stdout) as {
    summary: {
      violations: readonly { from: string; rule: { name: string } }[];
      ruleSetUsed: { forbidden: readonly { name: string }[] };
    };
  };
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    violations: new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)),
  };
}

function versions(packages: readonly string[]): Record<string, string> {
  return Object.fromEntries(packages.map((name) => [name, '*']));
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
