import { randomUUID, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { openPinnedXml } from '../../src/signatures/index.ts';
import { PAYMENT_SECRET, type SandboxHome, sandboxHome } from './running-sandbox.ts';

interface Callback {
  readonly body: string;
}

/** The fields of a notice that the gateway signed; null of one that it did not. */
async function fieldsOf(callback: Callback | undefined) {
  const pinned = [new X509Certificate(sandbox.paymentKey.certificate).raw];
  const notice = await openPinnedXml(Buffer.from(callback?.body ?? ''), { pinned, at: clock.now() });
  return notice?.fields ?? null;
}

const time = { now: Date.parse('2026-11-22T06:00:00Z') };
const clock = { now: () => new Date(time.now) };
let home: SandboxHome;
let sandbox: RunningSandbox;
let merchant: Server;
let apiUrl: string;
/** How many callbacks the merchant refuses before it takes one. */
let refusals = 0;
let callbacks: Callback[] = [];
let taken = Promise.withResolvers<Callback>();

beforeAll(async () => {
  merchant = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const callback = { body };
    callbacks.push(callback);
    const refused = refusals-- > 0;
    response.writeHead(refused ? 503 : 200).end();
    if (!refused) taken.resolve(callback);
  });
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  home = sandboxHome();
  sandbox = await home.start({ apiUrl, clock });
});
afterAll(async () => {
  await sandbox.close();
  merchant.closeAllConnections();
  merchant.close();
  home.remove();
});
beforeEach(() => {
  callbacks = [];
  refusals = 0;
  taken = Promise.withResolvers<Callback>();
});

function order(changes: object = {}) {
  return {
    paymentId: randomUUID(),
    amount: 2_162_500,
    currency: 'KZT',
    purpose: { kk: 'Есепке қою үшін алым', ru: 'Сбор за постановку на учет' },
    assign: 'Сбор; MEDIA_REGISTRATION; 0190f3c2-0000-7000-8000-000000000000',
    payerIin: '050315600010',
    callbackUrl: `${apiUrl}/payments/callback`,
    expiresAt: new Date(time.now + 3_600_000).toISOString(),
    ...changes,
  };
}

async function open(content: object, secret = PAYMENT_SECRET) {
  const response = await fetch(`${sandbox.url}/payments/charges`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(content),
  });
  const answer = (await response.json()) as { reference: string; checkoutUrl: string };
  return { status: response.status, ...answer };
}

function choose(checkoutUrl: string, outcome: string, headers: Record<string, string> = {}) {
  return fetch(checkoutUrl, { method: 'POST', headers, body: new URLSearchParams({ outcome }) });
}

const asJson = { accept: 'application/json' };

describe('opening a charge', () => {
  it('answers the same charge for the same payment', async () => {
    const content = order();
    const first = await open(content);
    expect(first.status).toBe(200);
    expect(await open(content)).toEqual(first);
  });

  it.each<[string, object, number]>([
    ['without an amount', { amount: 0 }, 400],
    ['with a callback to somebody else', { callbackUrl: 'http://127.0.0.1:9/payments/callback' }, 422],
  ])('is refused %s', async (_name, changes, status) => {
    expect((await open(order(changes))).status).toBe(status);
  });

  it('is refused with another amount under the same payment', async () => {
    const content = order();
    await open(content);
    expect((await open({ ...content, amount: 1 })).status).toBe(409);
  });

  it('is refused to those without the secret', async () => {
    expect((await open(order(), 'another')).status).toBe(401);
    expect((await fetch(`${sandbox.url}/payments/charges/any`)).status).toBe(401);
  });
});

