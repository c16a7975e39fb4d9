import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { authenticate } from './authenticate-caller.ts';
import { authorisationOf } from './authorisation-of.ts';
import {
  Catalogue,
  catalogueResolvers,
  EDITIONS,
  type EditionDeclaration,
  missingTexts,
} from './catalogue/index.ts';
import { certificateCheck } from './certificate-check.ts';
import type { ServerConfig } from './config.ts';
import { CertificatePdf, FileLinks, filesRoutes } from './documents/index.ts';
import { DeliverMessages, HttpGateway } from './exchange/index.ts';
import { type Credentials, createApollo, type EdgeContext, languageOf, loadTexts } from './graphql/index.ts';
import { createHttpServer } from './http/index.ts';
import { createIdentity, type Identity } from './identity/index.ts';
import { startJobs } from './job-runner.ts';
import { type Clock, DomainError, message, projectRoot, systemClock } from './kernel/index.ts';
import { NodeResolver } from './node.resolver.ts';
import { editorPage, registerPages } from './pages/index.ts';
import {
  HmacNotificationVerifier,
  HttpPaymentGateway,
  PaymentNotifications,
  Payments,
  paymentCallbackRoute,
} from './payments/index.ts';
import { applicationDataSource, Database, Signal } from './postgres/index.ts';
import { HttpRegistries } from './registries/index.ts';
import { createRequests, EventLog, type FollowingContext, StatusMailer } from './requests/index.ts';
import { revocationStatus } from './revocation-status.ts';
import { createSchema } from './schema.ts';
import { SignatureJudge, TrustStore } from './signatures/index.ts';
import { smtpTransport } from './smtp-transport.ts';
import { dnsResolver, type HostResolver } from './webhooks/index.ts';
import { webhooksOf } from './webhooks-of.ts';

export interface Application {
  readonly identity: Identity;
  readonly database: Database;
  readonly schema: GraphQLSchema;
  /** Answers the address that is listened on. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

const LOG_POLL_MILLISECONDS = 1_000;
const GATEWAY_TIMEOUT_MILLISECONDS = 10_000;

/** What the program knows besides its configuration. */
export interface Surroundings {
  readonly clock?: Clock;
  /** The editions, with the folders of their texts; the product's own where not given. */
  readonly editions?: readonly EditionDeclaration[];
  readonly locales?: readonly string[];
  /** Tells where the hosts of webhooks are; the name servers where not given. */
  readonly hostResolver?: HostResolver;
}

/** Puts the whole server together: the only place where adapters meet modules. */
export async function compose(
  config: ServerConfig,
  logger: Logger,
  surroundings: Surroundings = {},
): Promise<Application> {
  const { clock = systemClock, editions = EDITIONS, locales = [join(projectRoot, 'locales')] } = surroundings;
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
  const { revocation, lists } = revocationStatus(config, { trust, clock, logger });

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
  const log = new EventLog({ database, pollMilliseconds: LOG_POLL_MILLISECONDS, onFault: report });
  const signal = new Signal({
    url: databaseUrl,
    channel: 'qyzmet_log',
    onSignal: () => log.wake(),
    report,
    database,
  });
  const payments = new Payments({
    database,
    clock,
    gateway: new HttpPaymentGateway({
      url: config.PAYMENT_GATEWAY_URL,
      secret: config.PAYMENT_SECRET,
      callbackUrl: `${publicUrl}/payments/callback`,
      timeout: GATEWAY_TIMEOUT_MILLISECONDS,
      describe: (purpose, language) => texts.translate(message(`payments:purpose.${purpose}`), language),
    }),
    onGatewayFault: report,
  });
  const gateway = {
    url: config.GATEWAY_URL,
    secret: config.GATEWAY_SECRET,
    timeout: GATEWAY_TIMEOUT_MILLISECONDS,
  };
  const fileLinks = new FileLinks({ key: config.fileLinkKey, clock });
  const requests = createRequests({
    database,
    catalogue,
    identity,
    payments,
    signatures,
    registries: new HttpRegistries(gateway),
    certificatePdf: new CertificatePdf(texts),
    fileLinks,
    texts,
    clock,
    log,
    publicUrl,
    onCommit: () => {
      log.wake();
      signal.send();
    },
  });
  const messages = new DeliverMessages({
    database,
    gateway: new HttpGateway(gateway),
    subjects: requests.settleDelivery,
    clock,
  });
  const notifications = new PaymentNotifications({
    database,
    verifier: new HmacNotificationVerifier({ secret: config.PAYMENT_CALLBACK_SECRET, clock }),
    subjects: requests.settlePayment,
    clock,
  });
  const transport =
    config.SMTP_URL === undefined ? null : smtpTransport({ url: config.SMTP_URL, from: config.MAIL_FROM });
  const mailer =
    transport === null
      ? null
      : new StatusMailer({ database, log, transport, texts, publicUrl, onFault: report });

  const { hostResolver = dnsResolver() } = surroundings;
  const webhooks = webhooksOf(config, logger, { database, clock, log, texts, hostResolver, transport });
  const schema = await createSchema([
    ...catalogueResolvers({ catalogue, clock }),
    identity.resolver,
    ...requests.resolvers,
    webhooks.resolver,
    new NodeResolver({ catalogue, webhooks }),
  ]);
  const contextOf = async (
    credentials: Credentials,
    callId: string = crypto.randomUUID(),
  ): Promise<FollowingContext> => {
    const { viewer, fault } = await authenticate(identity, credentials.authorization);
    return {
      texts,
      callId,
      viewer,
      language: languageOf(credentials.acceptLanguage, viewer?.language),
      clientAddress: credentials.address,
      requests: requests.kit,
      following: requests.following,
      ...(fault === null ? {} : { authenticationFault: fault }),
    };
  };
  const onUnexpected = (error: GraphQLError, context: EdgeContext): void =>
    logger.error(
      { err: error.originalError ?? error, callId: context.callId, path: error.path },
      'unexpected error',
    );
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
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
    },
    contextOf: (request) =>
      contextOf(
        {
          authorization: request.headers.authorization,
          acceptLanguage: request.headers['accept-language'],
          address: request.ip,
        },
        request.id,
      ),
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
    editor: editorPage(),
    routes: (server) => {
      server.register(paymentCallbackRoute(notifications));
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
        mayDownload: requests.mayDownload,
      });
      server.register(requests.mobileSigningRoutes);
      registerPages(server, {
        catalogue,
        texts,
        sandboxUrl: config.SANDBOX_URL,
        findPaper: requests.findPaper,
      });
    },
  });

  await signal.start();
  await log.start();
  await identity.registry.start();
  await lists.start();
  mailer?.start();
  webhooks.start();
  const runner = await startJobs({
    url: config.DATABASE_OWNER_URL,
    logger,
    jobs: {
      expireUnpaid: requests.expireUnpaid,
      askRegistries: requests.askRegistries,
      judgeSignature: requests.judgeSignature,
      deliverMessages: (subjectId) => messages.run(subjectId),
      sendMail: mailer === null ? null : (id) => mailer.send(id),
      deliverWebhook: webhooks.deliver,
      tellWebhookDisabled: webhooks.tellDisabled,
    },
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
      await mailer?.stop();
      transport?.close();
      lists.stop();
      await identity.registry.stop();
      await log.stop();
      await signal.stop();
      await dataSource.destroy();
    },
  };
}

function readAll(files: readonly string[]): Promise<string[]> {
  return Promise.all(files.map((file) => readFile(file, 'utf8')));
}
