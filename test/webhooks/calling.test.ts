import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';
import { WebhookCaller } from '../../src/webhooks/call-webhook.ts';
import { postWebhook } from '../../src/webhooks/post-webhook.ts';
import { ReceiverAddresses } from '../../src/webhooks/receiver-addresses.ts';
import { Receiver } from './receiver.ts';

const MESSAGE = { body: '{"type":"SENT"}', headers: { 'webhook-id': 'evt_1' } };
const NEVER = new AbortController().signal;

const nobody = { resolve: () => Promise.reject(new Error('the name servers are not asked')) };
const callerWith = (timeout: number): WebhookCaller =>
  new WebhookCaller({
    addresses: new ReceiverAddresses({ resolver: nobody, toLocalhost: true }),
    toLocalhost: true,
    timeout,
  });
/** Long enough for a busy machine, and short for a receiver that is not to answer. */
const [caller, impatient] = [callerWith(10_000), callerWith(300)];

let receiver: Receiver;
beforeEach(async () => {
  receiver = await Receiver.start();
});
afterEach(() => receiver.stop());

describe('a receiver that takes its time', () => {
  it('has not taken the message without a status', async () => {
    receiver.answer = () => undefined;
    expect(await impatient.call(receiver.url, MESSAGE, NEVER)).toMatchObject({
      error: 'TIMEOUT',
      httpStatus: null,
    });
  });

  it('has taken it with one, though the text never ends', async () => {
    receiver.answer = (response) => void response.writeHead(200).write('so far');
    const attempt = await impatient.call(receiver.url, MESSAGE, NEVER);
    expect(attempt).toMatchObject({ error: null, httpStatus: 200, response: 'so far' });
  });

  it('is left alone when the server stops', async () => {
    const stopping = new AbortController();
    receiver.answer = () => stopping.abort();
    expect(await caller.call(receiver.url, MESSAGE, stopping.signal)).toBeNull();
  });
});

it('an answer without an end is read no further than 64 KB', async () => {
  let written = 0;
  let closed = false;
  receiver.answer = (response) => {
    const more = (): void => {
      while (!closed && response.write(Buffer.alloc(16_384, 0x61))) written += 16_384;
    };
    response.on('drain', more).on('close', () => {
      closed = true;
    });
    response.writeHead(200);
    more();
  };
  const { status, text } = await postWebhook(new URL(receiver.url), ['127.0.0.1'], MESSAGE, NEVER);
  expect([status, text.length]).toEqual([200, 65_536]);
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

it('the call goes to the address that was looked up and no other, under the name of the host', async () => {
  const url = new URL(`http://hooks.example.kz:${receiver.port}/hook?a=1`);
  expect(await postWebhook(url, ['127.0.0.1'], MESSAGE, NEVER)).toMatchObject({ status: 204 });
  expect(receiver.received[0]?.headers.host).toBe(`hooks.example.kz:${receiver.port}`);
  expect(receiver.received[0]).toMatchObject({ id: 'evt_1', body: MESSAGE.body });
});

it('what is no answer of HTTP is told as unreachable', async () => {
  receiver.answer = (response) => void response.socket?.end('nonsense\r\n\r\n');
  expect(await caller.call(receiver.url, MESSAGE, NEVER)).toMatchObject({ error: 'UNREACHABLE' });
});

it('an address that is allowed no more is not called', async () => {
  const strict = new WebhookCaller({
    addresses: new ReceiverAddresses({ resolver: nobody, toLocalhost: false }),
    toLocalhost: false,
    timeout: 300,
  });
  expect(await strict.call(receiver.url, MESSAGE, NEVER)).toMatchObject({ error: 'ADDRESS_FORBIDDEN' });
  expect(receiver.received).toEqual([]);
});

it('a receiver whose certificate nobody vouches for is told nothing', async () => {
  const { key, cert } = selfSigned();
  let came = 0;
  const server = createServer({ key, cert }, (_request, response) => {
    came += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const attempt = await caller.call(`https://localhost:${port}/`, MESSAGE, NEVER);
  await new Promise((resolve) => server.close(resolve));
  expect(attempt).toMatchObject({ error: 'TLS_FAILED', httpStatus: null });
  expect(came).toBe(0);
});

function selfSigned(): { key: string; cert: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'localhost' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(certificate) };
}