describe('the checkout page', () => {
  it.each([
    ['ru-RU,kk;q=0.5', 'ru', 'Сбор за постановку на учет', 'Оплатить'],
    ['kk', 'kk', 'Есепке қою үшін алым', 'Төлеу'],
    ['en', 'kk', 'Есепке қою үшін алым', 'Төлеу'],
  ])(
    'for %s is in %s, shows the sum and says that it is a simulation',
    async (accept, language, purpose, pay) => {
      const { checkoutUrl } = await open(order());
      const response = await fetch(checkoutUrl, { headers: { 'accept-language': accept } });
      const page = await response.text();
      expect(response.headers.get('x-sandbox')).toBe('true');
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(purpose);
      expect(page.replaceAll('\u00a0', ' ')).toContain('21 625,00 ₸');
      expect(page).toContain(`value="paid">${pay}</button>`);
      expect(page).toMatch(/имитация/);
      expect(page).toContain('href="?lang=kk"');
      expect(page).toContain('href="?lang=ru"');
    },
  );

  it('escapes what the merchant wrote', async () => {
    const { checkoutUrl } = await open(order({ purpose: { kk: '<script>1</script>', ru: 'x' } }));
    const page = await (await fetch(checkoutUrl)).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });

  it('answers 410 after the time to pay, and takes nothing', async () => {
    const { checkoutUrl } = await open(order({ expiresAt: new Date(time.now + 1000).toISOString() }));
    time.now += 1000;
    expect((await fetch(checkoutUrl)).status).toBe(410);
    expect((await choose(checkoutUrl, 'paid')).status).toBe(410);
    expect(callbacks).toHaveLength(0);
  });

  it('answers 404 for a charge that is not there and 400 for another choice', async () => {
    expect((await fetch(`${sandbox.url}/payments/checkout/none`)).status).toBe(404);
    const { checkoutUrl } = await open(order());
    expect((await choose(checkoutUrl, 'maybe')).status).toBe(400);
  });
});

describe('a completed charge', () => {
  it('is told to the merchant, signed, and has a receipt', async () => {
    const { reference, checkoutUrl } = await open(order());
    const page = await (await choose(checkoutUrl, 'paid', { 'accept-language': 'ru' })).text();
    expect(page).toContain('Платеж принят.');
    expect(await fieldsOf(callbacks[0])).toMatchObject({
      reference,
      amount: '21625.00',
      payerIdn: '050315600010',
      payDate: clock.now().toISOString(),
      docNumber: expect.stringMatching(/^\d{12,}$/),
      assign: 'Сбор; MEDIA_REGISTRATION; 0190f3c2-0000-7000-8000-000000000000',
    });
  });

  it('keeps its first outcome', async () => {
    const { reference, checkoutUrl } = await open(order());
    const first: unknown = await (await choose(checkoutUrl, 'failed', asJson)).json();
    const second: unknown = await (await choose(checkoutUrl, 'paid', asJson)).json();
    expect(first).toEqual({
      reference,
      status: 'FAILED',
      receiptNumber: null,
      failureCode: 'DECLINED',
      delivered: true,
    });
    expect(second).toEqual(first);
    expect(callbacks).toHaveLength(1);
  });

  it('is told again under the same id until the merchant takes it', async () => {
    refusals = 2;
    const { checkoutUrl } = await open(order());
    expect(await (await choose(checkoutUrl, 'paid', asJson)).json()).toMatchObject({ delivered: false });
    await taken.promise;
    expect(callbacks).toHaveLength(3);
    expect(new Set(callbacks.map(({ body }) => body)).size).toBe(1);
  });

  it('can be asked after', async () => {
    const content = order();
    const { reference, checkoutUrl } = await open(content);
    await choose(checkoutUrl, 'paid');
    const response = await fetch(`${sandbox.url}/payments/charges/${reference}`, {
      headers: { authorization: `Bearer ${PAYMENT_SECRET}` },
    });
    expect(await response.json()).toMatchObject({
      paymentId: content.paymentId,
      status: 'PAID',
      paidAt: clock.now().toISOString(),
    });
  });

  it('survives a restart, and what was not told yet is told then', async () => {
    refusals = 1_000;
    const { reference, checkoutUrl } = await open(order());
    await choose(checkoutUrl, 'paid');
    await sandbox.close();
    refusals = 0;
    sandbox = await home.start({ apiUrl, clock });
    expect(await fieldsOf(await taken.promise)).toMatchObject({ reference, amount: '21625.00' });
  });
});
