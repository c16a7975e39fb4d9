import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentity } from '../../src/identity/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { freePort } from '../../src/launch/free-port.ts';
import { seedPeople } from '../../src/launch/seed-people.ts';
import { applicationDataSource, Database, migrate } from '../../src/postgres/index.ts';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { gatewaySettings } from '../support/gateway-settings.ts';
import { type DemonstrationPerson, peopleOf } from '../support/people.ts';
import { startBalancer } from './balancer.ts';
import { FragileDatabase } from './fragile-database.ts';
import { FragileNode } from './fragile-node.ts';
import { StubbornClient } from './stubborn-client.ts';
import type { Tally } from './tally.ts';

const SECRET = 'a secret of the crash test, long enough';
const PORTS = { from: 17_000, to: 17_999 };

/** Everything that the crash test runs on: a database, two nodes behind one address, the other systems beside them. */
export interface Stage {
  readonly database: FragileDatabase;
  readonly nodes: readonly FragileNode[];
  readonly sandbox: RunningSandbox;
  readonly people: readonly DemonstrationPerson[];
  logIn(person: DemonstrationPerson): Promise<StubbornClient>;
  close(): Promise<void>;
}

export async function startStage(tally: Tally): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'qyzmet-crash-'));
  const nodes: FragileNode[] = [];
  const api = await startBalancer(() => nodes.map(({ port }) => port));
  const apiUrl = `http://localhost:${api.port}`;
  const [database, sandbox] = await Promise.all([
    FragileDatabase.start(join(folder, 'postgres')),
    startSandbox({
      port: 0,
      smtpPort: 0,
      dataDir: folder,
      apiUrl,
      paymentSecret: SECRET,
      callbackDelay: 1000,
    }),
  ]);
  await migrate(database.url);
  await seed(database.url, sandbox.url);
  const environment = nodeEnvironment({ folder, apiUrl, databaseUrl: database.url, sandbox });
  for (const _ of [1, 2]) nodes.push(new FragileNode(await freePort(PORTS), environment));
  await Promise.all(nodes.map((node) => node.start()));
  return {
    database,
    nodes,
    sandbox,
    people: await peopleOf(sandbox.url),
    logIn: (person) => new StubbornClient(apiUrl, tally).logIn(person),
    close: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await api.close();
      await sandbox.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(databaseUrl: string, sandboxUrl: string): Promise<void> {
  const dataSource = await applicationDataSource({ url: databaseUrl, poolSize: 4 }).initialize();
  const identity = createIdentity({
    database: new Database(dataSource),
    databaseUrl,
    clock: systemClock,
    tokenKey: Buffer.from(SECRET),
    certificates: { check: () => Promise.reject(new Error('nobody logs in here')) },
    audience: sandboxUrl,
    report: (fault) => {
      throw fault;
    },
  });
  await seedPeople(identity, sandboxUrl);
  await dataSource.destroy();
}

function nodeEnvironment(parts: {
  folder: string;
  apiUrl: string;
  databaseUrl: string;
  sandbox: RunningSandbox;
}): NodeJS.ProcessEnv {
  const authority = join(parts.folder, 'sandbox/certification-authority');
  const pems = (...files: string[]) => files.map((file) => join(authority, file)).join(',');
  const { url, smtpPort } = parts.sandbox;
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PUBLIC_URL: parts.apiUrl,
    LOG_LEVEL: 'silent',
    SECRET,
    RATE_LIMIT: '0',
    EDITIONS: 'all',
    DATABASE_URL: parts.databaseUrl,
    TRUSTED_ROOTS: pems('root.pem', 'gost-root.pem'),
    INTERMEDIATE_CERTIFICATES: pems('issuing.pem', 'gost-issuing.pem'),
    REVOCATION_LISTS: ['/ca/crl', '/ca/root-crl', '/ca/gost/crl', '/ca/gost/root-crl']
      .map((path) => url + path)
      .join(','),
    PAYMENT_GATEWAY_URL: url,
    PAYMENT_SECRET: SECRET,
    PAYMENT_GATEWAY_CERTIFICATES: join(parts.folder, 'sandbox/payment-gateway/certificate.pem'),
    GATEWAY_URL: url,
    ...gatewaySettings(parts.folder),
    WEBHOOKS_TO_LOCALHOST: 'true',
    SMTP_URL: `smtp://localhost:${smtpPort}`,
  };
}
