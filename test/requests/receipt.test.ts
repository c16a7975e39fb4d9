import { inspectPdf } from '../documents/pdf-objects.ts';
import { wordsOf } from '../documents/words-of.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, paid, payAt, sent } from '../support/story.ts';
import { openPayment } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { tellOf } from './payments.ts';
import { goOff } from './timers.ts';
import { until } from './until.ts';

const clock = new MovedClock();
let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer({ clock });
  cast = await castOf(server);
});
afterEach(() => clock.reset());
afterAll(() => server.stop());

interface Paid {
  readonly status: string;
  readonly receipt: string | null;
  readonly receiptNumber: string | null;
}

async function paymentAt(client: Client, id: string): Promise<Paid> {
  const { node } = await client.query<{ node: { payment: Paid } | null }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { payment { status receipt receiptNumber } } } }`,
    { id },
  );
  return node?.payment ?? { status: '', receipt: null, receiptNumber: null };
}

describe('the receipt of a payment', () => {
  it('is a PDF in both languages with number, payer, sum in digits and words, and what for', async () => {
    const { id } = await paid(cast.applicant);
    const { receipt, receiptNumber } = await paymentAt(cast.applicant, id);
    const response = await fetch(receipt ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain(`receipt-${receiptNumber}.pdf`);
    const pdf = Buffer.from(await response.arrayBuffer());
    const { pages, title, spokenLanguages, standardFonts, glyphs } = inspectPdf(pdf);
    expect([pages, standardFonts, glyphs.includes('0000')]).toEqual([1, 0, false]);
    expect(title).toContain(receiptNumber);
    expect([...spokenLanguages].toSorted()).toEqual(['kk', 'ru']);
    const words = wordsOf(pdf, 'LAYOUT');
    if (words === null) return;
    for (const word of ['Төлеуші', 'Плательщик', 'Мысалова', '21 625 теңге', '21 625 тенге', 'Жиырма бір'])
      expect(words).toContain(word);
    expect(words).not.toContain('КБК');
  });

  it('is the same bytes each time, but for what came since', async () => {
    const { id } = await paid(cast.applicant);
    const read = async (): Promise<Buffer> => {
      const response = await fetch((await paymentAt(cast.applicant, id)).receipt ?? '');
      return Buffer.from(await response.arrayBuffer());
    };
    expect((await read()).equals(await read())).toBe(true);
  });

  it('is not there before money came', async () => {
    const { id } = await draft(cast.applicant);
    await openPayment(cast.applicant, id);
    expect(await paymentAt(cast.applicant, id)).toMatchObject({ status: 'PENDING', receipt: null });
  });

  it('says when the money was given back', async () => {
    const { id } = await draft(cast.applicant);
    const { payment } = await openPayment(cast.applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'failed');
    await goOff(server, cast.applicant, id);
    await tellOf(server, payment, 'PAY');
    const { receipt } = await until('the refund', async () => {
      const found = await paymentAt(cast.applicant, id);
      return found.status === 'REFUNDED' ? found : null;
    });
    const response = await fetch(receipt ?? '');
    expect(response.status).toBe(200);
    const words = wordsOf(Buffer.from(await response.arrayBuffer()), 'LAYOUT');
    if (words !== null) expect(words).toContain('Деньги возвращены плательщику');
  });

  it('is for whoever may see the request, for ten minutes', async () => {
    const { id } = await sent(cast.applicant);
    const { receipt } = await paymentAt(cast.applicant, id);
    expect((await paymentAt(cast.company, id)).receipt).toBeNull();
    const ofClerk = (await paymentAt(cast.clerk, id)).receipt;
    expect((await fetch(ofClerk ?? '')).status).toBe(200);
    const token = new URL(receipt ?? '').pathname;
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect((await fetch(`${server.url}${altered}`)).status).toBe(404);
    clock.moveBy(10 * 60_000);
    expect((await fetch(receipt ?? '')).status).toBe(404);
  });
});
