import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../src/launch/free-port.ts';

const PATIENCE_MILLISECONDS = 10_000;
const LOOK_AGAIN_MILLISECONDS = 20;

/** Debian puts it where not everybody looks. */
const PROGRAM = ['nats-server', '/usr/sbin/nats-server'].find(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** A real nats-server with JetStream, on a port of its own; it may be killed and started again. */
export class NatsServer {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'qyzmet-nats-'));
  #child: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `nats://127.0.0.1:${port}`;
  }

  /** Null where the program is not installed: the test passes over what needs it, and says so. */
  static async startIfThere(): Promise<NatsServer | null> {
    if (PROGRAM === undefined) {
      console.info('nats-server is not installed: nothing that needs it is tested');
      return null;
    }
    const server = new NatsServer(await freePort());
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    if (PROGRAM === undefined) throw new Error('nats-server is not installed');
    const store = ['--jetstream', '--store_dir', this.#folder];
    this.#child = spawn(PROGRAM, [...store, '--addr', '127.0.0.1', '--port', String(this.#port)], {
      stdio: 'ignore',
    });
    const end = Date.now() + PATIENCE_MILLISECONDS;
    while (!(await answers(this.#port))) {
      if (Date.now() > end) throw new Error('nats-server does not answer');
      await pause(LOOK_AGAIN_MILLISECONDS);
    }
  }

  /** For good. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** At once, as by a power cut. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
