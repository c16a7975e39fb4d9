import { join } from 'node:path';
import { readServerConfig } from '../src/config.ts';
import { projectRoot } from '../src/kernel/index.ts';
import { type Child, startChild } from './child.ts';
import type { Subject } from './questions.ts';
import { writeTrustedRoot } from './trusted-root.ts';

const SECRET = 'a secret of the bench, long enough to be one';
const ROOT = join(projectRoot, '.data/bench/root.pem');
const KEY_STORE = join(projectRoot, '.data/bench/system.p12');

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
    TRUSTED_ROOTS: ROOT,
    PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
    PAYMENT_SECRET: SECRET,
    GATEWAY_URL: 'http://127.0.0.1:9',
    REGISTRIES_REQUESTOR_BIN: '940140000385',
    GATEWAY_KEY_STORE: KEY_STORE,
    GATEWAY_KEY_PASSWORD: SECRET,
    GATEWAY_BIN: '000000000000',
    EDITIONS: '178-2012-3',
  };
}

/** The key with which the server under the bench signs access tokens. */
export function tokenKey(): Uint8Array {
  return readServerConfig(serverSettings('postgres://localhost/bench', 2, 0)).tokenKey;
}

/** The server as it is deployed: compiled, settings from the environment. */
export function startServer(url: string, pool: number, flags: readonly string[] = []): Promise<Child> {
  writeTrustedRoot(ROOT, { file: KEY_STORE, password: SECRET });
  return startChild({
    command: () => [...flags, join(projectRoot, 'dist/src/main.js')],
    environment: (port) => serverSettings(url, pool, port),
    readyPath: '/ready',
  });
}

interface Beside {
  readonly program: string;
  readonly readyPath: string;
  readonly argument?: string;
}

function startBeside(
  { program, readyPath, argument = '' }: Beside,
  url: string,
  pool: number,
): Promise<Child> {
  return startChild({
    command: (port) => [join(import.meta.dirname, program), String(port), url, String(pool), argument],
    environment: () => ({ NODE_ENV: 'production' }),
    readyPath,
  });
}

const FLOOR: Beside = { program: 'floor.ts', readyPath: '/ready' };
const PEER: Beside = {
  program: 'peer.ts',
  readyPath: '/?query=%7B__typename%7D',
  argument: Buffer.from(tokenKey()).toString('hex'),
};

export const START: Record<Subject, (url: string, pool: number) => Promise<Child>> = {
  server: (url, pool) => startServer(url, pool),
  floor: (url, pool) => startBeside(FLOOR, url, pool),
  peer: (url, pool) => startBeside(PEER, url, pool),
};
