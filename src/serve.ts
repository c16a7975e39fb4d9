import type { Logger } from 'pino';
import { useGostEngine } from './compose/use-gost-engine.ts';
import { type Application, compose } from './compose.ts';
import type { ServerConfig } from './config.ts';
import { migrate } from './postgres/index.ts';
import { refuseSandbox } from './refuse-sandbox.ts';
import { gostVerification } from './signatures/index.ts';

/** Refuses what production must not run on, brings the database up to date, puts the server together; not listening yet. */
export async function serve(config: ServerConfig, logger: Logger): Promise<Application> {
  await refuseSandbox(config);
  useGostEngine(config, logger);
  await migrate(config.DATABASE_OWNER_URL);
  const application = await compose(config, logger);
  const close = async (): Promise<void> => {
    await application.close();
    await gostVerification.close();
  };
  return { ...application, close };
}

/** Runs `close` once, at the first signal to stop, and leaves with 0, or with 1 when it could not stop cleanly. */
export function stopOnSignals(logger: Logger, close: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Something the user sets right, and needs no stack for. */
const FOR_THE_USER: ReadonlySet<string> = new Set(['ConfigError', 'InstallFault']);

/** For programs: a fault at the start is told and ends the program. */
export function exitWith(error: unknown): never {
  const plain = error instanceof Error && FOR_THE_USER.has(error.name);
  const text =
    error instanceof Error && !plain ? (error.stack ?? error.message) : String(plain ? error.message : error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
