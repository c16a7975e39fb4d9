import { startWithAllEditions } from '../requests/any-edition.ts';
import { until } from '../requests/until.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import {
  acknowledge,
  approveSchedule,
  collect,
  createRegister,
  registerOf,
  requestOf,
  scan,
  seal,
  takeIn,
} from './parcel-calls.ts';
import { apostilleIssued, apostilleSent, type CentreCast, gather, TWICE_A_DAY } from './parcel-story.ts';

let server: RunningServer;
let cast: CentreCast;
let applicant: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
  await approveSchedule(cast.centreHead, TWICE_A_DAY);
  applicant = await server.as('APPLICANT');
});
afterAll(() => server.stop());

async function carried(by: Client, direction: string): Promise<string> {
  const { id } = registerOf(await createRegister(by, direction));
  registerOf(await seal(by, id, 'П-1'));
  registerOf(await collect(cast.courier, id, 'П-1'));
  return id;
}

/** A decided request whose papers the courier has on the way back. */
async function onTheWayBack(): Promise<{ id: string; register: string; receipt: string }> {
  const { iin = '', name = '' } = applicant.person ?? {};
  const id = await apostilleSent(cast, { applicant: { iin, name } });
  const documents = ['DOCUMENT_TO_APOSTILLE'];
  const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents }));
  requestOf(await scan(cast.store, receipt?.barcode ?? ''));
  registerOf(await acknowledge(cast.clerk, await carried(cast.store, 'TO_PROVIDER')));
  await apostilleIssued(cast, id);
  return { id, register: await carried(cast.clerk, 'TO_CENTRE'), receipt: receipt?.number ?? '' };
}

/** What the history says of papers that may be fetched, in both languages. */
async function told(id: string): Promise<readonly { kk: string; ru: string }[]> {
  const { node } = await applicant.query<{
    node: { history: { edges: readonly { node: { kk: string; ru: string } }[] } };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { history { edges { node {
       kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
    { id },
  );
  return node.history.edges.map((edge) => edge.node).filter(({ ru }) => ru.includes('доставлены в центр'));
}

/** An entry is told when all before it are, so a moment later than it stands in the history. */
async function latestNotices(): Promise<readonly string[]> {
  const { myNotices } = await applicant.query<{
    myNotices: { edges: readonly { node: { text: string } }[] };
  }>('{ myNotices(first: 5) { edges { node { text(lang: RU) } } } }');
  return myNotices.edges.map(({ node }) => node.text);
}

describe('papers that the courier brought back', () => {
  it('are told to the applicant once the centre has found them all, with the receipt to bring', async () => {
    const { id, register, receipt } = await onTheWayBack();
    expect(await told(id)).toEqual([]);
    registerOf(await acknowledge(cast.store, register));
    registerOf(await acknowledge(cast.store, register));
    const [one, ...others] = await told(id);
    expect(others).toEqual([]);
    expect(one?.kk).toContain(`№ ${receipt} қолхат`);
    expect(one?.ru).toContain(`по расписке № ${receipt}`);
    await until('the notice', async () =>
      (await latestNotices()).some((text) => text.includes(receipt)) ? true : null,
    );
  });

  it('are mailed about', async () => {
    const { register, receipt } = await onTheWayBack();
    registerOf(await acknowledge(cast.store, register));
    await until('the mail', async () =>
      (await (await fetch(`${server.sandbox.url}/mail`)).text()).includes(receipt) ? true : null,
    );
  });

  it('are not told of while something is missing', async () => {
    const { id, register } = await onTheWayBack();
    registerOf(await acknowledge(cast.store, register, [{ requestId: id, reason: 'Құжат жоқ' }]));
    expect(await told(id)).toEqual([]);
  });
});
