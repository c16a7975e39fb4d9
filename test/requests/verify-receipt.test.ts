import { receiptCodeOf } from '../documents/receipt-code-of.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { draft, paid, payAt, sent } from '../support/story.ts';
import { openPayment } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { tellOf } from './payments.ts';
import { bothLanguages } from './texts.ts';
import { goOff } from './timers.ts';
import { until } from './until.ts';

const VERIFY = `query ($code: String!) { verifyReceipt(code: $code) { valid kk: message(lang: KK) ru: message(lang: RU)
  receipt { kind number issuedAt service(lang: RU) requestNumber centre(lang: RU) amount state settledAt } } }`;

interface Verification {
  readonly valid: boolean;
  readonly kk: string;
  readonly ru: string;
  readonly receipt: Record<string, unknown> | null;
}

let server: RunningServer;
let cast: Cast;
let nobody: Client;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
  nobody = server.client();
});
afterAll(() => server.stop());

async function verify(code: string, client = nobody): Promise<Verification> {
  return (await client.query<{ verifyReceipt: Verification }>(VERIFY, { code })).verifyReceipt;
}

const page = (code: string, language = 'ru') =>
  fetch(`${server.url}/verify/${code}`, { headers: { 'accept-language': language } });

interface Payment {
  readonly status: string;
  readonly receipt: string | null;
  readonly receiptNumber: string | null;
  readonly paidAt: string | null;
  readonly receiptChecks: number;
}

async function paymentOf(id: string): Promise<Payment> {
  const { node } = await cast.applicant.query<{ node: { payment: Payment } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { payment { status receipt receiptNumber paidAt receiptChecks } } } }',
    { id },
  );
  return node.payment;
}

async function printed({ receipt }: Payment): Promise<Buffer> {
  return Buffer.from(await (await fetch(receipt ?? '')).arrayBuffer());
}

async function countOfNothingFound(): Promise<number> {
  const [row] = await server.database.database.query<{ count: number }>(
    'SELECT coalesce(sum(count), 0)::int AS count FROM receipt_check WHERE code IS NULL',
  );
  return row?.count ?? -1;
}

