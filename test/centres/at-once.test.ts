import { withdraw } from '../requests/acts.ts';
import { act, codesOf, handTo, staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import {
  acknowledge,
  approveSchedule,
  codes,
  collect,
  createRegister,
  handOver,
  registerOf,
  requestOf,
  scan,
  seal,
  seen,
  takeIn,
} from './parcel-calls.ts';
import { apostilleIssued, apostilleSent, type CentreCast, gather, TWICE_A_DAY } from './parcel-story.ts';

const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
const DOCUMENTS = ['DOCUMENT_TO_APOSTILLE'];
const FIVE = [1, 2, 3, 4, 5];

let server: RunningServer;
let cast: CentreCast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', COMMITTEE);
  await approveSchedule(cast.centreHead, TWICE_A_DAY);
});
afterAll(() => server.stop());

async function atWindow(input: Record<string, unknown> = {}): Promise<{ id: string; barcode: string }> {
  const id = await apostilleSent(cast, input);
  const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents: DOCUMENTS }));
  return { id, barcode: receipt?.barcode ?? '' };
}

function claimOf({ id, barcode }: { id: string; barcode: string }) {
  return { requestId: id, receiptNumber: barcode, identityDocumentNumber: '012345678' };
}

/** The examination ends the request before its papers have left. */
async function refusedEarly(id: string): Promise<void> {
  await handTo(cast.clerk, id, cast.executor);
  await act(cast.executor, id, { decision: { outcome: 'REFUSED', grounds: ['NOT_ARCHIVAL_DOCUMENT'] } });
}

describe('five at once', () => {
  it('scans move a parcel once', async () => {
    const { id, barcode } = await atWindow();
    const answers = await Promise.all(FIVE.map(() => scan(cast.store, barcode)));
    expect(answers.flatMap(codes)).toEqual(Array(4).fill('ALREADY_SCANNED'));
    expect((await seen(cast.store, id)).papers[0]?.history).toHaveLength(2);
  });

  it('registers hold a parcel once', async () => {
    const { barcode } = await atWindow();
    await scan(cast.store, barcode);
    const answers = await Promise.all(FIVE.map(() => createRegister(cast.store, 'TO_PROVIDER')));
    const held = answers.flatMap(({ register }) => register?.items.map((item) => item.barcode) ?? []);
    expect(held.filter((one) => one === barcode)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array(4).fill('NOTHING_TO_TRANSFER'));
  });

  it('intakes give one receipt', async () => {
    const id = await apostilleSent(cast);
    const take = () => takeIn(cast.operator, { requestId: id, documents: DOCUMENTS });
    const answers = await Promise.all(FIVE.map(take));
    expect(answers.flatMap(codes)).toEqual(Array(4).fill('RECEIPT_EXISTS'));
    expect((await seen(cast.operator, id)).papers).toHaveLength(1);
  });

  it('claims hand a result over once', async () => {
    const parcel = await atWindow();
    await scan(cast.store, parcel.barcode);
    const out = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    await seal(cast.store, out.id, '1');
    await Promise.all(FIVE.map(() => collect(cast.courier, out.id, '1')));
    await Promise.all(FIVE.map(() => acknowledge(cast.clerk, out.id)));
    await apostilleIssued(cast, parcel.id);
    const back = registerOf(await createRegister(cast.clerk, 'TO_CENTRE'));
    await seal(cast.clerk, back.id, '2');
    await collect(cast.courier, back.id, '2');
    await acknowledge(cast.store, back.id);
    const answers = await Promise.all(FIVE.map(() => handOver(cast.operator, claimOf(parcel))));
    expect(answers.flatMap(codes)).toEqual([]);
    const { papers, status } = await seen(cast.operator, parcel.id);
    expect(status).toBe('COMPLETED');
    expect(papers[0]?.history.map(({ location }) => location)).toEqual([
      'WINDOW',
      'STORE',
      'COURIER_OUT',
      'PROVIDER',
      'COURIER_BACK',
      'READY',
      'HANDED_OVER',
    ]);
  });
});

