import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  environmentWith,
  type LaunchConfig,
  readLaunchConfig,
  readServerConfig,
  type ServerConfig,
} from '../config.ts';
import { createLogger } from '../logger.ts';
import { BANK_SENDER, PARTNERS, SYSTEM_KEY_PASSWORD, SYSTEMS } from '../sandbox/gateway/systems.ts';
import { exitWith, serve, stopOnSignals } from '../serve.ts';
import { InstallFault, installFault } from './check-install.ts';
import { type ChildProgram, startChildProgram } from './child-program.ts';
import { type LocalSecrets, localSecrets } from './local-secrets.ts';
import { seedPeople } from './seed-people.ts';

/** Of the issuing authorities and of the roots, with RSA keys and with GOST keys. */
const REVOCATION_LISTS = ['/ca', '/ca/gost'].flatMap((path) =>
  ['crl', 'delta-crl', 'root-crl'].map((list) => `${path}/${list}`),
);

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
    const [database, sandbox] = await Promise.all([
      keep(undo, launch.DATABASE_URL === undefined ? ownDatabase(surroundings) : Promise.resolve(null)),
      keep(undo, sandboxProgram(surroundings)),
    ]);
    const [sandboxUrl = '', smtpPort = ''] = sandbox?.ready ?? [];
    const databaseUrl = database?.ready[0] ?? launch.DATABASE_URL ?? '';
    const config = serverConfig(surroundings, { databaseUrl, sandboxUrl, smtpPort });
    const logger = createLogger(config.LOG_LEVEL);
    const application = await serve(config, logger);
    undo.push(() => application.close());
    stopOnSignals(logger, stopAll);
    await seedPeople(application.identity, sandboxUrl);
    await application.listen();
    process.stdout.write(`\nQyzmet  ${publicUrl}/\nGraphQL ${publicUrl}/graphql\nSandbox ${sandboxUrl}/\n\n`);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function prepare(): Surroundings {
  const launch = readLaunchConfig();
  const fault = launch.DATABASE_URL === undefined ? installFault() : null;
  if (fault !== null) throw new InstallFault(fault);
  const folder = resolve(launch.DATA_DIR);
  mkdirSync(folder, { recursive: true });
  return {
    launch,
    folder,
    publicUrl: launch.PUBLIC_URL ?? `http://localhost:${launch.PORT}`,
    secrets: localSecrets(join(folder, 'secrets.json')),
  };
}

/** Waits for a program, and notes how to stop it once it runs, whatever becomes of the others. */
async function keep<Program extends ChildProgram | null>(
  undo: (() => Promise<void>)[],
  starting: Promise<Program>,
): Promise<Program> {
  const program = await starting;
  if (program !== null) undo.push(() => program.stop());
  return program;
}

function ownDatabase({ folder }: Surroundings): Promise<ChildProgram> {
  return startChildProgram({
    program: 'launch/database-process.js',
    argument: folder,
    environment: environmentWith({}),
    ready: /^database (\S+)$/,
  });
}

function sandboxProgram(surroundings: Surroundings): Promise<ChildProgram> {
  return startChildProgram({
    program: 'sandbox/main.js',
    environment: environmentWith(sandboxSettings(surroundings)),
    ready: /^sandbox (\S+) smtp (\d+)$/,
  });
}

function sandboxSettings({ folder, publicUrl, secrets }: Surroundings): Record<string, string> {
  return {
    PUBLIC_URL: publicUrl,
    DATA_DIR: folder,
    PAYMENT_SECRET: secrets.paymentSecret,
  };
}

/** What the environment says goes before what is made up here, but for where the sandbox is. */
function serverConfig(
  surroundings: Surroundings,
  { databaseUrl, sandboxUrl, smtpPort }: Record<'databaseUrl' | 'sandboxUrl' | 'smtpPort', string>,
): ServerConfig {
  const { folder, secrets } = surroundings;
  const authority = join(folder, 'sandbox/certification-authority');
  return readServerConfig({
    SECRET: secrets.secret,
    HOST: 'localhost',
    RATE_LIMIT: '0',
    EDITIONS: 'all',
    WEBHOOKS_TO_LOCALHOST: 'true',
    SMTP_URL: `smtp://localhost:${smtpPort}`,
    ...environmentWith(sandboxSettings(surroundings)),
    DATABASE_URL: databaseUrl,
    TRUSTED_ROOTS: list(['root.pem', 'gost-root.pem'], (file) => join(authority, file)),
    INTERMEDIATE_CERTIFICATES: list(['issuing.pem', 'gost-issuing.pem'], (file) => join(authority, file)),
    REVOCATION_LISTS: list(REVOCATION_LISTS, (path) => sandboxUrl + path),
    REVOCATION_CACHE: join(folder, 'revocation'),
    OCSP_URL: `${sandboxUrl}/ca/ocsp`,
    TSA_URL: `${sandboxUrl}/ca/tsp`,
    PAYMENT_GATEWAY_URL: sandboxUrl,
    PAYMENT_GATEWAY_CERTIFICATES: join(folder, 'sandbox/payment-gateway/certificate.pem'),
    GATEWAY_URL: sandboxUrl,
    GATEWAY_KEY_STORE: join(folder, 'sandbox/gateway/server.p12'),
    GATEWAY_KEY_PASSWORD: SYSTEM_KEY_PASSWORD,
    GATEWAY_BIN: SYSTEMS.gateway.bin,
    GATEWAY_PARTNERS: PARTNERS,
    BRINGING_PARTNERS: BANK_SENDER,
    SANDBOX_URL: sandboxUrl,
  });
}

/** A setting of several values. */
function list(names: readonly string[], place: (name: string) => string): string {
  return names.map(place).join(',');
}

start().catch(exitWith);
