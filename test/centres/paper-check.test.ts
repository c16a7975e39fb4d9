import { act, arrived, begun, handTo, signAndSend, startWithAllEditions } from '../requests/any-edition.ts';
import { speaking } from '../requests/cast.ts';
import { checkOf, checksOf } from '../requests/checks-of.ts';
import { bothLanguages } from '../requests/texts.ts';
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
import { apostilleDraft, apostilleSent, type CentreCast, gather, TWICE_A_DAY } from './parcel-story.ts';

const DOCUMENT = 'DOCUMENT_TO_APOSTILLE';

let server: RunningServer;
let cast: CentreCast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', 'INFORMATION_AND_ARCHIVES_COMMITTEE');
  await approveSchedule(cast.centreHead, TWICE_A_DAY);
});
afterAll(() => server.stop());

const found = (id: string) => checkOf(cast.clerk, id, 'PAPERS');

/** Taken in at the centre, and with the courier. */
async function onTheWay(): Promise<{ id: string; registerId: string }> {
  const id = await apostilleSent(cast);
  const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents: [DOCUMENT] }));
  requestOf(await scan(cast.store, receipt?.barcode ?? ''));
  const { id: registerId } = registerOf(await createRegister(cast.store, 'TO_PROVIDER'));
  registerOf(await seal(cast.store, registerId, 'П-1'));
  registerOf(await collect(cast.courier, registerId, 'П-1'));
  return { id, registerId };
}

describe('the papers of a request from a centre, to whoever examines it', () => {
  it('are not judged before they have come, and pass once they are there', async () => {
    const { id, registerId } = await onTheWay();
    expect(await found(id)).toMatchObject({
      outcome: 'NOT_MADE',
      ground: null,
      message: bothLanguages('centres:check.PAPERS.elsewhere').kk,
      evidence: [{ kind: 'PAPER', text: expect.stringContaining('Курьерде') }],
    });
    registerOf(await acknowledge(cast.clerk, registerId));
    expect(await found(id)).toMatchObject({ outcome: 'PASSED' });
  });

  it('fail where one was not in the parcel, and granting all the same asks for a reason', async () => {
    const { id, registerId } = await onTheWay();
    registerOf(await acknowledge(cast.clerk, registerId, [{ requestId: id, reason: 'Құжат жоқ' }]));
    const check = await found(id);
    expect(check).toMatchObject({
      outcome: 'FAILED',
      ground: { code: 'DOCUMENTS_NONCONFORMING' },
      evidence: [{ kind: 'MISSING_DOCUMENT' }],
    });
    const inRussian = await checkOf(speaking(server, cast.clerk, 'ru'), id, 'PAPERS');
    expect(inRussian.message).toBe(bothLanguages('centres:check.PAPERS.sought').ru);
    await handTo(cast.clerk, id, cast.executor);
    await expect(act(cast.executor, id, { decision: { outcome: 'GRANTED' } })).rejects.toThrow(
      'CHECK_FAILED',
    );
    await act(cast.executor, id, { decision: { outcome: 'GRANTED', reasoning: 'Құжаттың көшірмесі бар' } });
  });

  it('fail where the centre turned them down and the request was certified all the same', async () => {
    const id = await apostilleDraft(cast);
    requestOf(await takeIn(cast.operator, { requestId: id, documents: [], missing: [DOCUMENT] }));
    await signAndSend(cast.operator, id);
    await arrived(cast.operator, id, 'PSC.PROCESS.7');
    const name = bothLanguages(`editions/178-2012-1:document.${DOCUMENT}`).kk;
    expect(await found(id)).toMatchObject({
      outcome: 'FAILED',
      message: bothLanguages('centres:check.PAPERS.turnedDown').kk,
      ground: { code: 'DOCUMENTS_NONCONFORMING' },
      evidence: [{ kind: 'MISSING_DOCUMENT', text: expect.stringContaining(name) }],
    });
    requestOf(await takeIn(cast.operator, { requestId: id, documents: [DOCUMENT] }));
    expect(await found(id)).toMatchObject({ outcome: 'NOT_MADE' });
  });

  it('are no matter of what came over the portal', async () => {
    const applicant = await server.as('APPLICANT');
    const id = await begun(applicant, 'ArchivalReference', { regulation: '178-2012-2' });
    await signAndSend(applicant, id);
    expect((await checksOf(cast.clerk, id)).map(({ code }) => code)).not.toContain('PAPERS');
  });
});
