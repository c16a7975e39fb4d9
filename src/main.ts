import { pino } from 'pino';
import { readServerConfig } from './config.ts';
import { exitWith, serve, stopOnSignals } from './serve.ts';

/** A node in production: settings come from the environment, the other systems are there. */
async function main(): Promise<void> {
  const config = readServerConfig();
  const logger = pino({ level: config.LOG_LEVEL, base: null });
  const application = await serve(config, logger);
  stopOnSignals(logger, () => application.close());
  logger.info({ address: await application.listen() }, 'listening');
}

main().catch(exitWith);