describe('whoever holds the receipt of a payment', () => {
  it('is told by its code what was paid, when and for which request, in both languages', async () => {
    const { id } = await sent(cast.applicant);
    const { node } = await cast.applicant.query<{ node: { number: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Request { number } } }',
      { id },
    );
    const payment = await paymentOf(id);
    const told = await verify(receiptCodeOf(await printed(payment)));
    const { receiptNumber: number, paidAt } = payment;
    expect(told).toEqual({
      valid: true,
      ...bothLanguages('requests:receiptCheck.PAID', { number: number ?? '', date: new Date(paidAt ?? '') }),
      receipt: {
        kind: 'PAYMENT',
        number,
        issuedAt: paidAt,
        service: bothLanguages('catalogue:service.MEDIA_REGISTRATION').ru,
        requestNumber: node.number,
        centre: null,
        amount: 21_625,
        state: 'PAID',
        settledAt: null,
      },
    });
    expect(told.kk).toMatch(/2026 жылғы \d+ [а-яәғқңөұүһі]+(да|де|та|те) қабылданды/u);
  });

  it('may write the code in small letters and with spaces around it', async () => {
    const { id } = await paid(cast.applicant);
    const code = receiptCodeOf(await printed(await paymentOf(id)));
    expect(await verify(` ${code.toLowerCase()} `)).toEqual(await verify(code));
  });

  it('has one code however often it is printed, also at the same time, and another for another payment', async () => {
    const { id } = await paid(cast.applicant);
    const payment = await paymentOf(id);
    const copies = await Promise.all(Array.from({ length: 5 }, () => printed(payment)));
    expect(new Set(copies.map(receiptCodeOf)).size).toBe(1);
    const other = await paid(cast.applicant);
    expect(receiptCodeOf(await printed(await paymentOf(other.id)))).not.toBe(
      receiptCodeOf(await printed(payment)),
    );
  });

  it('finds the same on the page behind the QR code and by its form, in both languages', async () => {
    const { id } = await paid(cast.applicant);
    const payment = await paymentOf(id);
    const code = receiptCodeOf(await printed(payment));
    for (const [language, words] of [
      ['ru', ['Квитанция (расписка) подлинная', '21 625 тенге']],
      ['kk', ['Түбіртек (қолхат) түпнұсқа', '21 625 теңге']],
    ] as const) {
      const response = await page(code, language);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const text = (await response.text()).replaceAll('\u00a0', ' ');
      for (const word of [...words, payment.receiptNumber ?? '']) expect(text).toContain(word);
    }
    expect((await fetch(`${server.url}/verify?number=${code}`)).status).toBe(200);
  });

  it('is not told who paid: neither name nor number, whoever asks', async () => {
    const { id } = await paid(cast.applicant);
    const code = receiptCodeOf(await printed(await paymentOf(id)));
    const { name, iin } = cast.applicant.person ?? { name: '', iin: '' };
    const told = [
      JSON.stringify(await verify(code)),
      JSON.stringify(await verify(code, cast.applicant)),
      await (await page(code)).text(),
    ];
    for (const text of told) for (const word of [name, iin]) expect(text).not.toContain(word);
  });

  it('is told when the money was given back after it was printed', async () => {
    const { id } = await draft(cast.applicant);
    const { payment } = await openPayment(cast.applicant, id);
    await payAt(payment?.checkoutUrl ?? '', 'failed');
    await goOff(server, cast.applicant, id);
    await tellOf(server, payment, 'PAY');
    const withMoney = await until('the money', async () => {
      const found = await paymentOf(id);
      return found.receipt === null ? null : found;
    });
    const code = receiptCodeOf(await printed(withMoney));
    await until('the refund', async () => ((await paymentOf(id)).status === 'REFUNDED' ? true : null));
    const told = await verify(code);
    expect(told).toMatchObject({
      valid: false,
      receipt: { state: 'REFUNDED', settledAt: expect.any(String) },
    });
    expect(told.ru).toContain('деньги возвращены плательщику');
    expect(await (await page(code)).text()).toContain('Оплата недействительна');
  });
});

describe('a code', () => {
  it.each(['R-0000-0000-0000', '', 'R', '2026-0000-0000-0000', "R-0000-0000-0000' OR 1=1", 'ұ'.repeat(5000)])(
    'that no receipt bears is told so in both languages: "%.30s"',
    async (given) => {
      expect(await verify(given)).toEqual({
        valid: false,
        receipt: null,
        ...bothLanguages('requests:receiptCheck.UNKNOWN'),
      });
    },
  );

  it('that no receipt bears has a page that says so', async () => {
    const response = await page('R-0000-0000-0000', 'kk');
    expect([response.status, (await response.text()).includes('Түбіртек (қолхат) табылмады')]).toEqual([
      404,
      true,
    ]);
  });

  it('is not the number on the receipt, nor that of the request', async () => {
    const { id } = await paid(cast.applicant);
    const { receiptNumber } = await paymentOf(id);
    expect((await verify(receiptNumber ?? '')).receipt).toBeNull();
    expect((await verify(id)).receipt).toBeNull();
  });
});

describe('every check of a receipt is counted', () => {
  it('by code and by page, without a word of who asked', async () => {
    const { id } = await paid(cast.applicant);
    const code = receiptCodeOf(await printed(await paymentOf(id)));
    expect(await paymentOf(id)).toMatchObject({ receiptChecks: 0 });
    await Promise.all([verify(code), verify(code.toLowerCase()), page(code)]);
    expect(await paymentOf(id)).toMatchObject({ receiptChecks: 3 });
  });

  it('when nothing is found, too', async () => {
    const before = await countOfNothingFound();
    await Promise.all(Array.from({ length: 5 }, () => verify('R-0000-0000-0000')));
    expect(await countOfNothingFound()).toBe(before + 5);
  });
});
