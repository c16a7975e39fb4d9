import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { webhookMessage } from '../../src/webhooks/webhook-message.ts';
import { newSecret, secretText } from '../../src/webhooks/webhook-secret.ts';

type Check = (
  headers: Readonly<Record<string, string>>,
  body: string,
  secret: string,
  now?: number,
) => boolean;

const EVENT = {
  position: { xid: '914', id: '10' },
  cursor: 'OTE0LjEw',
  eventId: 'evt_10',
  requestId: 'req_0190f3c2-0000-7000-8000-000000000000',
  number: '26112200000042',
  type: 'SENT',
  status: 'SENT',
  at: '2026-11-22T18:30:00.000Z',
  facts: { applicantId: null, provider: 'X', desk: null, sent: true },
};

/** The program of docs/webhooks.md, as an integrator copies it. */
async function documented(): Promise<Check> {
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
  const file = join(mkdtempSync(join(tmpdir(), 'qyzmet-webhook-')), 'check.mjs');
  writeFileSync(file, program);
  const { isGenuine } = (await import(pathToFileURL(file).href)) as { isGenuine: Check };
  return isGenuine;
}

test('the program in docs/webhooks.md takes what is genuine, and nothing else', async () => {
  const isGenuine = await documented();
  const [secret, other] = [newSecret(), newSecret()];
  const now = new Date();
  const { headers, body } = webhookMessage(EVENT, { secrets: [secret], now });
  expect(isGenuine(headers, body, secretText(secret))).toBe(true);
  expect(isGenuine(headers, body, secretText(other))).toBe(false);
  expect(isGenuine(headers, body.replace('SENT', 'GONE'), secretText(secret))).toBe(false);
  expect(isGenuine({ ...headers, 'webhook-id': 'evt_11' }, body, secretText(secret))).toBe(false);
  expect(isGenuine(headers, body, secretText(secret), now.getTime() + 6 * 60_000)).toBe(false);
  expect(isGenuine({ ...headers, 'webhook-timestamp': 'now' }, body, secretText(secret))).toBe(false);
  const both = webhookMessage(EVENT, { secrets: [other, secret], now });
  expect(isGenuine(both.headers, both.body, secretText(secret))).toBe(true);
});
