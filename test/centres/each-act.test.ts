import {
  act,
  arrived,
  begun,
  handTo,
  type ServiceName,
  signAndSend,
  signResult,
  startWithAllEditions,
} from '../requests/any-edition.ts';
import { logInAgain } from '../requests/cast.ts';
import { putOut } from '../requests/outside.ts';
import { bothLanguages } from '../requests/texts.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { comingMorning, tenWorkingDaysAfter } from './coming-morning.ts';
import { codes, handOver, requestOf, scan, seen, takeIn } from './parcel-calls.ts';
import { APPLICANT, ATTORNEY, type CentreCast, gather } from './parcel-story.ts';

interface Act {
  readonly regulation: string;
  readonly service: ServiceName;
  readonly provider: string;
  readonly document: string;
  /** Where it waits to be certified, and for the clerk. */
  readonly draftAt: string;
  readonly sentAt: string;
  readonly signer: 'executor' | 'head';
  /** Whether the act has a term, whose last day stands on the receipt. */
  readonly readyOn: string | null;
}

const DAY = 24 * 60 * 60 * 1000;
const MORNING = comingMorning();

const ACTS: readonly Act[] = [
  {
    regulation: '57-2012',
    service: 'ForeignPeriodicals',
    provider: 'MANGYSTAU_INTERNAL_POLICY',
    document: 'DISTRIBUTOR_IDENTITY',
    draftAt: 'PSC.PROCESS.3',
    sentAt: 'PSC.ACTION.5',
    signer: 'executor',
    readyOn: tenWorkingDaysAfter(MORNING),
  },
  {
    regulation: '178-2012-2',
    service: 'ArchivalReference',
    provider: 'INFORMATION_AND_ARCHIVES_COMMITTEE',
    document: 'EMPLOYMENT_RECORD',
    draftAt: 'PSC.PROCESS.5',
    sentAt: 'PSC.PROCESS.7',
    signer: 'head',
    readyOn: null,
  },
];

let server: RunningServer;
const clock = new MovedClock();
clock.moveTo(MORNING);
beforeAll(async () => {
  server = await startWithAllEditions(clock);
});
afterAll(() => server.stop());

describe.each(ACTS)('by $regulation, whose result is electronic', (one) => {
  const { regulation, service, provider, document, draftAt, sentAt, signer, readyOn } = one;
  let cast: CentreCast;
  let id: string;
  let number: string;
  beforeAll(async () => {
    clock.moveTo(MORNING);
    cast = await gather(server, 'PSC_ASTANA', provider);
  });

  it('papers that were turned down leave a draft, and are taken in once it was sent', async () => {
    id = await begun(cast.operator, service, { channel: 'PSC', regulation, applicant: APPLICANT });
    await arrived(cast.operator, id, draftAt);
    const missing = [document];
    const turned = requestOf(await takeIn(cast.operator, { requestId: id, documents: [], missing }));
    expect(turned).toMatchObject({ number: null, receipt: { accepted: false }, papers: [] });
    await signAndSend(cast.operator, id);
    await arrived(cast.operator, id, sentAt);
    const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents: missing }));
    const name = bothLanguages(`editions/${regulation}:document.${document}`).kk;
    expect(receipt).toMatchObject({ accepted: true, documents: [name], readyOn });
    expect((await seen(cast.operator, id)).receipt?.number).toBe(receipt?.number);
    number = receipt?.number ?? '';
    requestOf(await scan(cast.store, number));
  });

  it('papers that stayed at the centre are given out with the result, when the notaries answer', async () => {
    await handTo(cast.clerk, id, cast.executor);
    await act(cast.executor, id, { decision: { outcome: 'GRANTED' } });
    await signResult(cast[signer], id);
    clock.moveBy(25 * DAY);
    await logInAgain(cast.operator);
    const claim = { requestId: id, receiptNumber: number, identityDocumentNumber: '012345678' };
    await putOut(server, 'REGISTRIES', 'UNREACHABLE');
    const silent = await handOver(cast.operator, { ...claim, representative: ATTORNEY });
    expect(codes(silent)).toEqual(['REGISTRY_SILENT']);
    await putOut(server, 'REGISTRIES', 'OFF');
    const given = requestOf(await handOver(cast.operator, { ...claim, representative: ATTORNEY }));
    expect(given).toMatchObject({ status: 'COMPLETED', papers: [{ location: 'HANDED_OVER' }] });
  });
});
