import { z } from 'zod';

/* Every setting, with what it means; src/config.ts reads them. */

const port = z.coerce.number().int().min(0).max(65_535);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const bin = z.string().regex(/^\d{12}$/, 'twelve digits');
const secret = z.string().min(32, 'at least 32 characters');

/** Of nobody: in whose name the registries are asked on a bare machine. */
export const INVENTED_BIN = '991240999802';

export const serverSchema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('In production nothing of the sandbox is trusted.'),
  HOST: z.string().default('0.0.0.0').describe('Address to listen on.'),
  PORT: port.default(4000).describe('Port of the API.'),
  PUBLIC_URL: address
    .optional()
    .describe('Address under which clients reach the server; http://localhost:PORT where not set.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least level that is logged.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL 18 or later. npm start brings its own where not set.'),
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Login that owns the tables, for migrations and the job queue; DATABASE_URL where not set.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10).describe('Connections to PostgreSQL.'),
  NATS_URL: list
    .pipe(z.array(z.url({ protocol: /^(nats|tls)$/ })))
    .optional()
    .describe(
      'Addresses of NATS servers with JetStream, separated by commas: one node reads the log and hands it on to the others; every node reads it for itself where not set.',
    ),
  EDITIONS: list
    .optional()
    .describe(
      'Keys of the editions that take new requests, separated by commas; the newest of each service and region where not set, and `all` for every one.',
    ),
  SECRET: secret.describe(
    'Secret of this installation, the same on every node: access tokens and file links are signed, and the secrets of webhooks kept, with keys made from it.',
  ),
  TRUSTED_ROOTS: list
    .default([])
    .describe('PEM files of the root certificates that signatures are trusted to, separated by commas.'),
  INTERMEDIATE_CERTIFICATES: list.default([]).describe('PEM files of issuing authorities.'),
  REVOCATION_LISTS: list
    .default([])
    .describe(
      'Addresses of the revocation lists, of the issuing authorities and of the roots, and of their deltas.',
    ),
  REVOCATION_CACHE: z
    .string()
    .optional()
    .describe(
      'Folder in which the lists are kept across restarts; nodes may share it. In memory alone where not set.',
    ),
  OCSP_URL: list
    .default([])
    .describe(
      'Addresses of the authority’s OCSP responders, asked in this order about a signer’s certificate; the revocation lists alone where not set.',
    ),
  GOST_ENGINE: z
    .string()
    .optional()
    .describe(
      'File of the gost engine of OpenSSL, which verifies GOST signatures some three times as fast as the server itself does where not set; `auto`: the one that is installed, if any.',
    ),
  PAYMENT_GATEWAY_URL: address.describe('Address of the payment gateway.'),
  PAYMENT_SECRET: secret.describe('Secret with which charges are opened at the payment gateway.'),
  PAYMENT_GATEWAY_CERTIFICATES: list
    .default([])
    .describe(
      'PEM files of the certificates with which the payment gateway signs its notices, separated by commas: two while one takes the place of the other. Where not set no notice is believed, and the gateway is asked alone.',
    ),
  GATEWAY_URL: address.describe(
    'Address of the e-government gateway: of its channels where they have no address of their own.',
  ),
  GATEWAY_ASYNC_URL: address
    .optional()
    .describe('Address of its asynchronous channel (SOAP); GATEWAY_URL/gateway/async where not set.'),
  GATEWAY_SYNC_URL: address
    .optional()
    .describe(
      'Address of its synchronous channel (SOAP), by which registries are asked; GATEWAY_URL/gateway/sync where not set.',
    ),
  REGISTRIES_SENDER_CODE: z
    .string()
    .min(1)
    .max(100)
    .default('qyzmet')
    .describe('Code under which the registries of individuals and of powers of attorney know this system.'),
  REGISTRIES_REQUESTOR_BIN: bin
    .default(INVENTED_BIN)
    .describe(
      'BIN of whoever runs this system, told to the registry of legal entities; an invented one where not set, with which production refuses to start.',
    ),
  GATEWAY_SENDER: z
    .string()
    .min(1)
    .max(100)
    .default('QYZMET')
    .describe('Name under which the gateway knows this system (senderId).'),
  GATEWAY_SENDER_PASSWORD: z
    .string()
    .optional()
    .describe('Password that goes with it; none is sent where not set.'),
  GATEWAY_KEY_STORE: z
    .string()
    .min(1)
    .describe(
      'Key store (PKCS#12) with the certificate of this information system, GOST 34.10-2015, GOST 34.310-2004 or RSA: what goes to the gateway is signed with it.',
    ),
  GATEWAY_KEY_PASSWORD: z.string().min(1).describe('Password of that key store.'),
  ARCHIVE_KEY_STORE: z
    .string()
    .optional()
    .describe(
      'Key store (PKCS#12) with which archives of requests are sealed, with the certificate of an information system; GATEWAY_KEY_STORE where not set.',
    ),
  ARCHIVE_KEY_PASSWORD: z.string().optional().describe('Password of that key store.'),
  TSA_URL: address
    .optional()
    .describe(
      'Address of the time-stamp authority (RFC 3161), which says by when an archive was sealed; archives go without its word where not set.',
    ),
  GATEWAY_BIN: bin.describe('BIN in the certificate with which the gateway signs what it answers and tells.'),
  GATEWAY_PARTNERS: list
    .pipe(z.array(z.string().regex(/^[^=]+=\d{12}$/, 'SENDER=BIN')))
    .default([])
    .describe(
      'Systems that may call /soap and /soap/sync besides the gateway, separated by commas: the name by which each sends, =, the BIN in its certificate.',
    ),
  BRINGING_PARTNERS: list
    .default([])
    .describe(
      'Those of GATEWAY_PARTNERS that may bring requests of applicants at /soap/sync, by the name under which each sends, separated by commas; none where not set (docs/gateway.md).',
    ),
  WORKPLACES: list
    .pipe(z.array(z.string().regex(/^[^=]+=[A-Z_]+$/, 'EDITION=SYSTEM')))
    .default([])
    .describe(
      'Editions whose provider works in an information system of its own and not at the desk of this server, separated by commas: the key of the edition, =, the system, as E_LICENSING; it has to be among GATEWAY_PARTNERS under that name (docs/systems.md).',
    ),
  GATEWAY_FETCHERS: list
    .pipe(z.array(z.string().regex(/^[A-Z_]+$/, 'SYSTEM')))
    .default([])
    .describe(
      'Information systems without an address that the gateway could call, separated by commas, as PSC_SYSTEM: what is for them is not sent, and waits until they fetch it at /soap (getMessages); each has to be among GATEWAY_PARTNERS under that name.',
    ),
  GATEWAY_FETCHER_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(90)
    .default(7)
    .describe('Days that a message waits to be fetched; then it has failed for good, and is an incident.'),
  GATEWAY_FETCHED_SERVICES: list
    .default(['QYZMET_REPORT'])
    .transform((services) => services.filter((service) => service !== 'NONE'))
    .describe(
      'Services whose messages the gateway is asked for every minute (getMessages), for a push may be lost; separated by commas; NONE: it is not asked.',
    ),
  GATEWAY_REST_SECONDS: z.coerce
    .number()
    .min(0)
    .max(600)
    .default(10)
    .describe(
      'Seconds for which a service behind the gateway is left alone after five calls in a row came to nothing.',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server; no mail is sent where not set.'),
  MAIL_FROM: z.string().default('Qyzmet <no-reply@qyzmet.local>').describe('Sender of mail.'),
  RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .default(1200)
    .describe('Calls a minute that one address may make; 0 for no limit.'),
  SANDBOX_URL: address
    .optional()
    .describe('Address of the sandbox, for the page at /; production refuses to start with one.'),
  WEBHOOKS_TO_LOCALHOST: z
    .stringbool()
    .default(false)
    .describe(
      'Whether webhooks may lead to this machine, over http and at any port, for development; production refuses to start with it.',
    ),
  TRUST_PROXY: z.stringbool().default(false).describe('Whether X-Forwarded-For names the client.'),
});

export const sandboxSchema = z.object({
  SANDBOX_PORT: port.default(4100).describe('Port of the sandbox.'),
  SANDBOX_SMTP_PORT: port.default(0).describe('Port at which the sandbox takes mail; 0 for any free one.'),
  DATA_DIR: z.string().default('.data').describe('Folder of everything that npm start keeps.'),
  PUBLIC_URL: address.describe('Address of the API: where the sandbox sends its callbacks.'),
  PAYMENT_SECRET: secret.describe('As of the API.'),
});

export const launchSchema = z.object({
  PORT: serverSchema.shape.PORT,
  PUBLIC_URL: serverSchema.shape.PUBLIC_URL,
  SANDBOX_PORT: sandboxSchema.shape.SANDBOX_PORT,
  DATA_DIR: sandboxSchema.shape.DATA_DIR,
  DATABASE_URL: serverSchema.shape.DATABASE_URL.optional(),
});
