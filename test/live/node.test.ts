import { type Cast, castOf } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, draft, look, payAt, sign, startPayment } from '../support/story.ts';

let server: RunningServer;
let cast: Cast;
/** Everything that hangs on one completed request of the applicant, by type. */
let things: Readonly<Record<string, string>>;

const OF_A_REQUEST = ['Request', 'StatusEvent', 'Attachment', 'Payment', 'ResultDocument'];

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  things = await idsOf(await completed());
});
afterAll(() => server.stop());

async function nodeOf(client: Client, id: string): Promise<{ __typename: string; id: string } | null> {
  return (
    await client.query<{ node: { __typename: string; id: string } | null }>(
      'query ($id: ID!) { node(id: $id) { __typename id } }',
      { id },
    )
  ).node;
}

test.each(OF_A_REQUEST)('a %s is found by its applicant', async (type) => {
  const id = things[type] ?? '';
  expect(await nodeOf(cast.applicant, id)).toEqual({ __typename: type, id });
});

test.each(OF_A_REQUEST)('a %s of a request that was sent is found by the provider’s staff', async (type) => {
  const id = things[type] ?? '';
  expect(await nodeOf(cast.unitHead, id)).toEqual({ __typename: type, id });
});

test.each(OF_A_REQUEST)('a %s of somebody else is as if it were not there', async (type) => {
  for (const client of [cast.company, cast.administrator, server.client()]) {
    expect(await nodeOf(client, things[type] ?? '')).toBeNull();
  }
});

test('a draft and what hangs on it are its applicant’s alone', async () => {
  const { id } = await draft(cast.applicant);
  await startPayment(cast.applicant, id);
  const own = await idsOf(id);
  for (const type of ['Request', 'StatusEvent', 'Payment']) {
    expect(await nodeOf(cast.applicant, own[type] ?? '')).toMatchObject({ __typename: type });
    expect(await nodeOf(cast.clerk, own[type] ?? '')).toBeNull();
  }
});

test('a payment that failed is found after another was opened', async () => {
  const { id } = await draft(cast.applicant);
  await payAt(await startPayment(cast.applicant, id), 'failed');
  const { Payment: failed = '' } = await idsOf(id);
  await startPayment(cast.applicant, id);
  const { node } = await cast.applicant.query<{ node: object | null }>(
    'query ($id: ID!) { node(id: $id) { id ... on Payment { status } } }',
    { id: failed },
  );
  expect(node).toEqual({ id: failed, status: 'FAILED' });
});

test('the catalogue is everybody’s', async () => {
  const { services, regulations } = await server
    .client()
    .query<Record<string, { id: string }[]>>('{ services { id } regulations { id } }');
  for (const { id } of services ?? []) {
    expect(await nodeOf(server.client(), id)).toEqual({ __typename: 'Service', id });
  }
  for (const { id } of regulations ?? []) {
    expect(await nodeOf(server.client(), id)).toEqual({ __typename: 'Regulation', id });
  }
});

test('a person is found by nobody but that person', async () => {
  const { viewer } = await cast.applicant.query<{ viewer: { id: string } }>('{ viewer { id } }');
  expect(await nodeOf(cast.applicant, viewer.id)).toEqual({ __typename: 'Viewer', id: viewer.id });
  for (const client of [cast.company, cast.clerk, cast.administrator, server.client()]) {
    expect(await nodeOf(client, viewer.id)).toBeNull();
  }
});

test.each([
  '',
  ' ',
  'nonsense',
  'req_',
  'req_1',
  'REQ_1',
  'evt_',
  'evt_1.5',
  'evt_99999999999999999999',
  'reg_',
  '🐫',
])('%j is nobody’s id', async (id) => {
  expect(await nodeOf(cast.applicant, id)).toBeNull();
});

test('an id of one type does not open another', async () => {
  const uuid = (things['Request'] ?? '').replace('req_', '');
  for (const prefix of ['att', 'res', 'pay', 'evt', 'per', 'file', 'svc']) {
    expect(await nodeOf(cast.applicant, `${prefix}_${uuid}`)).toBeNull();
  }
});

async function completed(): Promise<string> {
  const { applicant, clerk, head } = cast;
  const { id } = await draft(applicant);
  await applicant.query(ATTACH, { id });
  await payAt(await startPayment(applicant, id), 'paid');
  await sign(applicant, id, await applicant.signedDocument(id));
  const assignee = (await look(clerk, id)).availableActions[0]?.assignees[0];
  await carryOut(clerk, id, { assigneeId: assignee?.id });
  const executor = [cast.executor, cast.otherExecutor].find(({ person }) => person?.name === assignee?.name);
  if (executor === undefined) throw new Error('nobody to hand it to');
  await carryOut(executor, id, { decision: { outcome: 'GRANTED' } });
  const step = (await look(head, id)).availableActions[0]?.step ?? '';
  await carryOut(head, id, { signature: await head.signedDocument(id, step) });
  return id;
}

async function idsOf(id: string): Promise<Record<string, string>> {
  type Found = { id: string } | null;
  const { node } = await cast.applicant.query<{
    node: {
      attachments: Found[];
      payment: Found;
      result: Found;
      history: { edges: { node: Found }[] };
    };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       attachments { id } payment { id } result { id } history(first: 1) { edges { node { id } } } } } }`,
    { id },
  );
  return {
    Request: id,
    StatusEvent: node.history.edges[0]?.node?.id ?? '',
    Attachment: node.attachments[0]?.id ?? '',
    Payment: node.payment?.id ?? '',
    ResultDocument: node.result?.id ?? '',
  };
}

const ATTACH = `mutation ($id: ID!) { attachDocument(input: { requestId: $id, kind: "OTHER", onPaper: true }) { userErrors { code } } }`;
