import type { Client } from '../support/client.ts';
import { LiveConnection } from './live-connection.ts';

/** An entry of the log as a client is told it. */
export interface Told {
  readonly event: {
    readonly id: string;
    readonly cursor: string;
    readonly status: string;
    readonly stepKey: string | null;
    readonly message: string;
    readonly request: { readonly id: string };
  };
}

const FIELDS = '{ id cursor status stepKey message request { id } }';

export const MY_EVENTS = `subscription ($id: ID, $after: String) {
  event: requestStatusChanged(requestId: $id, after: $after) ${FIELDS}
}`;

export const QUEUE_EVENTS = `subscription { event: workQueueChanged ${FIELDS} }`;

/** Before the first entry of the log. */
export const LOG_START = Buffer.from('0.0').toString('base64url');

/** The first so many entries of a request as a subscription tells them: their places are settled. */
export async function toldOf(client: Client, id: string, count: number): Promise<Told['event'][]> {
  const connection = new LiveConnection(client);
  const told = await connection.operation<Told>(MY_EVENTS, { id, after: LOG_START }).take(count);
  await connection.end();
  return told.map(({ event }) => event);
}

/** The history of a request, in order. A cursor read before the order around it is settled is of an earlier place. */
export async function historyOf(client: Client, id: string): Promise<Told['event'][]> {
  const { node } = await client.query<{ node: { history: { edges: { node: Told['event'] }[] } } | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { history(first: 100) { edges { node ${FIELDS} } } } } }`,
    { id },
  );
  if (node === null) throw new Error(`${id} is not to be seen`);
  return node.history.edges.map((edge) => edge.node);
}

/** Where in the log a cursor points: as commits follow one another. */
function placeOf(cursor: string): [bigint, bigint] {
  const [transaction = '', entry = ''] = Buffer.from(cursor, 'base64url').toString().split('.');
  return [BigInt(transaction), BigInt(entry)];
}

export function inOrder(cursors: readonly string[]): boolean {
  const places = cursors.map(placeOf);
  return places.every(([transaction, entry], index) => {
    const before = places[index - 1];
    return (
      before === undefined || transaction > before[0] || (transaction === before[0] && entry > before[1])
    );
  });
}
