import type { Logger } from 'pino';
import type { ServerConfig } from './config.ts';
import { GostEngineError, gostVerification } from './signatures/index.ts';

/** Takes the engine into use where one is configured; one of no use is told, and the server verifies by itself. */
export function useGostEngine({ GOST_ENGINE }: Pick<ServerConfig, 'GOST_ENGINE'>, logger: Logger): void {
  if (GOST_ENGINE === undefined) return;
  try {
    gostVerification.useEngine(GOST_ENGINE);
    logger.info({ engine: GOST_ENGINE }, 'GOST signatures are verified by the engine');
  } catch (error) {
    if (!(error instanceof GostEngineError)) throw error;
    logger.warn({ err: error }, 'GOST signatures are verified without the engine');
  }
}
