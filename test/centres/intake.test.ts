import { inspectPdf } from '../documents/pdf-objects.ts';
import { activeStep, offered, startWithAllEditions } from '../requests/any-edition.ts';
import { unchanged } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import { MovedClock } from '../support/moved-clock.ts';
import type { RunningServer } from '../support/running-server.ts';
import { completeStep, look } from '../support/story.ts';
import { comingMorning, tenWorkingDaysAfter } from './coming-morning.ts';
import { codes, requestOf, seen, takeIn } from './parcel-calls.ts';
import {
  apostilleDraft,
  apostilleSent,
  type CentreCast,
  gather,
  periodicalsEntered,
} from './parcel-story.ts';

const PROVIDER = 'EAST_KAZAKHSTAN_INTERNAL_POLICY';

let server: RunningServer;
let cast: CentreCast;
const clock = new MovedClock();
const MORNING = comingMorning();
clock.moveTo(MORNING);
beforeAll(async () => {
  server = await startWithAllEditions(clock);
  cast = await gather(server, 'PSC_OSKEMEN', PROVIDER);
});
afterAll(() => server.stop());

async function paper(url: string): Promise<{ status: number; type: string | null; content: Buffer }> {
  const response = await fetch(url);
  const content = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), content };
}

describe('papers by 183-2015, in full', () => {
  it('are taken in on a receipt, which says when what is ready is given out: the day of receipt does not count', async () => {
    const id = await periodicalsEntered(cast);
    const taken = requestOf(
      await takeIn(cast.operator, {
        requestId: id,
        documents: ['DISTRIBUTOR_IDENTITY', 'STATE_REGISTRATION'],
      }),
    );
    expect(taken).toMatchObject({ status: 'SENT', number: expect.stringMatching(/^[0-9]{14}$/) });
    const { receipt, dueAt } = taken;
    expect(receipt).toMatchObject({ accepted: true, readyOn: tenWorkingDaysAfter(MORNING), missing: [] });
    expect(dueAt?.slice(0, 10)).toBe(receipt?.readyOn);
    expect(receipt?.documents[0]).toBe(bothLanguages('centres:application').kk);
    expect(taken.papers.map(({ kind, location }) => [kind, location])).toEqual([
      ['APPLICATION', 'WINDOW'],
      ['ORIGINAL', 'WINDOW'],
      ['ORIGINAL', 'WINDOW'],
    ]);
    expect(await activeStep(cast.operator, id)).toBe('PSC.ACTION.DISPATCH');
  });

  it('are printed on one page in both languages, for staff and by a link of their own', async () => {
    const id = await periodicalsEntered(cast);
    const { receipt } = requestOf(await takeIn(cast.operator, { requestId: id, documents: [] }));
    const { status, type, content } = await paper(receipt?.url ?? '');
    expect([status, type]).toEqual([200, 'application/pdf']);
    const pdf = inspectPdf(content);
    expect(pdf.pages).toBe(1);
    expect(pdf.title).toBe(`${bothLanguages('centres:sheet.receipt').kk} № ${receipt?.number}`);
    expect(pdf.spokenLanguages).toEqual(new Set(['kk', 'ru']));
    expect(pdf.glyphs).not.toContain('0000');
    expect((await paper(receipt?.url ?? '')).content.equals(content)).toBe(true);
    clock.moveBy(11 * 60 * 1000);
    expect((await paper(receipt?.url ?? '')).status).toBe(404);
    clock.moveBy(-11 * 60 * 1000);
  });

  it('are taken in once; a repeated call is answered as the first was', async () => {
    const id = await periodicalsEntered(cast);
    const call = () =>
      cast.operator.ask<{ takeIn: { request: { receipt: { number: string } } } }>(
        'mutation ($input: IntakeInput!) { takeIn(input: $input) { request { receipt { number } } userErrors { code } } }',
        { input: { requestId: id, documents: [] } },
        { 'idempotency-key': '"intake-1"' },
      );
    const [first, second] = [await call(), await call()];
    expect(second.data).toEqual(first.data);
    const again = await unchanged(server, id, () => takeIn(cast.operator, { requestId: id, documents: [] }));
    expect(codes(again)).toEqual(['RECEIPT_EXISTS']);
  });

  it('go on by parcel only: the step of the store is not passed without one', async () => {
    const id = await periodicalsEntered(cast);
    requestOf(await takeIn(cast.operator, { requestId: id, documents: [] }));
    expect(await offered(cast.store, id)).toEqual([]);
    const { version } = await look(cast.store, id);
    const step = { requestId: id, step: 'PSC.ACTION.DISPATCH', version, action: 'DISPATCH_PAPERS' };
    const call = () => completeStep(cast.store, step);
    expect(codes(await unchanged(server, id, call))).toEqual(['CENTRE_PROCEDURE']);
  });
});

