import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { environmentWith, type LaunchConfig, readLaunchConfig, readServerConfig, type ServerConfig } from '../config.ts';
import { exitWith, serve, stopOnSignals } from '../serve.ts';
import { installFault } from './check-install.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts';
import { type LocalSecrets, localSecrets } from './local-secrets.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';
import { seedPeople } from './seed-people.ts';

interface Surroundings {
  readonly launch: LaunchConfig;
  readonly folder: string;
  readonly publicUrl: string;
  readonly secrets: LocalSecrets;
}

/**
 * `npm start`: the whole thing on a bare machine. PostgreSQL from the npm package, the sandbox of the outside systems
 * as a program of its own, people to try it with, and the server, which cannot tell all that from the real ones.
 */
async function start(): Promise<void> {
  const surroundings = prepare();
  const { launch, publicUrl } = surroundings;
  const undo: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = launch.DATABASE_URL === undefined ? await ownDatabase(surroundings) : null;
    if (database !== null) undo.push(() => database.stop());
    /* The package stops its servers on signals by itself and ends the program: the order is ours to keep. */
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('SIGTERM');
    const sandbox = await startSandboxProcess(environmentWith(sandboxSettings(surroundings)));
    undo.push(() => sandbox.stop());
    const config = serverConfig(surroundings, database?.url ?? launch.DATABASE_URL ?? '', sandbox);
    const logger = pino({ level: config.LOG_LEVEL, base: null });
    const application = await serve(config, logger);
    undo.push(() => application.close());
    stopOnSignals(logger, stopAll);
    await seedPeople(application.identity, sandbox.url);
    await application.listen();
    process.stdout.write(`\nQyzmet  ${publicUrl}/\nGraphQL ${publicUrl}/graphql\nSandbox ${sandbox.url}/\n\n`);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function prepare(): Surroundings {
  const launch = readLaunchConfig();
  const fault = launch.DATABASE_URL === undefined ? installFault() : null;
  if (fault !== null) throw new Error(fault);
  const folder = resolve(launch.DATA_DIR);
  mkdirSync(folder, { recursive: true });
  return {
    launch,
    folder,
    publicUrl: launch.PUBLIC_URL ?? `http://localhost:${launch.PORT}`,
    secrets: localSecrets(join(folder, 'secrets.json')),
  };
}

function ownDatabase({ folder, secrets }: Surroundings): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({
    folder: join(folder, 'postgres'),
    database: 'qyzmet',
    password: secrets.databasePassword,
    persistent: true,
  });
}

function sandboxSettings({ folder, publicUrl, secrets }: Surroundings): Record<string, string> {
  return {
    PUBLIC_URL: publicUrl,
    DATA_DIR: folder,
    PAYMENT_SECRET: secrets.paymentSecret,
    PAYMENT_CALLBACK_SECRET: secrets.paymentCallbackSecret,
  };
}

/** What the environment says goes before what is made up here, but for where the sandbox is. */
function serverConfig(surroundings: Surroundings, databaseUrl: string, sandbox: SandboxProcess): ServerConfig {
  const { folder, secrets } = surroundings;
  const authority = join(folder, 'sandbox/certification-authority');
  return readServerConfig({
    SECRET: secrets.secret,
    RATE_LIMIT: '0',
    SMTP_URL: `smtp://localhost:${sandbox.smtpPort}`,
    ...environmentWith(sandboxSettings(surroundings)),
    DATABASE_URL: databaseUrl,
    TRUSTED_ROOTS: join(authority, 'root.pem'),
    INTERMEDIATE_CERTIFICATES: join(authority, 'issuing.pem'),
    REVOCATION_LISTS: `${sandbox.url}/ca/crl,${sandbox.url}/ca/root-crl`,
    PAYMENT_GATEWAY_URL: sandbox.url,
    SANDBOX_URL: sandbox.url,
  });
}

start().catch(exitWith);
