import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ServerConfig } from '../config.ts';
import { GostEngineError, gostVerification } from '../signatures/index.ts';

/** Takes the engine into use where one is configured; one of no use is told, and the server verifies by itself. */
export function useGostEngine({ GOST_ENGINE }: Pick<ServerConfig, 'GOST_ENGINE'>, logger: Logger): void {
  if (GOST_ENGINE === undefined) return;
  const file = GOST_ENGINE === 'auto' ? installedEngine() : GOST_ENGINE;
  if (file === null) {
    logger.info('no gost engine is installed: GOST signatures are verified without it');
    return;
  }
  try {
    gostVerification.useEngine(file);
    logger.info({ engine: file }, 'GOST signatures are verified by the engine');
  } catch (error) {
    if (!(error instanceof GostEngineError)) throw error;
    logger.warn({ err: error }, 'GOST signatures are verified without the engine');
  }
}

/** Where the OpenSSL of the machine keeps its engines, as `openssl version -e` tells. */
function installedEngine(): string | null {
  const { stdout } = spawnSync('openssl', ['version', '-e'], { encoding: 'utf8' });
  const [, folder] = /ENGINESDIR: "(.+)"/.exec(stdout ?? '') ?? [];
  const file = folder === undefined ? null : join(folder, 'gost.so');
  return file !== null && existsSync(file) ? file : null;
}
