import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { CATALOGUE, LIST, ONE, SUBMIT } from './floor-statements.ts';

/*
 * The floor: node:http and pg, nothing between. Each question is one named statement that builds the answer's JSON; its
 * text is passed on. No token is checked, no input validated. Arguments: port, database, connections.
 */
const [port = '0', url = '', connections = '10'] = process.argv.slice(2);
const pool = new pg.Pool({
  connectionString: url,
  max: Number(connections),
  options: '-c TimeZone=UTC -c jit=off',
});

interface Answer {
  readonly answer: string;
}

function ask(name: string, text: string, values: readonly unknown[], response: ServerResponse): void {
  pool.query<Answer>({ name, text, values: [...values] }).then(
    ({ rows: [row] }) => send(response, 200, row?.answer ?? '{"data":null}'),
    (error: unknown) => send(response, 500, String(error)),
  );
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

function submit(applicant: string, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    const { title } = JSON.parse(body) as { title: string };
    ask('submit', SUBMIT, [applicant, body, title], response);
  });
}

const server = createServer((request, response) => {
  const [, question, first = '', second = ''] = (request.url ?? '').split('/');
  if (question === 'list') ask('list', LIST, [first, Number(second)], response);
  else if (question === 'request') ask('request', ONE, [first], response);
  else if (question === 'catalogue') ask('catalogue', CATALOGUE, [first, second], response);
  else if (question === 'submit') submit(first, request, response);
  else send(response, 200, '{"data":null}');
});
server.listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
