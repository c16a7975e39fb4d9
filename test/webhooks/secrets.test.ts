import { logInAgain } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { sent } from '../support/story.ts';
import { register, replay, rotate } from './integrator.ts';
import { type Received, Receiver, toldBy } from './receiver.ts';
import { isSigned } from './standard-signature.ts';

const clock = new MovedClock();
let server: RunningServer;
let receiver: Receiver;
let applicant: Client;
let integrator: Client;
beforeAll(async () => {
  server = await startServer({ clock });
  receiver = await Receiver.start();
  [applicant, integrator] = await Promise.all([server.as('APPLICANT'), server.as('INTEGRATOR')]);
});
afterAll(async () => {
  await receiver.stop();
  await server.stop();
});

async function next(): Promise<Received> {
  const before = receiver.received.length;
  await sent(applicant);
  const message = (await receiver.came(before + 1)).at(-1);
  if (message === undefined) throw new Error('nothing came');
  return message;
}

test('a secret that is replaced signs besides for a day, and the one before it no more', async () => {
  const { webhook, secret: first } = await register(integrator, receiver.url);
  const second = await rotate(integrator, webhook.id);
  expect(second).not.toBe(first);
  const both = await next();
  expect(both.signature.split(' ')).toHaveLength(2);
  expect([isSigned(both, first), isSigned(both, second)]).toEqual([true, true]);
  const third = await rotate(integrator, webhook.id);
  const later = await next();
  expect([first, second, third].map((secret) => isSigned(later, secret))).toEqual([false, true, true]);
  clock.moveBy(23 * 3_600_000);
  await Promise.all([logInAgain(applicant), logInAgain(integrator)]);
  const within = await next();
  expect([second, third].map((secret) => isSigned(within, secret))).toEqual([true, true]);
  clock.moveBy(3_601_000);
  await logInAgain(integrator);
  const before = receiver.received.length;
  await replay(integrator, webhook.id, toldBy(later).data.cursor);
  const last = (await receiver.came(before + 1)).at(-1);
  if (last === undefined) throw new Error('nothing came');
  expect(last.id).toBe(within.id);
  expect(last.signature.split(' ')).toHaveLength(1);
  expect([second, third].map((secret) => isSigned(last, secret))).toEqual([false, true]);
});

test('the database alone does not tell a secret', async () => {
  const { secret } = await register(integrator, receiver.url);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const rows = await server.database.database.query<{ secret: Buffer }>('SELECT secret FROM webhook');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some((row) => row.secret.includes(key) || row.secret.toString('utf8').includes(secret))).toBe(
    false,
  );
});

test('a secret is asked for in vain', async () => {
  expect(await integrator.refusal('{ webhooks { secret } }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});
