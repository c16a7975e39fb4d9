import { offered, staffAt, startWithAllEditions } from '../requests/any-edition.ts';
import { recordOf } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import type { RunningServer } from '../support/running-server.ts';
import { completeStep, look } from '../support/story.ts';
import {
  acknowledge,
  approveSchedule,
  codes,
  collect,
  confirmCopy,
  createRegister,
  handOver,
  locations,
  registerOf,
  requestOf,
  scan,
  seal,
  seen,
  takeIn,
} from './parcel-calls.ts';
import {
  ATTORNEY,
  apostilleDraft,
  apostilleIssued,
  apostilleSent,
  type CentreCast,
  gather,
  TWICE_A_DAY,
} from './parcel-story.ts';

const COMMITTEE = 'INFORMATION_AND_ARCHIVES_COMMITTEE';
const DOCUMENTS = ['DOCUMENT_TO_APOSTILLE', 'APPLICANT_IDENTITY', 'POWER_OF_ATTORNEY'];

let server: RunningServer;
let cast: CentreCast;
beforeAll(async () => {
  server = await startWithAllEditions();
  cast = await gather(server, 'PSC_ASTANA', COMMITTEE);
  await approveSchedule(cast.centreHead, TWICE_A_DAY);
});
afterAll(() => server.stop());

describe('an apostille by 178-2012-1 through a centre, for a representative, with papers by courier both ways', () => {
  it('goes from the window to the provider and back, and is handed over on its receipt', async () => {
    const { operator, store, courier, clerk } = cast;
    const draft = await apostilleDraft(cast, { representative: ATTORNEY });
    expect(await locations(operator, draft)).toEqual(['APPLICANT']);
    const id = await apostilleSent(cast, { representative: ATTORNEY });

    const { receipt } = requestOf(await takeIn(operator, { requestId: id, documents: DOCUMENTS }));
    expect(receipt).toMatchObject({
      accepted: true,
      missing: [],
      acceptedBy: operator.person?.name,
      number: expect.stringMatching(/^[0-9]{12}$/),
      documents: DOCUMENTS.map((kind) => bothLanguages(`editions/178-2012-1:document.${kind}`).kk),
      readyOn: null,
    });
    const barcode = receipt?.barcode ?? '';
    expect(await locations(operator, id)).toEqual(['WINDOW', 'WINDOW', 'WINDOW']);

    requestOf(await scan(store, barcode));
    expect(await locations(clerk, id)).toEqual(['STORE', 'STORE', 'STORE']);
    const out = registerOf(await createRegister(store, 'TO_PROVIDER'));
    expect(out).toMatchObject({ state: 'FORMED', firstCopy: 'SENDER', secondCopy: 'SENDER' });
    expect(out.items).toMatchObject([{ request: { id }, barcode, refusedReason: null }]);
    const sealed = registerOf(await seal(store, out.id, 'П-000417'));
    expect(sealed).toMatchObject({ sealNumber: 'П-000417', sealedBy: store.person?.name });
    expect(Date.parse(sealed.pickUpAt ?? '')).toBeGreaterThan(Date.now());
    expect(registerOf(await collect(courier, out.id, 'П-000417'))).toMatchObject({ secondCopy: 'COURIER' });
    expect(await locations(operator, id)).toEqual(['COURIER_OUT', 'COURIER_OUT', 'COURIER_OUT']);
    expect(registerOf(await acknowledge(clerk, out.id))).toMatchObject({
      state: 'MARKED',
      acknowledgedBy: clerk.person?.name,
      firstCopy: 'RECEIVER',
      secondCopy: 'COURIER',
    });
    expect(registerOf(await confirmCopy(store, out.id))).toMatchObject({
      state: 'CLOSED',
      secondCopy: 'SENDER',
    });

    expect(codes(await createRegister(clerk, 'TO_CENTRE'))).toEqual(['NOTHING_TO_TRANSFER']);
    await apostilleIssued(cast, id);
    const back = registerOf(await createRegister(clerk, 'TO_CENTRE'));
    expect(back.items[0]?.papers).toHaveLength(4);
    registerOf(await seal(clerk, back.id, 'Қ-77'));
    registerOf(await collect(courier, back.id, 'Қ-77'));
    expect(registerOf(await acknowledge(store, back.id))).toMatchObject({ state: 'MARKED' });
    registerOf(await confirmCopy(clerk, back.id));

    const { papers } = await seen(store, id);
    expect(papers.map(({ kind, location }) => [kind, location])).toEqual([
      ['ORIGINAL', 'READY'],
      ['ORIGINAL', 'READY'],
      ['ORIGINAL', 'READY'],
      ['RESULT', 'READY'],
    ]);
    expect(papers[0]?.history.map(({ location }) => location)).toEqual([
      'WINDOW',
      'STORE',
      'COURIER_OUT',
      'PROVIDER',
      'COURIER_BACK',
      'READY',
    ]);
    expect(papers[0]?.history[2]).toMatchObject({ byName: courier.person?.name, registerNumber: out.number });

    const claim = { requestId: id, receiptNumber: barcode, identityDocumentNumber: '012345678' };
    const given = requestOf(await handOver(operator, { ...claim, representative: ATTORNEY }));
    expect(given.status).toBe('COMPLETED');
    expect(given.papers.every(({ location }) => location === 'HANDED_OVER')).toBe(true);
    const { events } = await recordOf(server, id);
    expect(events.filter(({ status }) => status === 'COMPLETED')).toHaveLength(1);
    /* The answer was lost and the claim came once more. */
    requestOf(await handOver(operator, { ...claim, representative: ATTORNEY }));
    const other = await handOver(operator, { ...claim, identityDocumentNumber: '999' });
    expect(codes(other)).toEqual(['ALREADY_HANDED_OVER']);
  });

  it('tells the applicant in plain words where the papers are, and not who carries them', async () => {
    const applicant = await server.as('APPLICANT');
    const { iin = '', name = '' } = applicant.person ?? {};
    const id = await apostilleSent(cast, { applicant: { iin, name } });
    requestOf(await takeIn(cast.operator, { requestId: id, documents: ['DOCUMENT_TO_APOSTILLE'] }));
    const [paper] = (await seen(applicant, id)).papers;
    expect(paper).toMatchObject({
      name: bothLanguages('editions/178-2012-1:document.DOCUMENT_TO_APOSTILLE').kk,
      locationText: bothLanguages('centres:location.WINDOW').kk,
      history: [{ location: 'WINDOW', byName: null, registerNumber: null }],
    });
  });
});

