import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface ChildProgram {
  /** What the pattern caught in the line with which the program said that it is ready. */
  readonly ready: readonly string[];
  stop(): Promise<void>;
}

interface ChildProgramSettings {
  /** Path below the compiled sources. */
  readonly program: string;
  readonly argument?: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Matches the line that says it is ready. */
  readonly ready: RegExp;
}

const START_MILLISECONDS = 60_000;

/**
 * Starts a program that lives as long as this one: in a process group of its own, so that Ctrl-C is this program's to
 * hand on, and with a standard input whose end tells it that this program is gone, however it went.
 */
export async function startChildProgram(settings: ChildProgramSettings): Promise<ChildProgram> {
  const program = join(import.meta.dirname, '..', settings.program);
  const child = spawn(
    process.execPath,
    [program, ...(settings.argument === undefined ? [] : [settings.argument])],
    {
      env: settings.environment,
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    },
  );
  try {
    return { ready: await readiness(child, settings), stop: () => stop(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function readiness(child: ChildProcess, settings: ChildProgramSettings): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`${settings.program} ${what}`));
    const timer = setTimeout(() => fail('did not get ready in time'), START_MILLISECONDS);
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.once('error', reject);
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = settings.ready.exec(line);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match.slice(1));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
