import { nextPickUp } from '../../src/centres/next-pick-up.ts';
import { BUILT_IN_CALENDAR } from '../../src/kernel/index.ts';
import { inspectPdf } from '../documents/pdf-objects.ts';
import {
  act,
  activeStep,
  handTo,
  signResult,
  staffAt,
  startWithAllEditions,
} from '../requests/any-edition.ts';
import { logInAgain } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { comingMorning } from './coming-morning.ts';
import {
  acknowledge,
  approveSchedule,
  codes,
  collect,
  confirmCopy,
  createRegister,
  handOver,
  locations,
  type RegisterView,
  registerOf,
  requestOf,
  scan,
  seal,
  takeIn,
} from './parcel-calls.ts';
import { apostilleSent, type CentreCast, gather, periodicalsEntered, TWICE_A_DAY } from './parcel-story.ts';

const PROVIDER = 'EAST_KAZAKHSTAN_INTERNAL_POLICY';
const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
const DAY = 24 * 60 * 60 * 1000;

let server: RunningServer;
let cast: CentreCast;
let elsewhere: { operator: Client; store: Client; clerk: Client };
const clock = new MovedClock();
const MORNING = comingMorning();
clock.moveTo(MORNING);
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  cast = await gather(server, 'PSC_OSKEMEN', PROVIDER);
  elsewhere = {
    operator: await staffAt(server, 'PSC_AQTAU', 'PSC_OPERATOR'),
    store: await staffAt(server, 'PSC_AQTAU', 'PSC_STORE'),
    clerk: await staffAt(server, COMMITTEE, 'CLERK'),
  };
});
afterAll(() => server.stop());

/** Taken in, and come to the store: the request's id and what its receipt says. */
async function stored(): Promise<{ id: string; barcode: string }> {
  const id = await periodicalsEntered(cast);
  const documents = ['DISTRIBUTOR_IDENTITY'];
  const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents }));
  const barcode = receipt?.barcode ?? '';
  requestOf(await scan(cast.store, barcode));
  return { id, barcode };
}

async function sentOut(count: number): Promise<{ ids: string[]; register: RegisterView }> {
  const ids: string[] = [];
  for (let place = 0; place < count; place += 1) ids.push((await stored()).id);
  const register = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
  registerOf(await seal(cast.store, register.id, 'П-1'));
  registerOf(await collect(cast.courier, register.id, 'П-1'));
  return { ids, register };
}

/** The provider decides, signs, and gives the result to the courier. */
async function sentBack(id: string, outcome = 'GRANTED'): Promise<RegisterView> {
  await act(cast.clerk, id);
  await handTo(cast.head, id, cast.unitHead);
  await handTo(cast.unitHead, id, cast.executor);
  await act(cast.executor, id, { decision: { outcome: 'GRANTED' } });
  await act(cast.executor, id, { decision: { outcome } });
  await signResult(cast.head, id);
  return returned();
}

async function returned(): Promise<RegisterView> {
  const register = registerOf(await createRegister(cast.clerk, 'TO_CENTRE'));
  registerOf(await seal(cast.clerk, register.id, 'Қ-1'));
  registerOf(await collect(cast.courier, register.id, 'Қ-1'));
  return register;
}

describe('without a schedule of the centre’s head', () => {
  it('nothing is sealed; the head approves one, and others do not', async () => {
    await stored();
    const register = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    expect(codes(await seal(cast.store, register.id, '1'))).toEqual(['SCHEDULE_MISSING']);
    await expect(approveSchedule(cast.head, TWICE_A_DAY)).rejects.toThrow('FORBIDDEN');
    await expect(approveSchedule(cast.store, TWICE_A_DAY)).rejects.toThrow('FORBIDDEN');
    expect(codes(await approveSchedule(cast.centreHead, []))).toEqual(['SCHEDULE_INVALID']);
    const { schedule } = await approveSchedule(cast.centreHead, TWICE_A_DAY);
    const pickUp = nextPickUp(TWICE_A_DAY, clock.now(), BUILT_IN_CALENDAR)?.toISOString();
    expect(schedule).toMatchObject({ nextPickUp: pickUp });
    const sealed = registerOf(await seal(cast.store, register.id, '1'));
    expect(sealed.pickUpAt).toBe(pickUp);
    const { courierSchedule } = await cast.clerk.query<{ courierSchedule: unknown }>(
      '{ courierSchedule(centre: "PSC_OSKEMEN") { approvedBy nextPickUp } }',
    );
    expect(courierSchedule).toMatchObject({ approvedBy: cast.centreHead.person?.name });
    registerOf(await collect(cast.courier, register.id, '1'));
    registerOf(await acknowledge(cast.clerk, register.id));
  });
});

