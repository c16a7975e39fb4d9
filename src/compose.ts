import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  Catalogue,
  catalogueResolvers,
  EDITIONS,
  type EditionDeclaration,
  missingTexts,
} from './catalogue/index.ts';
import { centreProcedure, createCentres, paperCheck } from './centres/index.ts';
import { archiveOf } from './compose/archive-of.ts';
import { authorisationOf } from './compose/authorisation-of.ts';
import { broughtRequestsOf } from './compose/brought-requests-of.ts';
import { authenticate, callContexts, credentialsOf } from './compose/call-context.ts';
import { certificateCheck } from './compose/certificate-check.ts';
import { exchangeOf } from './compose/exchange-of.ts';
import { gatewayOf } from './compose/gateway-of.ts';
import { incidentMetric } from './compose/incident-metric.ts';
import { FailedJobs } from './compose/jobs/failed-jobs.ts';
import { jobList } from './compose/jobs/job-list.ts';
import { startJobs } from './compose/jobs/job-runner.ts';
import { mailOf } from './compose/mail-of.ts';
import { paymentGatewayOf, paymentSettlingOf } from './compose/payments-of.ts';
import { registriesOf } from './compose/registries-of.ts';
import { revocationStatus } from './compose/revocation-status.ts';
import { sharedLog } from './compose/shared-log.ts';
import { soapRoutesOf } from './compose/soap-routes-of.ts';
import { systemQuestionsOf } from './compose/system-questions-of.ts';
import { webhooksOf } from './compose/webhooks-of.ts';
import { workplacesOf } from './compose/workplaces-of.ts';
import type { ServerConfig } from './config.ts';
import { FileLinks, filesRoutes, ResultPdf } from './documents/index.ts';
import { createApollo, type EdgeContext, languageOf, loadTexts } from './graphql/index.ts';
import { createHttpServer } from './http/index.ts';
import { createIdentity, type Identity } from './identity/index.ts';
import { createIncidents } from './incidents/index.ts';
import { type Clock, DomainError, projectRoot, systemClock } from './kernel/index.ts';
import { NodeResolver } from './node.resolver.ts';
import { editorPage, registerPages } from './pages/index.ts';
import { Payments, paymentCallbackRoute, ReconciliationResolver } from './payments/index.ts';
import { applicationDataSource, Database, forgetCalls } from './postgres/index.ts';
import { createRegisters, KeepResults, mediaChecks, previousCertificateFault } from './registers/index.ts';
import { createRequests, type FollowingContext } from './requests/index.ts';
import { createSchema } from './schema.ts';
import { SignatureJudge, SystemJudge, TrustStore } from './signatures/index.ts';
import { dnsResolver, type HostResolver } from './webhooks/index.ts';