describe('papers of a request that ended before they left', () => {
  it('are given back at the window, and wait for no courier', async () => {
    const parcel = await atWindow();
    await refusedEarly(parcel.id);
    const given = requestOf(await handOver(cast.operator, claimOf(parcel)));
    expect(given).toMatchObject({ status: 'REFUSED', papers: [{ location: 'HANDED_OVER' }] });
  });

  it('are given back from the store, but not out of a packed box', async () => {
    const [loose, packed] = [await atWindow(), await atWindow()];
    await scan(cast.store, packed.barcode);
    const register = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    await scan(cast.store, loose.barcode);
    for (const { id } of [loose, packed]) await refusedEarly(id);
    expect(codes(await createRegister(cast.store, 'TO_PROVIDER'))).toEqual(['NOTHING_TO_TRANSFER']);
    requestOf(await handOver(cast.operator, claimOf(loose)));
    expect(codes(await handOver(cast.operator, claimOf(packed)))).toEqual(['PAPERS_ELSEWHERE']);
    /* The box goes its way, and the papers come back with the next. */
    await seal(cast.store, register.id, '3');
    await collect(cast.courier, register.id, '3');
    await acknowledge(cast.clerk, register.id);
    const back = registerOf(await createRegister(cast.clerk, 'TO_CENTRE'));
    expect(back.items.map((item) => item.barcode)).toContain(packed.barcode);
  });

  it('are given back when it is withdrawn, and no receipt is given for it any more', async () => {
    const parcel = await atWindow();
    expect(codesOf(await withdraw(cast.operator, parcel.id))).toEqual([]);
    const given = requestOf(await handOver(cast.operator, claimOf(parcel)));
    expect(given).toMatchObject({ status: 'WITHDRAWN', papers: [{ location: 'HANDED_OVER' }] });
    const without = await apostilleSent(cast);
    expect(codesOf(await withdraw(cast.operator, without))).toEqual([]);
    const late = await takeIn(cast.operator, { requestId: without, documents: DOCUMENTS });
    expect(codes(late)).toEqual(['STEP_NOT_AVAILABLE']);
  });
});

describe('who sees parcels', () => {
  const parcelsOf = async (client: Client, after: string | null = null) => {
    const { parcels } = await client.query<{
      parcels: {
        edges: { node: { receipt: { number: string }; request: { id: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }>(
      `query ($after: String) { parcels(location: WINDOW, first: 1, after: $after) {
         pageInfo { hasNextPage endCursor } edges { node { receipt { number } request { id } } } } }`,
      { after },
    );
    return parcels;
  };

  it('are the two organisations, page by page; another centre and another provider see none', async () => {
    const parcels = [await atWindow(), await atWindow()];
    for (const client of [cast.operator, cast.store, cast.courier, cast.centreHead, cast.clerk]) {
      const numbers: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await parcelsOf(client, after);
        numbers.push(...page.edges.map(({ node }) => node.receipt.number));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toEqual(expect.arrayContaining(parcels.map(({ barcode }) => barcode)));
    }
    const others = [
      await staffAt(server, 'PSC_AQTAU', 'PSC_STORE'),
      await staffAt(server, 'PSC_OSKEMEN', 'HEAD'),
      await staffAt(server, 'INFORMATION_COMMITTEE', 'CLERK'),
    ];
    for (const client of others) {
      expect((await parcelsOf(client)).edges).toEqual([]);
      await expect(seen(client, parcels[0]?.id ?? '')).rejects.toThrow('not to be seen');
    }
    const applicant = await server.as('APPLICANT');
    await expect(parcelsOf(applicant)).rejects.toThrow('FORBIDDEN');
    expect(
      await cast.store.refusal('{ parcels(location: WINDOW, after: "req_1") { edges { cursor } } }'),
    ).toEqual(['CURSOR_INVALID']);
  });

  it('see what waits to travel, and to whom', async () => {
    const { barcode } = await atWindow();
    await scan(cast.store, barcode);
    const { waitingTransfers } = await cast.store.query<{ waitingTransfers: unknown[] }>(
      '{ waitingTransfers { counterpart parcels } }',
    );
    expect(waitingTransfers).toEqual([{ counterpart: COMMITTEE, parcels: expect.any(Number) }]);
  });

  it('let a receipt be fetched by its request’s own people only, as long as they may see it', async () => {
    const applicant = await server.as('APPLICANT');
    const { iin = '', name = '' } = applicant.person ?? {};
    const { id } = await atWindow({ applicant: { iin, name } });
    const url = (await seen(applicant, id)).receipt?.url ?? '';
    const first = await fetch(url);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const token = Buffer.from(url.slice(url.lastIndexOf('/') + 1), 'base64url');
    token.writeUInt8(token.readUInt8(20) ^ 1, 20);
    expect((await fetch(url.replace(/[^/]+$/, token.toString('base64url')))).status).toBe(404);
  });
});