describe('the store scans', () => {
  it('no code that is wrong, unknown, another centre’s, of a refusal, or scanned before', async () => {
    const { barcode, id } = await stored();
    const refused = requestOf(
      await takeIn(cast.operator, {
        requestId: await periodicalsEntered(cast),
        documents: [],
        missing: ['OTHER'],
      }),
    );
    const attempts: [Client, string, string][] = [
      [cast.store, `${barcode.slice(0, -1)}${(Number(barcode.at(-1)) + 1) % 10}`, 'BARCODE_INVALID'],
      [cast.store, 'П-1', 'BARCODE_INVALID'],
      [cast.store, '000000000000', 'BARCODE_UNKNOWN'],
      [elsewhere.store, barcode, 'BARCODE_OF_OTHERS'],
      [cast.store, refused.receipt?.barcode ?? '', 'BARCODE_OF_REFUSAL'],
      [cast.store, barcode, 'ALREADY_SCANNED'],
    ];
    for (const [client, code, error] of attempts) {
      expect((await scan(client, code)).userErrors).toMatchObject([{ code: error, path: ['barcode'] }]);
    }
    expect(await locations(cast.store, id)).toEqual(['STORE', 'STORE']);
  });
});

describe('a register', () => {
  it('holds all that waits for one provider, and a parcel is in one of them', async () => {
    const apostille = await apostilleSent(cast);
    const taken = requestOf(
      await takeIn(cast.operator, { requestId: apostille, documents: ['DOCUMENT_TO_APOSTILLE'] }),
    );
    requestOf(await scan(cast.store, taken.receipt?.barcode ?? ''));
    expect(codes(await createRegister(cast.store, 'TO_PROVIDER'))).toEqual(['COUNTERPART_REQUIRED']);
    expect(codes(await createRegister(cast.store, 'TO_PROVIDER', 'PSC_AQTAU'))).toEqual([
      'NOTHING_TO_TRANSFER',
    ]);
    const one = registerOf(await createRegister(cast.store, 'TO_PROVIDER', COMMITTEE));
    expect(one.items.map(({ request }) => request.id)).toEqual([apostille]);
    const other = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    expect(other.items.map(({ request }) => request.id)).not.toContain(apostille);
    expect(codes(await createRegister(cast.store, 'TO_PROVIDER'))).toEqual(['NOTHING_TO_TRANSFER']);
    registerOf(await seal(cast.store, other.id, '9'));
    registerOf(await collect(cast.courier, other.id, '9'));
    registerOf(await acknowledge(cast.clerk, other.id));
  });

  it('is printed in two copies, for the two organisations and nobody else', async () => {
    const { register } = await sentOut(1);
    const response = await fetch(register.url);
    expect(inspectPdf(Buffer.from(await response.arrayBuffer())).pages).toBe(2);
    const query =
      'query ($number: String!, $id: ID!) { transferRegister(number: $number) { id } node(id: $id) { id } }';
    const variables = { number: register.number, id: register.id };
    for (const client of [cast.store, cast.courier, cast.centreHead, cast.clerk]) {
      const found = await client.query<Record<string, { id: string } | null>>(query, variables);
      expect(found).toEqual({ transferRegister: { id: register.id }, node: { id: register.id } });
    }
    for (const client of [elsewhere.store, elsewhere.clerk]) {
      expect(await client.query(query, variables)).toEqual({ transferRegister: null, node: null });
    }
    expect(codes(await acknowledge(elsewhere.clerk, register.id))).toEqual(['REGISTER_NOT_FOUND']);
    registerOf(await acknowledge(cast.clerk, register.id));
  });

  it('goes step by step, each by whose part it is, and once', async () => {
    const { id } = await stored();
    await expect(createRegister(cast.courier, 'TO_PROVIDER')).rejects.toThrow('FORBIDDEN');
    expect(codes(await createRegister(cast.clerk, 'TO_PROVIDER'))).toEqual(['DIRECTION_OF_OTHERS']);
    expect(codes(await createRegister(cast.store, 'TO_CENTRE'))).toEqual(['DIRECTION_OF_OTHERS']);
    const { id: register } = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    expect(codes(await collect(cast.courier, register, '5'))).toEqual(['REGISTER_STATE']);
    expect(codes(await seal(cast.store, register, '  '))).toEqual(['SEAL_NUMBER_REQUIRED']);
    await expect(seal(cast.clerk, register, '5')).rejects.toThrow('FORBIDDEN');
    registerOf(await seal(cast.store, register, '5'));
    registerOf(await seal(cast.store, register, '5'));
    expect(codes(await seal(cast.store, register, '6'))).toEqual(['REGISTER_STATE']);
    expect(codes(await collect(cast.courier, register, '6'))).toEqual(['SEAL_MISMATCH']);
    expect(codes(await acknowledge(cast.clerk, register))).toEqual(['REGISTER_STATE']);
    expect(await locations(cast.store, id)).toEqual(['STORE', 'STORE']);
    expect(await activeStep(cast.store, id)).toBe('PSC.ACTION.DISPATCH');
    registerOf(await collect(cast.courier, register, '5'));
    registerOf(await collect(cast.courier, register, '5'));
    expect(await activeStep(cast.store, id)).toBe('PSC.ACTION.1');
    expect(codes(await confirmCopy(cast.store, register))).toEqual(['REGISTER_STATE']);
    await expect(acknowledge(cast.store, register)).rejects.toThrow('FORBIDDEN');
    registerOf(await acknowledge(cast.clerk, register));
    registerOf(await acknowledge(cast.clerk, register));
    await expect(confirmCopy(cast.clerk, register)).rejects.toThrow('FORBIDDEN');
    registerOf(await confirmCopy(cast.store, register));
    expect(registerOf(await confirmCopy(cast.store, register)).state).toBe('CLOSED');
    expect(codes(await seal(cast.store, 'treg_1', '5'))).toEqual(['REGISTER_NOT_FOUND']);
  });
});

