import { join } from 'node:path';
import { readServerConfig } from '../src/config.ts';
import { projectRoot } from '../src/kernel/index.ts';
import { type Child, startChild } from './child.ts';
import type { Subject } from './questions.ts';

const SECRET = 'a secret of the bench, long enough to be one';

function serverSettings(url: string, pool: number, port: number): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    RATE_LIMIT: '0',
    SECRET,
    DATABASE_URL: url,
    DATABASE_POOL: String(pool),
    PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
    PAYMENT_SECRET: SECRET,
    PAYMENT_CALLBACK_SECRET: SECRET,
  };
}

/** The key with which the server under the bench signs access tokens. */
export function tokenKey(): Uint8Array {
  return readServerConfig(serverSettings('postgres://localhost/bench', 2, 0)).tokenKey;
}

/** The server as it is deployed: compiled, settings from the environment. */
export function startServer(url: string, pool: number, flags: readonly string[] = []): Promise<Child> {
  return startChild({
    command: () => [...flags, join(projectRoot, 'dist/src/main.js')],
    environment: (port) => serverSettings(url, pool, port),
    readyPath: '/ready',
  });
}

function startBeside(program: string, url: string, pool: number): Promise<Child> {
  return startChild({
    command: (port) => [join(import.meta.dirname, program), String(port), url, String(pool)],
    environment: () => ({ NODE_ENV: 'production' }),
    readyPath: '/ready',
  });
}

export const START: Record<Subject, (url: string, pool: number) => Promise<Child>> = {
  server: (url, pool) => startServer(url, pool),
  floor: (url, pool) => startBeside('floor.ts', url, pool),
  peer: (url, pool) => startBeside('peer.ts', url, pool),
};