describe('papers that are not in full', () => {
  it('are turned down on a receipt that names what is missing, and the request is refused', async () => {
    const id = await periodicalsEntered(cast);
    const note = 'Куәліктің көшірмесі жоқ';
    const turned = requestOf(
      await takeIn(cast.operator, {
        requestId: id,
        documents: ['DISTRIBUTOR_IDENTITY'],
        missing: ['STATE_REGISTRATION'],
        note,
      }),
    );
    expect(turned).toMatchObject({ status: 'REFUSED', papers: [] });
    expect(turned.receipt).toMatchObject({
      accepted: false,
      missing: [bothLanguages('editions/183-2015:document.STATE_REGISTRATION').kk],
      note,
      readyOn: null,
    });
    const { content } = await paper(turned.receipt?.url ?? '');
    expect(inspectPdf(content).title).toContain(bothLanguages('centres:sheet.refusal').kk);
  });

  it('of an apostille leave a draft, which is certified and taken in when they are brought', async () => {
    const id = await apostilleDraft(cast);
    const missing = ['DOCUMENT_TO_APOSTILLE'];
    const turned = requestOf(await takeIn(cast.operator, { requestId: id, documents: [], missing }));
    expect(turned).toMatchObject({ status: 'AWAITING_SIGNATURE', receipt: { accepted: false } });
    const early = await takeIn(cast.operator, { requestId: id, documents: missing });
    expect(codes(early)).toEqual(['STEP_NOT_AVAILABLE']);
  });
});

describe('nothing is taken in', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['of a kind that the form does not have', { documents: ['LETTER'] }, 'DOCUMENT_KIND_UNKNOWN'],
    ['with such a kind missing', { documents: [], missing: ['LETTER'] }, 'DOCUMENT_KIND_UNKNOWN'],
    ['that is brought and missing', { documents: ['OTHER'], missing: ['OTHER'] }, 'PAPER_BOTH_WAYS'],
    ['in too many papers', { documents: Array(31).fill('OTHER') }, 'DOCUMENT_LIMIT'],
    ['with a note of any length', { documents: [], note: 'ұ'.repeat(2001) }, 'NOTE_TOO_LONG'],
  ])('%s', async (_, input, code) => {
    const id = await periodicalsEntered(cast);
    const call = () => takeIn(cast.operator, { requestId: id, ...input });
    expect(codes(await unchanged(server, id, call))).toEqual([code]);
    expect((await seen(cast.operator, id)).receipt).toBeNull();
  });

  it('of an apostille without any paper', async () => {
    const id = await apostilleSent(cast);
    expect(codes(await takeIn(cast.operator, { requestId: id, documents: [] }))).toEqual(['PAPERS_REQUIRED']);
  });

  it('of a request of another centre, or of one that there is not', async () => {
    const elsewhere = await gather(server, 'PSC_OSKEMEN', PROVIDER);
    const operator = server.people.find(
      (one) => one.role === 'PSC_OPERATOR' && one.organisation === 'PSC_AQTAU',
    );
    if (operator === undefined) throw new Error('nobody is there');
    const other = await server.client().logIn(operator);
    const id = await periodicalsEntered(elsewhere);
    expect(codes(await takeIn(other, { requestId: id, documents: [] }))).toEqual(['REQUEST_NOT_FOUND']);
    expect(codes(await takeIn(cast.operator, { requestId: 'req_1', documents: [] }))).toEqual([
      'REQUEST_NOT_FOUND',
    ]);
  });

  it.each(['store', 'courier', 'centreHead', 'clerk'] as const)('by the %s', async (who) => {
    const id = await periodicalsEntered(cast);
    await expect(takeIn(cast[who], { requestId: id, documents: [] })).rejects.toThrow('FORBIDDEN');
  });
});
