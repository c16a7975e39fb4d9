import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import { DateTimeResolver } from 'graphql-scalars';
import { jwtVerify } from 'jose';
import pg from 'pg';
import { PEER_SCHEMA } from './peer-schema.ts';

/*
 * An ordinary GraphQL server: Apollo's standalone one as it comes, a resolver for each field that needs one, one query
 * for each of them, batched by DataLoader, rows as pg makes them. Arguments: port, database, connections, token key.
 */
const [port = '0', url = '', connections = '10', key = ''] = process.argv.slice(2);
const pool = new pg.Pool({
  connectionString: url,
  max: Number(connections),
  options: '-c TimeZone=UTC -c jit=off',
});
const tokenKey = Buffer.from(key, 'hex');

type Row = Readonly<Record<string, unknown>>;

const SIGNATURE = `id, request_id, signer_name AS "signerName", iin, bin, serial_number AS "serialNumber",
  valid_from AS "validFrom", valid_to AS "validTo", algorithm, signed_at AS "signedAt", role`;

/** Rows of a table by their request. */
function byRequest(text: string, column = 'request_id'): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (ids) => {
    const { rows } = await pool.query<Row>(text, [ids]);
    const groups = Map.groupBy(rows, (row) => row[column]);
    return ids.map((id) => groups.get(id) ?? []);
  });
}

function loaders() {
  return {
    steps: byRequest(`SELECT request_id, key, state, started_at AS "startedAt", completed_at AS "completedAt",
      due_at AS "dueAt", actor_name AS "actorName", note FROM request_step WHERE request_id = ANY ($1) ORDER BY seq`),
    events: byRequest(`SELECT request_id, 'evt_' || id AS id, status, step_key AS "stepKey", at
      FROM request_event WHERE request_id = ANY ($1) ORDER BY xid, request_event.id`),
    attachments: byRequest(`SELECT request_id, 'att_' || id AS id, kind, file_name AS "fileName",
      media_type AS "mediaType", size, sha256, on_paper AS "onPaper"
      FROM request_attachment WHERE request_id = ANY ($1) ORDER BY request_attachment.id`),
    signatures: byRequest(
      `SELECT ${SIGNATURE} FROM request_signature WHERE request_id = ANY ($1) ORDER BY id`,
    ),
    signature: byRequest(`SELECT ${SIGNATURE} FROM request_signature WHERE id = ANY ($1)`, 'id'),
    payments:
      byRequest(`SELECT subject_id AS request_id, 'pay_' || id AS id, amount_tiyn::float8 / 100 AS amount, status,
      checkout_url AS "checkoutUrl", expires_at AS "expiresAt", paid_at AS "paidAt", receipt_number AS "receiptNumber"
      FROM payment WHERE subject_id = ANY ($1) ORDER BY status = 'PAID' DESC, payment.id DESC`),
    results:
      byRequest(`SELECT request_id, 'res_' || id AS id, number, outcome, issued_at AS "issuedAt", signature_id
      FROM request_result WHERE request_id = ANY ($1)`),
    services: byRequest('SELECT code, name FROM bench.service WHERE code = ANY ($1)', 'code'),
  };
}

interface Context {
  readonly viewer: string;
  readonly load: ReturnType<typeof loaders>;
}

interface RequestRow {
  readonly id: string;
  readonly service: string;
  readonly created_at: Date;
  readonly sent_at: Date;
  readonly due_at: Date;
  readonly applicant_iin: string;
  readonly applicant_bin: string | null;
  readonly applicant_name: string;
}

const first = async (rows: Promise<readonly Row[]>): Promise<Row | null> => (await rows)[0] ?? null;

const resolvers = {
  DateTime: DateTimeResolver,
  Query: {
    myRequests: async (_root: unknown, args: { first: number }, { viewer }: Context) => {
      const { rows } = await pool.query<RequestRow>(
        'SELECT * FROM request WHERE applicant_id = $1 ORDER BY id DESC LIMIT $2',
        [viewer, args.first],
      );
      return { edges: rows.map((node) => ({ node })) };
    },
    request: async (_root: unknown, { number }: { number: string }, { viewer }: Context) => {
      const { rows } = await pool.query<RequestRow>(
        'SELECT * FROM request WHERE number = $1 AND applicant_id = $2',
        [number, viewer],
      );
      return rows[0] ?? null;
    },
  },
  Request: {
    id: (request: RequestRow) => `req_${request.id}`,
    createdAt: (request: RequestRow) => request.created_at,
    sentAt: (request: RequestRow) => request.sent_at,
    dueAt: (request: RequestRow) => request.due_at,
    service: (request: RequestRow, _args: unknown, { load }: Context) =>
      first(load.services.load(request.service)),
    applicant: (request: RequestRow) => ({
      iin: request.applicant_iin,
      bin: request.applicant_bin,
      name: request.applicant_name,
      legalEntity: request.applicant_bin !== null,
    }),
    attachments: ({ id }: RequestRow, _args: unknown, { load }: Context) => load.attachments.load(id),
    signatures: ({ id }: RequestRow, _args: unknown, { load }: Context) => load.signatures.load(id),
    payment: ({ id }: RequestRow, _args: unknown, { load }: Context) => first(load.payments.load(id)),
    steps: async ({ id }: RequestRow, { states }: { states?: readonly unknown[] }, { load }: Context) =>
      (await load.steps.load(id)).filter((step) => states?.includes(step['state']) ?? true),
    history: async ({ id }: RequestRow, args: { first: number }, { load }: Context) => {
      const events = await load.events.load(id);
      return {
        edges: events.slice(0, args.first).map((node) => ({ node })),
        pageInfo: { hasNextPage: events.length > args.first },
      };
    },
    result: ({ id }: RequestRow, _args: unknown, { load }: Context) => first(load.results.load(id)),
  },
  Application: { __resolveType: () => 'MediaRegistration' },
  Step: { definition: ({ key: step }: Row) => ({ key: step }) },
  ResultDocument: {
    signature: (result: Row, _args: unknown, { load }: Context) =>
      first(load.signature.load(String(result['signature_id']))),
  },
};

await startStandaloneServer(new ApolloServer<Context>({ typeDefs: PEER_SCHEMA, resolvers }), {
  listen: { port: Number(port), host: '127.0.0.1' },
  context: async ({ req }) => {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? null : await jwtVerify(token, tokenKey);
    return { viewer: claims?.payload.sub ?? '', load: loaders() };
  },
});
process.on('SIGTERM', () => process.exit(0));