describe('the provider checks', () => {
  it('each item: what is missing is noted with its reason, is sought, and comes with the next parcel', async () => {
    const { ids, register } = await sentOut(2);
    const [there = '', missing = ''] = ids;
    const reason = 'Жәшікте жоқ';
    const faults: [{ requestId: string; reason: string }[], string][] = [
      [[{ requestId: missing, reason: ' ' }], 'ITEM_REASON_REQUIRED'],
      [[{ requestId: await periodicalsEntered(cast), reason }], 'ITEM_NOT_LISTED'],
      [
        [
          { requestId: missing, reason },
          { requestId: missing, reason },
        ],
        'ITEM_NOT_LISTED',
      ],
      [[{ requestId: missing, reason: 'ұ'.repeat(1001) }], 'NOTE_TOO_LONG'],
    ];
    for (const [refused, code] of faults) {
      expect(codes(await acknowledge(cast.clerk, register.id, refused))).toEqual([code]);
    }
    const marked = registerOf(await acknowledge(cast.clerk, register.id, [{ requestId: missing, reason }]));
    expect(marked.items.map(({ refusedReason }) => refusedReason)).toEqual([null, reason]);
    expect(await locations(cast.store, there)).toEqual(['PROVIDER', 'PROVIDER']);
    expect(await locations(cast.store, missing)).toEqual(['SOUGHT', 'SOUGHT']);
    expect(codes(await acknowledge(cast.clerk, register.id))).toEqual(['REGISTER_STATE']);
    const barcode = marked.items[1]?.barcode ?? '';
    requestOf(await scan(cast.store, barcode));
    const next = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    expect(next.items.map((item) => item.barcode)).toEqual([barcode]);
    registerOf(await seal(cast.store, next.id, '7'));
    registerOf(await collect(cast.courier, next.id, '7'));
    registerOf(await acknowledge(cast.clerk, next.id));
    expect(await locations(cast.store, missing)).toEqual(['PROVIDER', 'PROVIDER']);
  });
});

describe('on the way back', () => {
  it('the centre takes all or nothing, hands over after the term, and lists what nobody came for', async () => {
    const { ids, register } = await sentOut(1);
    const [id = ''] = ids;
    registerOf(await acknowledge(cast.clerk, register.id));
    const first = await sentBack(id);
    expect(first.items).toMatchObject([{ request: { id } }]);
    const reason = 'Анықтамада мөр жоқ';
    const turnedDown = registerOf(await acknowledge(cast.store, first.id, [{ requestId: id, reason }]));
    expect(turnedDown).toMatchObject({ state: 'REFUSED', secondCopy: 'SENDER' });
    expect(codes(await confirmCopy(cast.clerk, first.id))).toEqual(['REGISTER_STATE']);
    expect(await locations(cast.clerk, id)).toEqual(['PROVIDER', 'PROVIDER', 'PROVIDER']);
    expect(await activeStep(cast.store, id)).toBe('PSC.ACTION.RECEIVE');

    const second = await returned();
    registerOf(await acknowledge(cast.store, second.id));
    expect(await activeStep(cast.store, id)).toBe('PSC.ACTION.HAND_OVER');
    const { barcode } = second.items[0] ?? { barcode: '' };
    const claim = { requestId: id, receiptNumber: barcode, identityDocumentNumber: '012345678' };
    expect(codes(await handOver(cast.operator, claim))).toEqual(['TERM_NOT_OVER']);
    expect(await unclaimed(cast.operator)).toEqual([]);

    clock.moveBy(25 * DAY);
    for (const client of [cast.operator, cast.store, elsewhere.operator]) await logInAgain(client);
    expect(await unclaimed(cast.operator)).toEqual([barcode]);
    expect(await unclaimed(elsewhere.operator)).toEqual([]);
    const given = requestOf(await handOver(cast.operator, claim));
    expect(given.status).toBe('COMPLETED');
    expect(given.papers.map(({ kind, location }) => [kind, location])).toEqual([
      ['APPLICATION', 'PROVIDER'],
      ['ORIGINAL', 'HANDED_OVER'],
      ['RESULT', 'HANDED_OVER'],
    ]);
    expect(await unclaimed(cast.operator)).toEqual([]);
  });
});

async function unclaimed(client: Client): Promise<string[]> {
  const { unclaimedParcels } = await client.query<{
    unclaimedParcels: { edges: { node: { receipt: { number: string } } }[] };
  }>('{ unclaimedParcels { edges { node { receipt { number } request { id } } } } }');
  return unclaimedParcels.edges.map(({ node }) => node.receipt.number);
}
