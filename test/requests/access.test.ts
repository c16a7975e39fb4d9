import { randomUUID } from 'node:crypto';
import { samples } from '../documents/sample-files.ts';
import type { Client } from '../support/client.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, draft, payAt, sign } from '../support/story.ts';
import { attach, openPayment, register, upload } from './acts.ts';
import { type Cast, castOf, stranger } from './cast.ts';
import { entered, enteredAndSent, staffOf, WITH_CENTRES } from './centre.ts';

/*
 * One table: who comes to what, by which path. Whoever may not see an object is answered by every path exactly as if
 * there were no such object.
 */

const OBJECTS = [
  'draft',
  'unsigned',
  'sent',
  'completed',
  'entered at a centre',
  'sent from a centre',
  'entered at a centre for somebody without an account',
  'sent from a centre for somebody without an account',
] as const;
type ObjectName = (typeof OBJECTS)[number];
const VIEWERS = [
  ...['applicant', 'company', 'clerk', 'unitHead', 'executor', 'otherExecutor', 'head', 'administrator'],
  ...['outsideClerk', 'outsideHead', 'operatorOfProvider', 'operator', 'store', 'otherOperator'],
  ...['newcomer', 'nobody'],
] as const;
const STAFF = ['clerk', 'unitHead', 'executor', 'otherExecutor', 'head'];
const CENTRE = ['operator', 'store'];
/** Known to the registries; has an account no sooner than in the middle of the test. */
const WITHOUT_ACCOUNT = { iin: '050405400334', name: 'Сынақова Зәуре Үлгіқызы' };

/** Global ids of a request and of what hangs on it, as its applicant comes to know them. */
interface Ids {
  readonly request: string;
  readonly number: string;
  readonly event: string;
  readonly attachment: string;
  readonly payment: string | null;
  readonly result: string | null;
}

let server: RunningServer;
let cast: Cast;
let viewers: Record<string, Client>;
let objects: Record<ObjectName, Ids>;

beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: `178-2012-3,${WITH_CENTRES}` } });
  const [opened, outsideClerk, outsideHead, operatorOfProvider, operator, store, otherOperator] =
    await Promise.all([
      castOf(server),
      stranger(server, 'CLERK', '900101400013'),
      stranger(server, 'HEAD', '990101300102'),
      operatorOfTheProvider(),
      staffOf(server, 'PSC_ASTANA', 'PSC_OPERATOR'),
      staffOf(server, 'PSC_ASTANA', 'PSC_STORE'),
      staffOf(server, 'PSC_AQTAU', 'PSC_OPERATOR'),
    ]);
  cast = opened;
  const outside = { outsideClerk, outsideHead, operatorOfProvider, otherOperator, nobody: server.client() };
  viewers = { ...cast, ...outside, operator, store };
  const ids = {} as Record<ObjectName, Ids>;
  for (const name of OBJECTS) ids[name] = await make(name);
  objects = ids;
  viewers['newcomer'] = await newcomer();
});
afterAll(() => server.stop());

/** Works for the provider by their record, but not in a role that provides. */
async function operatorOfTheProvider(): Promise<Client> {
  const role = 'PSC_OPERATOR';
  const organisation = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
  const person: DemonstrationPerson = {
    ...{ name: 'Оператор Сынақ', iin: '990101300409', bin: null, rnn: null, role, organisation },
    ...{ password: 'Operator-Synaq-2026', p12: '', p12Password: '' },
  };
  await server.application.identity.createStaffMember.run({ ...person, role, language: 'kk' });
  return server.client().logIn(person);
}

/** Whoever registers with the number of somebody that a centre has entered for: nobody has checked that it is theirs. */
async function newcomer(): Promise<Client> {
  const client = server.client();
  const { register: answer } = await client.query<{ register: { session: { accessToken: string } | null } }>(
    'mutation ($input: RegisterInput!) { register(input: $input) { session { accessToken } userErrors { code } } }',
    { input: { ...WITHOUT_ACCOUNT, password: 'Newcomer-Synaq-2026' } },
  );
  client.token = answer.session?.accessToken;
  return client;
}

async function make(name: ObjectName): Promise<Ids> {
  return fromCentre(name) ? makeAtCentre(name) : makeOnPortal(name);
}

