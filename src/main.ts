import { readServerConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { exitWith, serve, stopOnSignals } from './serve.ts';

/** A node in production: settings come from the environment, the other systems are there. */
async function main(): Promise<void> {
  const config = readServerConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const application = await serve(config, logger);
  stopOnSignals(logger, () => application.close());
  logger.info({ address: await application.listen() }, 'listening');
}

main().catch(exitWith);