describe('what is ready is not handed over', () => {
  let id: string;
  let claim: Record<string, unknown>;
  beforeAll(async () => {
    const { operator, store, courier, clerk } = cast;
    id = await apostilleSent(cast);
    const { receipt } = requestOf(
      await takeIn(operator, { requestId: id, documents: ['DOCUMENT_TO_APOSTILLE'] }),
    );
    claim = { requestId: id, receiptNumber: receipt?.number, identityDocumentNumber: '012345678' };
    expect(codes(await handOver(operator, claim))).toEqual(['STEP_NOT_AVAILABLE']);
    requestOf(await scan(store, receipt?.barcode ?? ''));
    const out = registerOf(await createRegister(store, 'TO_PROVIDER'));
    registerOf(await seal(store, out.id, '1'));
    registerOf(await collect(courier, out.id, '1'));
    registerOf(await acknowledge(clerk, out.id));
    await apostilleIssued(cast, id);
    expect(codes(await handOver(operator, claim))).toEqual(['PAPERS_ELSEWHERE']);
    const back = registerOf(await createRegister(clerk, 'TO_CENTRE'));
    registerOf(await seal(clerk, back.id, '2'));
    registerOf(await collect(courier, back.id, '2'));
    registerOf(await acknowledge(store, back.id));
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['on the receipt of another', { receiptNumber: '260000000000' }, 'RECEIPT_MISMATCH'],
    ['on no receipt', { receiptNumber: '' }, 'RECEIPT_MISMATCH'],
    ['without an identity document', { identityDocumentNumber: '  ' }, 'IDENTITY_DOCUMENT_REQUIRED'],
    ['on a number of any length', { identityDocumentNumber: '1'.repeat(51) }, 'IDENTITY_DOCUMENT_REQUIRED'],
    [
      'on a power of attorney that nobody knows',
      { representative: { ...ATTORNEY, powerOfAttorneyNumber: 'ДП-2026-9999' } },
      'POWER_OF_ATTORNEY_UNKNOWN',
    ],
    [
      'on one that was revoked',
      { representative: { ...ATTORNEY, powerOfAttorneyNumber: 'ДП-2026-0003' } },
      'POWER_OF_ATTORNEY_REVOKED',
    ],
    [
      'to whom it was not given',
      { representative: { ...ATTORNEY, iin: '050312400011' } },
      'POWER_OF_ATTORNEY_OF_OTHERS',
    ],
  ])('%s', async (_, wrong, code) => {
    expect(codes(await handOver(cast.operator, { ...claim, ...wrong }))).toEqual([code]);
    expect(await locations(cast.operator, id)).toEqual(['READY', 'READY']);
  });

  it('at another centre, which knows of no such request', async () => {
    const elsewhere = await staffAt(server, 'PSC_AQTAU', 'PSC_OPERATOR');
    expect(codes(await handOver(elsewhere, claim))).toEqual(['REQUEST_NOT_FOUND']);
  });

  it('by completing the step without the parcel, which is not offered', async () => {
    expect(await offered(cast.operator, id)).toEqual([]);
    const { version } = await look(cast.operator, id);
    const step = { requestId: id, step: 'PSC.PROCESS.9', version, action: 'HAND_OVER' };
    expect(codes(await completeStep(cast.operator, step))).toEqual(['CENTRE_PROCEDURE']);
  });

  it('until the applicant shows all that is asked for', async () => {
    const given = requestOf(await handOver(cast.operator, claim));
    expect(given.status).toBe('COMPLETED');
  });
});
