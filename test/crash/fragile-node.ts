import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MILLISECONDS = 100;

/** A node of the API, with its workers, that is killed and started again at the same port. */
export class FragileNode {
  readonly port: number;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  /** How it ended where nobody killed it while it served. */
  readonly deaths: string[] = [];
  #isWanted = false;

  constructor(port: number, environment: NodeJS.ProcessEnv) {
    this.port = port;
    this.#environment = { ...environment, PORT: String(port) };
  }

  get isUp(): boolean {
    return this.#child !== undefined;
  }

  /** Answers when it serves; one that does not get that far, since the database is away, is started once more. */
  async start(): Promise<void> {
    this.#isWanted = true;
    while (this.#isWanted) {
      const child = spawn(
        process.execPath,
        ['--no-warnings', '--import', './tools/decorators.ts', 'src/main.ts'],
        { env: this.#environment, stdio: ['ignore', 'ignore', 'inherit'] },
      );
      this.#child = child;
      const ended = once(child, 'exit').then(() => false);
      const isReady = await Promise.race([this.#isReady(child), ended]);
      if (isReady) {
        child.once('exit', (code, signal) => {
          if (signal !== 'SIGKILL') this.deaths.push(`node ${this.port} ended with ${code ?? signal}`);
        });
        return;
      }
      if (child.signalCode === 'SIGKILL') return;
    }
  }

  /** kill -9: nothing is said, finished or given back. */
  async kill(): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.#child = undefined;
  }

  async #isReady(child: ChildProcess): Promise<boolean> {
    while (child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/ready`).catch(() => null);
      if (answer?.ok === true) return true;
      await pause(LOOK_MILLISECONDS);
    }
    return false;
  }
}
