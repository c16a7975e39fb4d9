import { NO_NEWS_FOR_APPLICANTS } from '../../src/requests/news-for-applicants.ts';
import type { Follower } from './follower.ts';
import type { FragileDatabase } from './fragile-database.ts';
import { ENDS, type Journey } from './journey.ts';
import type { Stage } from './stage.ts';
import { STORED_INVARIANTS } from './stored-invariants.ts';
import type { WebhookReader } from './webhook-reader.ts';

interface Seen {
  readonly journeys: readonly Journey[];
  readonly followers: readonly Follower[];
  readonly webhook: WebhookReader;
  /** How often each mail came, by Message-ID. */
  readonly mails: ReadonlyMap<string, number>;
}

/** Named things that break one rule are told of so many. */
const TOLD = 5;

/** Every rule that does not hold, with what breaks it. */
export async function brokenInvariants(stage: Stage, seen: Seen): Promise<string[]> {
  const stored = Object.entries(STORED_INVARIANTS).map(async ([rule, statement]) =>
    broken(
      rule,
      (await stage.database.query<{ what: string }>(statement)).map(({ what }) => what),
    ),
  );
  return (
    await Promise.all([
      ...stored,
      requestsAsMeant(stage.database, seen.journeys),
      sameThroughTheApi(stage, seen),
      streamsComplete(stage.database, seen.followers),
      webhookTold(stage.database, seen.webhook),
      mailsArrived(stage.database, seen.mails),
      messagesInOrder(stage),
    ])
  ).flat();
}

function broken(rule: string, by: readonly string[]): string[] {
  if (by.length === 0) return [];
  const more = by.length > TOLD ? ` and ${by.length - TOLD} more` : '';
  return [`${rule}: not ${by.slice(0, TOLD).join(', ')}${more}`];
}

/** No more and no fewer than were begun, each at the end that was meant for it. */
async function requestsAsMeant(database: FragileDatabase, journeys: readonly Journey[]): Promise<string[]> {
  const rows = await database.query<{ id: string; status: string; edition: string }>(
    'SELECT id, status, edition FROM request',
  );
  const meant = new Map(journeys.map(({ requestId, plan }) => [requestId.replace('req_', ''), ENDS[plan]]));
  const others = rows.filter(({ id, status }) => meant.get(id) !== status);
  const lost = [...meant.keys()].filter((id) => !rows.some((row) => row.id === id));
  return [
    ...broken(
      'every request comes to the end meant for it',
      others.map(({ id, status, edition }) => `${id} ${status} by ${edition}`),
    ),
    ...broken('no request is lost', lost),
  ];
}

/** What the applicant reads is what the tables hold. */
async function sameThroughTheApi(stage: Stage, { journeys, followers }: Seen): Promise<string[]> {
  const rows = await stage.database.query<{ id: string; iin: string; told: string }>(
    `SELECT r.id, r.applicant_iin AS iin, r.status || ' ' || count(*) AS told
     FROM request r JOIN request_event e ON e.request_id = r.id
     WHERE NOT e.internal GROUP BY r.id`,
  );
  const different: string[] = [];
  for (const { requestId } of journeys) {
    const row = rows.find(({ id }) => id === requestId.replace('req_', ''));
    const reader = followers.find(({ client }) => client.person?.iin === row?.iin);
    const { node } = (await reader?.client.query<{ node: Read | null }>(READ, { id: requestId })) ?? {};
    if (`${node?.status} ${node?.history.totalCount}` !== row?.told) different.push(requestId);
  }
  return broken('the API tells what the tables hold', different);
}

interface Read {
  readonly status: string;
  readonly history: { readonly totalCount: number };
}
const READ =
  'query ($id: ID!) { node(id: $id) { ... on Request { status history(first: 1) { totalCount } } } }';

/** Every follower was told its person's log: all of it, once, in its order. */
async function streamsComplete(database: FragileDatabase, followers: readonly Follower[]): Promise<string[]> {
  const differences = followers.map(async ({ client, cursors }, place) => {
    const rows = await database.query<{ cursor: string }>(
      `SELECT xid || '.' || id AS cursor FROM request_event
       WHERE applicant_id = (SELECT id FROM person WHERE iin = $1) AND NOT internal ORDER BY xid, id`,
      [client.person?.iin],
    );
    const told = cursors.map((cursor) => Buffer.from(cursor, 'base64url').toString('latin1'));
    const from = rows.findIndex(({ cursor }, index) => told[index] !== cursor);
    if (from === -1 && told.length === rows.length) return [];
    return [`follower ${place}: ${told.length} of ${rows.length}, another from ${from} on`];
  });
  return broken('a follower is told every entry once, in order', (await Promise.all(differences)).flat());
}

/** The webhook was told its organisation's log: all of it, in its order, now and then an entry again. */
async function webhookTold(database: FragileDatabase, webhook: WebhookReader): Promise<string[]> {
  const meant = await webhook.meant(database);
  const from = meant.findIndex((id, place) => webhook.told[place] !== id);
  if (from === -1 && webhook.told.length === meant.length) return [];
  return [
    `a webhook is told every entry, in order: ${webhook.told.length} of ${meant.length}, another from ${from} on`,
  ];
}

/** Of every entry that is news for the applicant a mail came, and no mail of anything else. */
async function mailsArrived(
  database: FragileDatabase,
  mails: ReadonlyMap<string, number>,
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT e.id FROM request_event e JOIN person p ON p.id = e.applicant_id
     WHERE NOT e.internal AND e.type <> ALL ($1) AND p.email IS NOT NULL`,
    [NO_NEWS_FOR_APPLICANTS],
  );
  const meant = new Set(rows.map(({ id }) => `<event-${id}@localhost>`));
  return [
    ...broken(
      'a mail comes of every entry',
      [...meant].filter((id) => !mails.has(id)),
    ),
    ...broken(
      'no mail comes of nothing',
      [...mails.keys()].filter((id) => !meant.has(id)),
    ),
  ];
}

interface Arrived {
  readonly messageId: string;
  readonly correlationId: string;
}

/** The gateway was handed each message that the ledger says was delivered, and those about one request in order. */
async function messagesInOrder({ database, sandbox }: Stage): Promise<string[]> {
  const response = await fetch(`${sandbox.url}/gateway/messages`);
  const arrived = Map.groupBy((await response.json()) as Arrived[], ({ correlationId }) => correlationId);
  const rows = await database.query<{ subject: string; ids: string[] }>(
    `SELECT subject_id AS subject, array_agg(id::text ORDER BY seq) AS ids FROM exchange_message
     WHERE state = 'DELIVERED' AND held_by IS NULL GROUP BY subject_id`,
  );
  const others = rows.flatMap(({ subject, ids }) => {
    const came = (arrived.get(subject) ?? []).map(({ messageId }) => messageId);
    return came.join() === ids.join()
      ? []
      : [{ subject: `${subject} (${came.join(' ')} for ${ids.join(' ')})` }];
  });
  const unknown = [...arrived.keys()].filter((subject) => !rows.some((row) => row.subject === subject));
  return [
    ...broken(
      'messages arrive in the order of the ledger',
      others.map(({ subject }) => subject),
    ),
    ...broken('no message arrives of what is not in the ledger', unknown),
  ];
}
