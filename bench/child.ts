import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../src/launch/free-port.ts';

/** A program that answers, on a port of its own and, where the machine lets us, on a core of its own. */
export interface Child {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

interface ChildSettings {
  /** Arguments of node. */
  readonly command: (port: number) => readonly string[];
  readonly environment?: (port: number) => Readonly<Record<string, string>>;
  /** Path that is answered with 200 once it is ready. */
  readonly readyPath: string;
}

const SUBJECT_CORE = '0';
const OWN_CORE = '1';
const START_MILLISECONDS = 30_000;

/** Whether processes can be kept to a core: two cores and `taskset`. */
export const PINNED =
  availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/** Keeps this process, and what it starts from now on, to the core of PostgreSQL and the load. */
export function pinSelf(): void {
  if (PINNED) spawnSync('taskset', ['-a', '-c', '-p', OWN_CORE, String(process.pid)], { stdio: 'ignore' });
}

export async function startChild(settings: ChildSettings): Promise<Child> {
  const port = await freePort();
  const command = [process.execPath, ...settings.command(port)];
  const [program = '', ...rest] = PINNED ? ['taskset', '-c', SUBJECT_CORE, ...command] : command;
  const child = spawn(program, rest, {
    env: { ...process.env, ...settings.environment?.(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  try {
    await untilReady(child, `http://127.0.0.1:${port}${settings.readyPath}`);
  } catch (error) {
    end();
    throw error;
  }
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      process.removeListener('exit', end);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const ended = once(child, 'exit');
      const patience = setTimeout(end, 5_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + START_MILLISECONDS;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`a program ended with ${child.exitCode} before it was ready`);
    if (Date.now() > until) throw new Error(`nothing answers at ${url}`);
    const ready = await fetch(url, { headers: { 'apollo-require-preflight': 'true' } }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
}
