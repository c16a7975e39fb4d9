import 'reflect-metadata';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tenge } from '../../src/kernel/index.ts';
import { HttpPaymentGateway } from '../../src/payments/index.ts';

const charge = {
  paymentId: '0190f3c2-0000-7000-8000-000000000000',
  amount: tenge(100),
  purpose: 'APOSTILLE' as const,
  payerIin: '050315600010',
  expiresAt: new Date('2026-11-23T06:00:00Z'),
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Long enough for a busy machine, and short for one that is not to answer. */
const [PATIENT, IMPATIENT] = [10_000, 300];

async function gatewayThat(answers: RequestListener, timeout = PATIENT): Promise<HttpPaymentGateway> {
  const listening = createServer(answers);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return new HttpPaymentGateway({
    url: `http://127.0.0.1:${port}`,
    secret: 'secret',
    callbackUrl: 'http://127.0.0.1/payments/callback',
    timeout,
    describe: (purpose, language) => `${purpose} ${language}`,
  });
}

const answering =
  (body: string, status = 200): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);

describe('the gateway over HTTP', () => {
  it('is told all of the charge, with the secret', async () => {
    let told: unknown;
    let authorization: string | undefined;
    const gateway = await gatewayThat(async (request, response) => {
      authorization = request.headers.authorization;
      told = JSON.parse(Buffer.concat(await request.toArray()).toString());
      response.end('{"reference":"r-1","checkoutUrl":"https://pay.example/r-1"}');
    });
    expect(await gateway.openCharge(charge)).toEqual({
      reference: 'r-1',
      checkoutUrl: 'https://pay.example/r-1',
    });
    expect(authorization).toBe('Bearer secret');
    expect(told).toEqual({
      paymentId: charge.paymentId,
      amount: 10_000,
      currency: 'KZT',
      purpose: { kk: 'APOSTILLE kk', ru: 'APOSTILLE ru' },
      assign: `APOSTILLE ru; APOSTILLE; ${charge.paymentId}`,
      payerIin: charge.payerIin,
      callbackUrl: 'http://127.0.0.1/payments/callback',
      expiresAt: '2026-11-23T06:00:00.000Z',
    });
  });

  it.each<[string, RequestListener, string]>([
    ['refuses', answering('{}', 409), 'REFUSED'],
    ['fails', answering('<html>', 500), 'REFUSED'],
    ['never answers', () => undefined, 'TIMEOUT'],
    ['answers no JSON', answering('<html>'), 'MALFORMED'],
    ['answers without a page', answering('{"reference":"r-1"}'), 'MALFORMED'],
    [
      'names a page that is none',
      answering('{"reference":"r-1","checkoutUrl":"javascript:alert(1)"}'),
      'MALFORMED',
    ],
    ['answers without end', answering('x'.repeat(80_000)), 'MALFORMED'],
    [
      'sends elsewhere',
      (_request, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      'UNREACHABLE',
    ],
    ['hangs up', (request) => request.socket.destroy(), 'UNREACHABLE'],
  ])('gives no charge when it %s', async (_name, answers, reason) => {
    const gateway = await gatewayThat(answers, reason === 'TIMEOUT' ? IMPATIENT : PATIENT);
    await expect(gateway.openCharge(charge)).rejects.toMatchObject({ name: 'OutsideFault', reason });
  });
});
