import {
  apostilleIssued,
  apostilleSent,
  type CentreCast,
  gather,
  TWICE_A_DAY,
} from '../centres/parcel-story.ts';
import { startWithAllEditions } from '../requests/any-edition.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { UsedDocuments } from './used-documents.ts';

const documents = new UsedDocuments();

let server: RunningServer;
let cast: CentreCast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
});
afterAll(() => server.stop());

interface Register {
  readonly register: { readonly id: string; readonly number: string };
}

function run<Data = Record<string, unknown>>(
  client: Client,
  name: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  return documents.run<Data>(client, `centre/${name}`, { lang: 'RU', ...variables });
}

/** From those who send a parcel to those who get it. */
async function carried(sender: Client, receiver: Client, direction: string): Promise<void> {
  const { createTransferRegister } = await run<{ createTransferRegister: Register }>(
    sender,
    'create-transfer-register',
    { direction },
  );
  const { id, number } = createTransferRegister.register;
  const input = { registerId: id, sealNumber: 'П-1' };
  await run(sender, 'seal-transfer-register', { input });
  await run(cast.courier, 'collect-transfer-register', { input });
  await run(receiver, 'acknowledge-transfer-register', { input: { registerId: id, refused: [] } });
  await run(sender, 'confirm-returned-copy', { registerId: id });
  await run(sender, 'transfer-register', { number });
}

test('papers go through a centre, both ways, by its documents', async () => {
  const { operator, store, clerk, centreHead } = cast;
  await run(centreHead, 'approve-courier-schedule', { input: { times: TWICE_A_DAY } });
  await run(store, 'courier-schedule');
  const id = await apostilleSent(cast);
  const { takeIn } = await run<{ takeIn: { request: { receipt: { barcode: string; number: string } } } }>(
    operator,
    'take-in',
    { input: { requestId: id, documents: ['DOCUMENT_TO_APOSTILLE'] } },
  );
  const { barcode, number } = takeIn.request.receipt;
  await run(store, 'scan-barcode', { barcode });
  await run(store, 'parcels', { location: 'STORE' });
  await run(store, 'waiting-transfers');
  const { createTransferRegister: wrong } = await run<{ createTransferRegister: Register }>(
    store,
    'create-transfer-register',
    { direction: 'TO_PROVIDER' },
  );
  const called = { registerId: wrong.register.id, reason: 'Жәшік бүлінген' };
  await run(store, 'cancel-transfer-register', { input: called });
  await carried(store, clerk, 'TO_PROVIDER');
  await apostilleIssued(cast, id);
  await carried(clerk, store, 'TO_CENTRE');
  await run(store, 'transfer-registers', { direction: 'TO_PROVIDER' });
  await run(store, 'unclaimed-parcels');
  await run(operator, 'request-papers', { id });
  const { handOverResult } = await run<{ handOverResult: { request: { status: string } } }>(
    operator,
    'hand-over-result',
    { input: { requestId: id, receiptNumber: number, identityDocumentNumber: '012345678' } },
  );
  expect(handOverResult.request.status).toBe('COMPLETED');
});

test('no document of a centre is left out', () => {
  expect(documents.unused().filter((name) => name.startsWith('centre/'))).toEqual([]);
});
