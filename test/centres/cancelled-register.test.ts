import { inspectPdf } from '../documents/pdf-objects.ts';
import { staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import {
  approveSchedule,
  codes,
  collect,
  createRegister,
  locations,
  type RegisterPayload,
  type RegisterView,
  registerOf,
  requestOf,
  scan,
  seal,
  takeIn,
} from './parcel-calls.ts';
import { apostilleSent, type CentreCast, gather, TWICE_A_DAY } from './parcel-story.ts';

const REASON = 'Пломба бүлінген';

let server: RunningServer;
let cast: CentreCast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
  await approveSchedule(cast.centreHead, TWICE_A_DAY);
});
afterAll(() => server.stop());

async function formed(): Promise<{ id: string; register: RegisterView }> {
  const id = await apostilleSent(cast);
  const documents = ['DOCUMENT_TO_APOSTILLE'];
  const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents }));
  requestOf(await scan(cast.store, receipt?.barcode ?? ''));
  return { id, register: registerOf(await createRegister(cast.store, 'TO_PROVIDER')) };
}

async function cancel(client: Client, registerId: string, reason: string): Promise<RegisterPayload> {
  const { payload } = await client.query<{ payload: RegisterPayload }>(
    `mutation ($input: CancelRegisterInput!) { payload: cancelTransferRegister(input: $input) {
       register { id number state direction sealedBy sealNumber pickUpAt acknowledgedBy firstCopy secondCopy url
         cancelledBy cancelReason items { request { id } barcode papers refusedReason } }
       userErrors { code message path } } }`,
    { input: { registerId, reason } },
  );
  return payload;
}

describe('a register that is called off before the courier takes it', () => {
  it.each(['FORMED', 'SEALED'])('%s leaves its parcels for the next one', async (state) => {
    const { id, register } = await formed();
    if (state === 'SEALED') registerOf(await seal(cast.store, register.id, 'П-1'));
    expect(registerOf(await cancel(cast.store, register.id, ` ${REASON} `))).toMatchObject({
      ...{ state: 'CANCELLED', cancelReason: REASON, cancelledBy: cast.store.person?.name },
      ...{ firstCopy: 'SENDER', secondCopy: 'SENDER' },
    });
    expect(await locations(cast.store, id)).toEqual(['STORE']);
    const next = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
    expect(next.items.map(({ request }) => request.id)).toContain(id);
    registerOf(await cancel(cast.store, next.id, REASON));
  });

  it('is not collected, sealed or called off for another reason any more; for the same it changes nothing', async () => {
    const { register } = await formed();
    registerOf(await seal(cast.store, register.id, 'П-2'));
    registerOf(await cancel(cast.store, register.id, REASON));
    expect(codes(await collect(cast.courier, register.id, 'П-2'))).toEqual(['REGISTER_STATE']);
    expect(codes(await seal(cast.store, register.id, 'П-3'))).toEqual(['REGISTER_STATE']);
    expect(codes(await cancel(cast.store, register.id, 'Басқа'))).toEqual(['REGISTER_STATE']);
    expect(registerOf(await cancel(cast.store, register.id, REASON)).state).toBe('CANCELLED');
  });

  it('says so on both copies', async () => {
    const { register } = await formed();
    const before = inspectPdf(Buffer.from(await (await fetch(register.url)).arrayBuffer()));
    const { url } = registerOf(await cancel(cast.store, register.id, REASON));
    const after = inspectPdf(Buffer.from(await (await fetch(url)).arrayBuffer()));
    expect([before.pages, after.pages]).toEqual([2, 2]);
    expect(after.places.length - before.places.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a register is not called off', () => {
  it('without a reason, nor with one that is too long', async () => {
    const { register } = await formed();
    expect(codes(await cancel(cast.store, register.id, '  '))).toEqual(['NOTE_REQUIRED']);
    expect(codes(await cancel(cast.store, register.id, 'қ'.repeat(1001)))).toEqual(['NOTE_TOO_LONG']);
    registerOf(await cancel(cast.store, register.id, REASON));
  });

  it('once the courier has it', async () => {
    const { id, register } = await formed();
    registerOf(await seal(cast.store, register.id, 'П-4'));
    registerOf(await collect(cast.courier, register.id, 'П-4'));
    expect(codes(await cancel(cast.store, register.id, REASON))).toEqual(['REGISTER_STATE']);
    expect(await locations(cast.store, id)).toEqual(['COURIER_OUT']);
  });

  it('by the receiver, nor by anybody to whom it does not exist', async () => {
    const { register } = await formed();
    const input = { registerId: register.id, reason: REASON };
    const mutation = `mutation ($input: CancelRegisterInput!) { cancelTransferRegister(input: $input) {
      userErrors { code } } }`;
    expect(await cast.clerk.refusal(mutation, { input })).toEqual(['FORBIDDEN']);
    const stranger = await staffAt(server, 'PSC_AQTAU', 'PSC_STORE');
    expect(codes(await cancel(stranger, register.id, REASON))).toEqual(['REGISTER_NOT_FOUND']);
    registerOf(await cancel(cast.store, register.id, REASON));
  });

  it('and collected at the same moment: one of the two happens', async () => {
    const { id, register } = await formed();
    registerOf(await seal(cast.store, register.id, 'П-5'));
    const [cancelled, collected] = await Promise.all([
      cancel(cast.store, register.id, REASON),
      collect(cast.courier, register.id, 'П-5'),
    ]);
    expect([...codes(cancelled), ...codes(collected)]).toEqual(['REGISTER_STATE']);
    const there = cancelled.register === null ? 'COURIER_OUT' : 'STORE';
    expect(await locations(cast.store, id)).toEqual([there]);
  });
});