async function makeAtCentre(name: ObjectName): Promise<Ids> {
  const operator = await staffOf(server, 'PSC_ASTANA', 'PSC_OPERATOR');
  const { iin = '', name: known = '' } = cast.applicant.person ?? {};
  const applicant = withAccount(name) ? { iin, name: known } : WITHOUT_ACCOUNT;
  const { id } = isSent(name)
    ? await enteredAndSent(operator, cast.clerk, applicant)
    : await entered(operator, applicant);
  return idsOf(operator, id);
}

async function makeOnPortal(name: ObjectName): Promise<Ids> {
  const { applicant } = cast;
  const { id } = await draft(applicant);
  const file = await upload(applicant, Buffer.concat([samples.pdf, Buffer.from(id)]), 'құжат.pdf');
  await attach(applicant, { requestId: id, kind: 'OTHER', fileId: file.body.id });
  if (name !== 'draft') {
    const { payment } = await openPayment(applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'paid');
  }
  if (name === 'sent' || name === 'completed') await sign(applicant, id, await applicant.signedDocument(id));
  if (name === 'completed') {
    await register(cast.clerk, cast.executor, id);
    await carryOut(cast.executor, id, { decision: { outcome: 'GRANTED' } });
    await carryOut(cast.head, id, { signature: await cast.head.signedDocument(id, 'PORTAL.PROCESS.11') });
  }
  return idsOf(applicant, id);
}

