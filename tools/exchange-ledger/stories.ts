import {
  acknowledge,
  approveSchedule,
  collect,
  confirmCopy,
  createRegister,
  handOver,
  registerOf,
  requestOf,
  scan,
  seal,
  takeIn,
} from '../../test/centres/parcel-calls.ts';
import {
  ATTORNEY,
  apostilleIssued,
  apostilleSent,
  gather,
  TWICE_A_DAY,
} from '../../test/centres/parcel-story.ts';
import { startWithAllEditions } from '../../test/requests/any-edition.ts';
import { allTold, putOut } from '../../test/requests/outside.ts';
import { reconcile } from '../../test/requests/payments.ts';
import { until } from '../../test/requests/until.ts';
import type { Client } from '../../test/support/client.ts';
import { type RunningServer, startServer } from '../../test/support/running-server.ts';
import { draft, look, payAt, startPayment } from '../../test/support/story.ts';
import { sentOf, setSystem, startWithSystems } from '../../test/systems/provider-system.ts';

/** A request at the end of its story, and who may read it. */
export interface Told {
  readonly server: RunningServer;
  readonly reader: Client;
  readonly requestId: string;
  /** Reads the reports of reconciliation, where the story is about one. */
  readonly administrator: Client | null;
}

export const STORIES: Readonly<Record<string, () => Promise<Told>>> = {
  '57-2012': workedOnElsewhere,
  '178-2012-1': throughACentre,
  payment: lostNotice,
};

/** The portal, the gateway and the system of the local executive body: the fifteen actions of table 3. */
export async function workedOnElsewhere(): Promise<Told> {
  const server = await startWithSystems();
  const reader = await server.as('APPLICANT');
  await setSystem(server, 'LOCAL_EXECUTIVE_SYSTEM', 'ANSWERS');
  const requestId = await sentOf(reader, '57-2012');
  await until('the result', async () =>
    (await look(reader, requestId)).status === 'COMPLETED' ? true : null,
  );
  await allTold(reader, requestId);
  return { server, reader, requestId, administrator: null };
}

/** A representative at the centre of Astana; the papers go to the provider by courier and come back. */
async function throughACentre(): Promise<Told> {
  const server = await startWithAllEditions();
  const cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
  const { operator, store, courier, clerk, centreHead } = cast;
  await approveSchedule(centreHead, TWICE_A_DAY);
  const requestId = await apostilleSent(cast, { representative: ATTORNEY });
  const documents = ['DOCUMENT_TO_APOSTILLE', 'APPLICANT_IDENTITY', 'POWER_OF_ATTORNEY'];
  const { receipt } = requestOf(await takeIn(operator, { requestId, documents }));
  requestOf(await scan(store, receipt?.barcode ?? ''));
  const out = registerOf(await createRegister(store, 'TO_PROVIDER'));
  registerOf(await seal(store, out.id, 'П-000417'));
  registerOf(await collect(courier, out.id, 'П-000417'));
  registerOf(await acknowledge(clerk, out.id));
  registerOf(await confirmCopy(store, out.id));
  await apostilleIssued(cast, requestId);
  const back = registerOf(await createRegister(clerk, 'TO_CENTRE'));
  registerOf(await seal(clerk, back.id, 'Қ-77'));
  registerOf(await collect(courier, back.id, 'Қ-77'));
  registerOf(await acknowledge(store, back.id));
  registerOf(await confirmCopy(clerk, back.id));
  requestOf(
    await handOver(operator, {
      ...{ requestId, receiptNumber: receipt?.number, identityDocumentNumber: '012345678' },
      representative: ATTORNEY,
    }),
  );
  return { server, reader: operator, requestId, administrator: null };
}

/** The applicant pays, the gateway's notice gets lost, and the server asks the gateway. */
async function lostNotice(): Promise<Told> {
  const server = await startServer();
  const reader = await server.as('APPLICANT');
  const { id: requestId } = await draft(reader);
  const checkout = await startPayment(reader, requestId);
  await putOut(server, 'PAYMENT_NOTICES', 'LOST');
  await payAt(checkout, 'paid');
  const administrator = await server.as('ADMINISTRATOR');
  await reconcile(server, administrator);
  return { server, reader, requestId, administrator };
}
