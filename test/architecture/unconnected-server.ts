import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { ArchiveResolver } from '../../src/archive/index.ts';
import { Catalogue, catalogueResolvers, EDITIONS } from '../../src/catalogue/index.ts';
import { createCentres } from '../../src/centres/index.ts';
import { FileLinks, ResultPdf } from '../../src/documents/index.ts';
import type { Texts } from '../../src/graphql/index.ts';
import { createIdentity } from '../../src/identity/index.ts';
import { createIncidents } from '../../src/incidents/index.ts';
import { systemClock as clock } from '../../src/kernel/index.ts';
import { NodeResolver } from '../../src/node.resolver.ts';
import { Payments, ReconciliationResolver } from '../../src/payments/index.ts';
import { applicationDataSource, Database } from '../../src/postgres/index.ts';
import { createRegisters } from '../../src/registers/index.ts';
import { AuditedRegistries } from '../../src/registries/index.ts';
import { createRequests, EventLog } from '../../src/requests/index.ts';
import { createSchema } from '../../src/schema.ts';
import { createWebhooks } from '../../src/webhooks/index.ts';

const KEY = new Uint8Array(32);

/**
 * The server's schema with its real resolvers and use cases, connected to no database and no other system: whatever
 * asks for one of them before it asks who is calling, fails.
 */
export async function unconnectedSchema(texts: Texts): Promise<GraphQLSchema> {
  const url = 'postgres://127.0.0.1:9/none';
  const database = new Database(applicationDataSource({ url, poolSize: 1 }));
  const catalogue = new Catalogue({ editions: EDITIONS });
  const identity = createIdentity({
    database,
    databaseUrl: url,
    clock,
    tokenKey: KEY,
    certificates: { check: unconnected },
    audience: url,
    report: ignore,
  });
  const log = new EventLog({ database, pollMilliseconds: 1, onFault: ignore });
  const publicUrl = 'http://127.0.0.1:9';
  const registries = { individual: unconnected, legalEntity: unconnected, powerOfAttorney: unconnected };
  const registryDesk = new AuditedRegistries({ database, registries, clock });
  const requests = createRequests({
    database,
    databaseUrl: url,
    report: ignore,
    catalogue,
    identity,
    texts,
    clock,
    payments: new Payments({ database, clock, gateway: { openCharge: unconnected }, onGatewayFault: ignore }),
    signatures: { verify: unconnected, verifyEach: unconnected },
    registries: registryDesk,
    quickRegistries: registryDesk,
    resultPdf: new ResultPdf(texts),
    fileLinks: new FileLinks({ key: KEY, clock }),
    log,
    publicUrl,
    workplaces: [],
    stepGuard: unconnected,
    resultKeeper: { issued: unconnected, revoked: unconnected, standing: unconnected },
    formGuard: unconnected,
    checkSources: [],
    onCommit: ignore,
  });
  const webhooks = createWebhooks({
    database,
    clock,
    log,
    texts,
    key: KEY,
    resolver: { resolve: unconnected },
    toLocalhost: false,
    transport: null,
    publicUrl,
    onFault: ignore,
    onDisabled: ignore,
  });
  const centres = createCentres({
    ...{ database, catalogue, registries: registryDesk, texts, clock },
    people: identity.people,
    steps: requests.steps,
    receiptUrl: unconnected,
    calendar: requests.kit.calendar,
  });
  const registers = createRegisters({ database, catalogue, attempts: identity.attempts, texts, clock });
  return createSchema([
    ...catalogueResolvers({ catalogue, clock }),
    ...identity.resolvers,
    createIncidents({ database, clock }),
    new ReconciliationResolver(database),
    ...requests.resolvers,
    webhooks.resolver,
    ...centres.resolvers,
    new ArchiveResolver({ database }),
    ...registers.resolvers,
    new NodeResolver({ catalogue, database, webhooks, centres, registers }),
  ]);
}

function unconnected(): never {
  throw new Error('this schema is connected to nothing');
}

function ignore(): void {}