async function idsOf(whoSees: Client, id: string): Promise<Ids> {
  type Named = { readonly id: string };
  const { node } = await whoSees.query<{
    node: {
      readonly number: string | null;
      readonly attachments: Named[];
      readonly payment: Named | null;
      readonly result: Named | null;
      readonly history: { readonly edges: { readonly node: Named }[] };
    };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { number attachments { id } payment { id } result { id }
       history(first: 1) { edges { node { id } } } } } }`,
    { id },
  );
  return {
    request: id,
    number: node.number ?? 'none',
    event: node.history.edges[0]?.node.id ?? '',
    attachment: node.attachments[0]?.id ?? '',
    payment: node.payment?.id ?? null,
    result: node.result?.id ?? null,
  };
}

/** Ids of the same form that nothing has. */
const NOTHING: Ids = {
  request: `req_${randomUUID()}`,
  number: '20260999999999',
  event: 'evt_999999999',
  attachment: `att_${randomUUID()}`,
  payment: `pay_${randomUUID()}`,
  result: `res_${randomUUID()}`,
};

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const nodeOf = (of: (ids: Ids) => string | null) => async (viewer: Client, ids: Ids) =>
  (await viewer.ask(NODE, { id: of(ids) ?? `req_${randomUUID()}` })).data;

/** Every way to an object. Each answers what came, without what differs from one object to another. */
const PATHS: Record<string, (viewer: Client, ids: Ids) => Promise<unknown>> = {
  'request(number)': async (viewer, ids) => {
    const query = 'query ($number: String!) { request(number: $number) { applicant { iin } } }';
    const { data, errors } = await viewer.ask(query, { number: ids.number });
    return { data, codes: errors?.map(({ extensions }) => extensions.code) };
  },
  'node(request)': nodeOf(({ request }) => request),
  'node(event)': nodeOf(({ event }) => event),
  'node(attachment)': nodeOf(({ attachment }) => attachment),
  'node(payment)': nodeOf(({ payment }) => payment),
  'node(result)': nodeOf(({ result }) => result),
  'event.request': async (viewer, ids) => {
    const query =
      'query ($id: ID!) { node(id: $id) { ... on StatusEvent { request { applicant { name } } } } }';
    return (await viewer.ask(query, { id: ids.event })).data;
  },
  'requestStatusChanged(requestId)': async (viewer, ids) => {
    const live = viewer.subscribe<object>(
      'subscription ($id: ID!, $after: String) { requestStatusChanged(requestId: $id, after: $after) { status } }',
      { id: ids.request, after: Buffer.from('0.0').toString('base64url') },
    );
    const told = await live.next().catch((error: Error) => codesOf(error.message));
    await live.end();
    return told;
  },
  'the link to the attachment': (viewer, ids) =>
    fetched(viewer, 'query ($id: ID!) { node(id: $id) { ... on Attachment { url } } }', ids.attachment),
  'the link to the result': (viewer, ids) =>
    fetched(viewer, 'query ($id: ID!) { node(id: $id) { ... on ResultDocument { url } } }', ids.result ?? ''),
};

function codesOf(text: string): string[] {
  return [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code ?? '');
}

async function fetched(viewer: Client, query: string, id: string): Promise<number | null> {
  const { data } = await viewer.ask<{ node: { url: string } | null }>(query, { id });
  return data.node === null ? null : (await fetch(data.node.url)).status;
}

/** What there is to come to, by path; the rest is not there for anybody. */
function isThere(path: string, object: ObjectName): boolean {
  if (path === 'request(number)') return isSent(object);
  if (path === 'node(payment)') return object !== 'draft' && !fromCentre(object);
  return path.includes('result') ? object === 'completed' : true;
}

function maySee(viewer: string, object: ObjectName): boolean {
  if (fromCentre(object) && CENTRE.includes(viewer)) return true;
  return (viewer === 'applicant' && withAccount(object)) || (isSent(object) && STAFF.includes(viewer));
}

function isSent(object: ObjectName): boolean {
  return object === 'completed' || object.startsWith('sent');
}

function fromCentre(object: ObjectName): boolean {
  return object.includes('centre');
}

function withAccount(object: ObjectName): boolean {
  return !object.includes('without');
}

const rows = VIEWERS.flatMap((viewer) =>
  OBJECTS.map((object) => ({ viewer, object, word: maySee(viewer, object) ? 'sees' : 'does not come to' })),
);

describe('by every path', () => {
  it.each(rows)('the $viewer $word the request: $object', async ({ viewer, object }) => {
    const client = viewers[viewer] ?? server.client();
    for (const [path, walk] of Object.entries(PATHS)) {
      const found = await walk(client, objects[object]);
      const nothing = await walk(client, NOTHING);
      const differs = JSON.stringify(found) !== JSON.stringify(nothing);
      expect([path, differs]).toEqual([path, maySee(viewer, object) && isThere(path, object)]);
    }
  });
});

describe('in lists', () => {
  const listed = async (client: Client, field: string): Promise<string[]> => {
    const { data } = await client.ask<Record<string, { edges: { node: { id: string } }[] }> | null>(
      `{ ${field}(first: 100) { edges { node { id } } } }`,
    );
    const ids = data?.[field]?.edges.map(({ node }) => node.id) ?? [];
    return OBJECTS.filter((name) => ids.includes(objects[name].request));
  };

  it.each(VIEWERS)('the %s has as theirs only what they applied for', async (viewer) => {
    const expected = viewer === 'applicant' ? OBJECTS.filter(withAccount) : [];
    expect(await listed(viewers[viewer] ?? server.client(), 'myRequests')).toEqual(expected);
  });

  it.each(VIEWERS)('the %s has waiting for them only what waits for their role', async (viewer) => {
    const waits = (object: ObjectName): boolean =>
      viewer === 'clerk'
        ? isSent(object) && object !== 'completed'
        : viewer === 'operator' && fromCentre(object) && !isSent(object);
    expect(await listed(viewers[viewer] ?? server.client(), 'workQueue')).toEqual(OBJECTS.filter(waits));
  });

  it.each(VIEWERS)('the %s is told live of nobody’s requests but their own', async (viewer) => {
    const live = (viewers[viewer] ?? server.client()).subscribe<{
      requestStatusChanged: { request: { id: string } };
    }>('subscription ($after: String) { requestStatusChanged(after: $after) { request { id } } }', {
      after: Buffer.from('0.0').toString('base64url'),
    });
    const first = live.next();
    if (viewer === 'nobody') expect(codesOf(String(await first.catch(String)))).toEqual(['UNAUTHENTICATED']);
    else {
      const own = await draft(viewers[viewer] ?? server.client());
      const told = (await first).requestStatusChanged.request.id;
      expect(told).toBe(viewer === 'applicant' ? objects.draft.request : own.id);
    }
    await live.end();
  });
});
