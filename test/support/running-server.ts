import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, compose, type Surroundings } from '../../src/compose.ts';
import { readServerConfig } from '../../src/config.ts';
import type { Clock } from '../../src/kernel/index.ts';
import { freePort, type PortBand } from '../../src/launch/free-port.ts';
import { createLogger } from '../../src/logger.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { Client } from './client.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { type DemonstrationPerson, peopleOf } from './people.ts';

/** The whole server on a port of its own, with the real sandbox beside it and a database of its own. */
export interface RunningServer {
  readonly url: string;
  readonly sandbox: RunningSandbox;
  readonly application: Application;
  readonly database: TestDatabase;
  readonly people: readonly DemonstrationPerson[];
  /** A client without a session. */
  client(language?: 'kk' | 'ru'): Client;
  /** A client logged in as the first demonstration person of that role (or as the one found). */
  as(role: string, language?: 'kk' | 'ru'): Promise<Client>;
  /**
   * Stops the server and starts it again on the same database and port; meanwhile, whatever happens without it. With
   * settings, they are in place of those of before.
   */
  restart(meanwhile?: () => Promise<void>, settings?: Record<string, string>): Promise<void>;
  /** Another node over the same database, on a port of its own; it stops with the server. */
  beside(): Promise<OtherNode>;
  stop(): Promise<void>;
}

export interface OtherNode {
  readonly url: string;
  stop(): Promise<void>;
}

const SECRET = 'a secret of tests, long enough to be one';

/**
 * Test files run in several processes at once; each looks for ports where no other does. Another run of the tests beside
 * this one has another parent, and so other ports.
 */
function ownBand(): PortBand {
  const from = 12_000 + 100 * ((7 * process.ppid + Number(process.env['JEST_WORKER_ID'] ?? 1)) % 40);
  return { from, to: from + 99 };
}

export async function startServer(
  options: {
    clock?: Clock;
    settings?: Record<string, string>;
    /** Editions and folders of texts in place of the product's. */
    catalogue?: Pick<Surroundings, 'editions' | 'locales'>;
    /** Whether work that comes by itself does; else the test says when. */
    repeats?: boolean;
    /** In place of the name servers, for the hosts of webhooks. */
    hostResolver?: Surroundings['hostResolver'];
  } = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-server-'));
  cpSync(join(process.env['TEST_FOLDER'] ?? '', 'sandbox'), join(folder, 'sandbox'), { recursive: true });
  const port = await freePort(ownBand());
  const url = `http://localhost:${port}`;
  const [database, sandbox] = await Promise.all([
    createTestDatabase('template_qyzmet_people'),
    startSandbox({
      port: 0,
      smtpPort: 0,
      dataDir: folder,
      apiUrl: url,
      paymentSecret: SECRET,
      callbackDelay: 20,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    }),
  ]);
  const authority = join(folder, 'sandbox/certification-authority');
  const environment = {
    NODE_ENV: 'test',
    HOST: 'localhost',
    PORT: String(port),
    SECRET,
    RATE_LIMIT: '0',
    DATABASE_URL: database.url,
    TRUSTED_ROOTS: ['root.pem', 'gost-root.pem'].map((file) => join(authority, file)).join(','),
    INTERMEDIATE_CERTIFICATES: ['issuing.pem', 'gost-issuing.pem']
      .map((file) => join(authority, file))
      .join(','),
    REVOCATION_LISTS: ['/ca/crl', '/ca/root-crl', '/ca/gost/crl', '/ca/gost/root-crl']
      .map((path) => sandbox.url + path)
      .join(','),
    TSA_URL: `${sandbox.url}/ca/tsp`,
    PAYMENT_GATEWAY_URL: sandbox.url,
    PAYMENT_SECRET: SECRET,
    PAYMENT_GATEWAY_CERTIFICATES: join(folder, 'sandbox/payment-gateway/certificate.pem'),
    GATEWAY_URL: sandbox.url,
    ...gatewaySettings(folder),
    EDITIONS: '178-2012-3',
    WEBHOOKS_TO_LOCALHOST: 'true',
    SMTP_URL: `smtp://localhost:${sandbox.smtpPort}`,
    ...options.settings,
  };
  const logger = createLogger('warn');
  const begin = async (settings: Record<string, string> = {}): Promise<Application> => {
    const config = readServerConfig({ ...environment, ...settings });
    const application = await compose(config, logger, {
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...(options.hostResolver === undefined ? {} : { hostResolver: options.hostResolver }),
      ...options.catalogue,
      repeats: options.repeats ?? false,
    });
    try {
      await application.listen();
    } catch (fault) {
      await application.close();
      throw fault;
    }
    return application;
  };
  const close = async (): Promise<void> => {
    await sandbox.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  /* A server that does not start leaves nothing running: the test fails instead of waiting for ever. */
  let application = await begin().catch(async (fault: unknown) => {
    await close();
    throw fault;
  });
  const others = new Set<Application>();
  const beside = async (): Promise<OtherNode> => {
    const own = await freePort(ownBand());
    const node = await begin({ PORT: String(own) });
    others.add(node);
    return {
      url: `http://localhost:${own}`,
      stop: async () => {
        others.delete(node);
        await node.close();
      },
    };
  };
  const people = await peopleOf(sandbox.url);
  return {
    url,
    sandbox,
    get application() {
      return application;
    },
    database,
    people,
    client: (language) => new Client(url, language),
    as: async (role, language) => {
      const person = people.find((candidate) => candidate.role === role);
      if (person === undefined) throw new Error(`no demonstration person is ${role}`);
      return new Client(url, language).logIn(person);
    },
    restart: async (meanwhile, settings) => {
      await application.close();
      await meanwhile?.();
      application = await begin(settings);
    },
    beside,
    stop: async () => {
      for (const node of [application, ...others]) await node.close();
      await close();
    },
  };
}