export interface Application {
  readonly identity: Identity;
  readonly database: Database;
  readonly schema: GraphQLSchema;
  /** Answers the address that is listened on. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** What the program knows besides its configuration. */
export interface Surroundings {
  readonly clock?: Clock;
  /** The editions, with the folders of their texts; the product's own where not given. */
  readonly editions?: readonly EditionDeclaration[];
  readonly locales?: readonly string[];
  /** False where somebody else says when work that comes by itself is done. */
  readonly repeats?: boolean;
  /** Tells where the hosts of webhooks are; the name servers where not given. */
  readonly hostResolver?: HostResolver;
}

/** Puts the whole server together: the only place where adapters meet modules. */
export async function compose(
  config: ServerConfig,
  logger: Logger,
  surroundings: Surroundings = {},
): Promise<Application> {
  const { clock = systemClock, editions = EDITIONS, repeats = true } = surroundings;
  const { locales = [join(projectRoot, 'locales')] } = surroundings;
  const report = (fault: unknown): void => logger.error({ err: fault }, 'fault in the background');
  const texts = await loadTexts(...locales);
  const missing = missingTexts(editions, texts);
  if (missing.length > 0) throw new Error(`texts are missing: ${missing.join(', ')}`);
  const catalogue = new Catalogue({ editions, accepting: config.EDITIONS });
  const dataSource = await applicationDataSource({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL,
  }).initialize();
  const database = new Database(dataSource);

  const roots = await readAll(config.TRUSTED_ROOTS);
  const trust = new TrustStore({ roots, intermediates: await readAll(config.INTERMEDIATE_CERTIFICATES) });
  const { revocation, lists } = revocationStatus(config, { trust, clock, logger, database });

  const { DATABASE_URL: databaseUrl, PUBLIC_URL: publicUrl } = config;
  const signatures = new SignatureJudge({ trust, revocation });
  const identity = createIdentity({
    database,
    databaseUrl,
    clock,
    tokenKey: config.tokenKey,
    certificates: certificateCheck(signatures, clock),
    audience: publicUrl,
    report,
    authorisationOf: (key) => authorisationOf(catalogue, key),
  });
  const shared = sharedLog(config, database, report);
  const { log } = shared;
  const paymentGateway = paymentGatewayOf(config, texts);
  const payments = new Payments({ database, clock, gateway: paymentGateway, onGatewayFault: report });
  const systems = new SystemJudge({ trust, revocation });
  const gateway = await gatewayOf(config, { systems, clock });
  const fileLinks = new FileLinks({ key: config.fileLinkKey, clock });
  const desks = registriesOf(config, { gateway, database, clock });
  const requests = createRequests({
    database,
    databaseUrl,
    report,
    catalogue,
    identity,
    payments,
    signatures,
    ...desks,
    resultPdf: new ResultPdf(texts),
    fileLinks,
    texts,
    clock,
    log,
    publicUrl,
    workplaces: workplacesOf(config),
    stepGuard: centreProcedure,
    resultKeeper: new KeepResults({ catalogue }),
    formGuard: previousCertificateFault,
    checkSources: [mediaChecks(catalogue), paperCheck],
    onCommit: shared.onCommit,
  });
  const exchange = exchangeOf(config, requests, { database, gateway, systems, clock, report });
  const questions = systemQuestionsOf(requests, { texts, database, clock });
  const brought = broughtRequestsOf(requests, texts);
  const asked = { questions, brought };
  const soap = await soapRoutesOf(config, { ...exchange, ...asked, systems, gateway, texts, clock, report });
  const settling = await paymentSettlingOf(config, {
    database,
    clock,
    gateway: paymentGateway,
    subjects: requests.settlePayment,
  });

  const { hostResolver = dnsResolver() } = surroundings;
  const mail = mailOf(config, { database, log, texts, clock, onFault: report });
  const { transport } = mail;
  const webhooks = webhooksOf(config, logger, { database, clock, log, texts, hostResolver, transport });
  const centres = createCentres({
    ...{ database, catalogue, registries: desks.registries, texts, clock },
    people: identity.people,
    steps: requests.steps,
    receiptUrl: requests.receiptUrl,
    calendar: requests.kit.calendar,
  });
  const archive = await archiveOf(config, {
    ...{ database, catalogue, texts, clock, trust, revocation, logger, report },
    drawReceipt: requests.drawReceipt,
    people: identity.people,
    identity: gateway.identity,
  });
  const registers = createRegisters({ database, catalogue, attempts: identity.attempts, texts, clock });
  const schema = await createSchema([
    ...catalogueResolvers({ catalogue, clock }),
    ...identity.resolvers,
    createIncidents({ database, clock }),
    new ReconciliationResolver(database),
    ...requests.resolvers,
    webhooks.resolver,
    ...centres.resolvers,
    archive.resolver,
    ...registers.resolvers,
    new NodeResolver({ catalogue, database, webhooks, centres, registers }),
  ]);
  const contextOf = callContexts({ identity, texts, requests });
  const onUnexpected = (error: GraphQLError, context: EdgeContext): void =>
    logger.error(
      { err: error.originalError ?? error, callId: context.callId, path: error.path },
      'unexpected error',
    );
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  incidentMetric(database, metrics, report);
  const http = await createHttpServer({
    apollo: createApollo({ schema, onUnexpected }),
    live: {
      schema,
      contextOf: async (credentials) => {
        const context = await contextOf(credentials);
        if (context.authenticationFault !== undefined) throw context.authenticationFault;
        return context;
      },
      onSessionEnd: (context, end) => {
        const { viewer } = context as FollowingContext;
        return viewer === null ? () => undefined : identity.registry.onEnded(viewer.sessionId, end);
      },
      onUnexpected,
      onFault: report,
    },
    contextOf: (request) => contextOf(credentialsOf(request), request.id),
    texts,
    logger,
    metrics,
    isReady: () =>
      database.query('SELECT 1 AS one').then(
        () => true,
        () => false,
      ),
    trustProxy: config.TRUST_PROXY,
    rateLimit: config.RATE_LIMIT,
    editor: editorPage,
    routes: (server) => {
      server.register(paymentCallbackRoute(settling.notifications));
      server.register(filesRoutes, {
        database,
        clock,
        texts,
        links: fileLinks,
        languageOf: (request) => languageOf(request.headers['accept-language'], undefined),
        authenticate: async (request) => {
          const { viewer, fault } = await authenticate(identity, request.headers.authorization);
          return viewer ?? fault ?? new DomainError('UNAUTHENTICATED');
        },
        drawPaper: centres.drawPaper,
        openArchive: archive.open,
        mayDownload: requests.mayDownload,
        drawReceipt: requests.drawReceipt,
      });
      server.register(requests.mobileSigningRoutes);
      server.register(soap);
      server.register(registers.routes);
      registerPages(server, {
        catalogue,
        texts,
        sandboxUrl: config.SANDBOX_URL,
        verify: requests.verify,
      });
    },
  });

  await shared.start();
  await identity.registry.start();
  await requests.calendarBook.start();
  await lists.start();
  mail.start();
  webhooks.start();
  const jobs = jobList({
    ...requests.jobs,
    ...settling.jobs,
    ...exchange.jobs,
    sendMail: (eventId, last) => mail.send(eventId, last),
    deliverWebhook: (webhookId, enable) => webhooks.deliver(webhookId, enable),
    tellWebhookDisabled: (webhookId) => webhooks.tellDisabled(webhookId),
    forgetCalls: () => forgetCalls(database, clock.now()),
    enterResults: () => registers.earlierResults.run(),
  });
  await registers.earlierResults.queue();
  const runner = await startJobs({
    url: config.DATABASE_OWNER_URL,
    logger,
    repeats,
    jobs,
    failed: new FailedJobs({ database, clock, jobs, report }),
  });

  return {
    identity,
    database,
    schema,
    listen: () => http.listen(config.HOST, config.PORT),
    close: async () => {
      await http.close();
      const idle = runner.stop();
      await webhooks.stop();
      await idle;
      await mail.stop();
      await gateway.close();
      lists.stop();
      await identity.registry.stop();
      await requests.calendarBook.stop();
      await shared.stop();
      await dataSource.destroy();
    },
  };
}

function readAll(files: readonly string[]): Promise<string[]> {
  return Promise.all(files.map((file) => readFile(file, 'utf8')));
}
