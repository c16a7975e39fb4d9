import { incidents, opened, retry } from '../incidents/incident-calls.ts';
import { logPlaced } from '../live/log-placed.ts';
import { logInAgain } from '../requests/cast.ts';
import type { Client } from '../support/client.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { sent } from '../support/story.ts';
import { attemptsOf, change, hurriedUntil, register, remove, webhooksOf, webhookWhen } from './integrator.ts';
import { answerWith, Receiver, TAKE, toldBy } from './receiver.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clock = new MovedClock();
let server: RunningServer;
let receiver: Receiver;
let applicant: Client;
let integrator: Client;
beforeAll(async () => {
  server = await startServer({ clock });
});
beforeEach(async () => {
  await logPlaced(server.database);
  receiver = await Receiver.start();
  [applicant, integrator] = await Promise.all([server.as('APPLICANT'), server.as('INTEGRATOR')]);
});
afterEach(async () => {
  clock.reset();
  await logInAgain(integrator);
  for (const { id } of await webhooksOf(integrator)) await remove(integrator, id);
  await receiver.stop();
});
afterAll(() => server.stop());

const SECOND = 1_000;

/** A webhook that has failed at least once. */
const failed = (id: string) => webhookWhen(integrator, id, 'a failure', (webhook) => webhook.failures > 0);

/** Fails until a day is over and it is disabled. */
async function failForADay(id: string): Promise<void> {
  await failed(id);
  clock.moveBy(DAY);
  await logInAgain(integrator);
  await hurriedUntil(server, integrator, id, 'disabled', ({ enabled }) => !enabled);
}

test('what a receiver does not take is tried again, and nothing is told before it', async () => {
  const answers = [answerWith(500, {}, 'out of order'), answerWith(500)];
  receiver.answer = (response, message) => (answers.shift() ?? TAKE)(response, message);
  const { webhook } = await register(integrator, receiver.url);
  const [first, second] = [await sent(applicant), await sent(applicant)];
  clock.moveBy(2 * HOUR);
  await logInAgain(integrator);
  await hurriedUntil(server, integrator, webhook.id, 'another attempt', () => receiver.received.length > 1);
  clock.moveBy(2 * HOUR);
  await logInAgain(integrator);
  const after = await hurriedUntil(server, integrator, webhook.id, 'all told', ({ lag }) => lag === 0);
  const told = receiver.received.map((message) => toldBy(message).data.requestId);
  expect(told).toEqual([first.id, first.id, first.id, second.id]);
  expect(new Set(receiver.received.slice(0, 3).map(({ id }) => id)).size).toBe(1);
  expect(receiver.atOnce).toBe(1);
  expect(after).toMatchObject({ enabled: true, failures: 0, failingSince: null, nextAttemptAt: null });
  expect(attemptsOf(after)).toMatchObject([
    { attempt: 1, delivered: false, httpStatus: 500, error: 'HTTP_STATUS', response: 'out of order' },
    { attempt: 2, delivered: false, httpStatus: 500, error: 'HTTP_STATUS' },
    { attempt: 3, delivered: true, httpStatus: 204, error: null },
    { attempt: 1, delivered: true, httpStatus: 204, error: null },
  ]);
});

test('while it fails a webhook keeps its place, and tells since when and until when it waits', async () => {
  receiver.answer = answerWith(500);
  const { webhook } = await register(integrator, receiver.url);
  await sent(applicant);
  const failing = await failed(webhook.id);
  expect(failing).toMatchObject({ enabled: true, lag: 1, cursor: webhook.cursor });
  const attempts = attemptsOf(failing);
  const [pause, since] = [failing.nextAttemptAt, failing.failingSince].map((at) => Date.parse(at ?? ''));
  const last = Date.parse(attempts.at(-1)?.at ?? '');
  const longest = 5 * SECOND * 2 ** (failing.failures - 1);
  expect((pause ?? 0) - last).toBeGreaterThanOrEqual(longest / 2 - SECOND);
  expect((pause ?? 0) - last).toBeLessThanOrEqual(longest + SECOND);
  expect(Math.abs((since ?? 0) - Date.parse(attempts[0]?.at ?? ''))).toBeLessThan(SECOND);
});

test('while a webhook waits for its next attempt, what comes in the meantime hurries nothing', async () => {
  receiver.answer = answerWith(503);
  const { webhook } = await register(integrator, receiver.url);
  const other = await Receiver.start();
  await register(integrator, other.url);
  await sent(applicant);
  await failed(webhook.id);
  await sent(applicant);
  await other.came(2);
  await other.stop();
  const attempts = attemptsOf(await failed(webhook.id)).map(({ at }) => Date.parse(at));
  const pauses = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
  expect(pauses.filter((pause) => pause < 2.4 * SECOND)).toEqual([]);
});

test('after a day it is disabled, whoever registered it has a mail, and enabled again it is told everything', async () => {
  receiver.answer = answerWith(500);
  const { webhook } = await register(integrator, receiver.url);
  const first = await sent(applicant);
  await failForADay(webhook.id);
  const [disabled] = await webhooksOf(integrator);
  expect(disabled).toMatchObject({
    enabled: false,
    disabledReason: 'FAILING',
    disabledText: 'Бір тәулік бойы бірде-бір хабар жеткізілмегендіктен ажыратылған.',
    nextAttemptAt: null,
    lag: 1,
  });
  expect(disabled?.failures).toBeGreaterThan(1);
  const mail = await mailTo(`${integrator.person?.iin}@example.kz`);
  expect(mail.subject).toBe('Веб-хук ажыратылды');
  expect(mail.text).toContain(receiver.url);
  expect(mail.text).toContain('Бір тәулік бойы');
  clock.reset();
  await Promise.all([logInAgain(applicant), logInAgain(integrator)]);
  const second = await sent(applicant);
  const attempts = receiver.received.length;
  receiver.answer = TAKE;
  const { webhook: enabled } = await change(integrator, 'enableWebhook', webhook.id);
  expect(enabled).toMatchObject({ enabled: true, disabledReason: null, failures: 0, failingSince: null });
  const messages = (await receiver.came(attempts + 2)).slice(attempts);
  expect(messages.map((message) => toldBy(message).data.requestId)).toEqual([first.id, second.id]);
});

test('one that was disabled for its failures is an incident, and a retry enables it', async () => {
  receiver.answer = answerWith(410);
  const administrator = await server.as('ADMINISTRATOR');
  const { webhook } = await register(integrator, receiver.url);
  const { id } = await sent(applicant);
  const incident = await opened(administrator, 'WEBHOOK');
  expect(incident).toMatchObject({ code: 'REFUSED', retriable: true });
  receiver.answer = TAKE;
  expect((await retry(administrator, incident.id)).incident?.state).toBe('RETRIED');
  const after = await webhookWhen(integrator, webhook.id, 'told', ({ lag }) => lag === 0);
  expect(after).toMatchObject({ enabled: true, failures: 0 });
  const told = (await receiver.came(2)).map((message) => toldBy(message).data.requestId);
  expect(told).toEqual([id, id]);
});

test('the incident is settled where its owner enables the webhook, or removes it', async () => {
  receiver.answer = answerWith(410);
  const administrator = await server.as('ADMINISTRATOR');
  const settled = async (id: string): Promise<string | undefined> =>
    (await incidents(administrator, { kind: 'WEBHOOK' })).find((one) => one.id === id)?.state;
  const first = await register(integrator, receiver.url);
  await sent(applicant);
  const one = await opened(administrator, 'WEBHOOK');
  receiver.answer = TAKE;
  await change(integrator, 'enableWebhook', first.webhook.id);
  expect(await settled(one.id)).toBe('RESOLVED');
  receiver.answer = answerWith(410);
  await sent(applicant);
  const other = await opened(administrator, 'WEBHOOK');
  await remove(integrator, first.webhook.id);
  expect(await settled(other.id)).toBe('RESOLVED');
});

test('a receiver that says it is gone is called no more', async () => {
  receiver.answer = answerWith(410);
  const { webhook } = await register(integrator, receiver.url);
  await sent(applicant);
  const disabled = await webhookWhen(integrator, webhook.id, 'disabled', ({ enabled }) => !enabled);
  expect(disabled).toMatchObject({ disabledReason: 'GONE', nextAttemptAt: null, lag: 1 });
  expect(attemptsOf(disabled)).toMatchObject([{ error: 'GONE', httpStatus: 410, attempt: 1 }]);
});

test('a webhook that was disabled on request is told nothing, and catches up', async () => {
  const { webhook } = await register(integrator, receiver.url);
  const other = await Receiver.start();
  await register(integrator, other.url);
  const { webhook: disabled } = await change(integrator, 'disableWebhook', webhook.id);
  expect(disabled).toMatchObject({ enabled: false, disabledReason: 'REQUESTED' });
  const requests = [await sent(applicant), await sent(applicant)];
  await other.came(2);
  await other.stop();
  expect(receiver.received).toEqual([]);
  await change(integrator, 'enableWebhook', webhook.id);
  const told = (await receiver.came(2)).map((message) => toldBy(message).data.requestId);
  expect(told).toEqual(requests.map(({ id }) => id));
});

test.each([301, 302, 307, 308])(
  'a redirect is an answer like any other, and not followed: %s',
  async (status) => {
    const elsewhere = await Receiver.start();
    receiver.answer = answerWith(status, { location: elsewhere.url });
    const { webhook } = await register(integrator, receiver.url);
    await sent(applicant);
    const [attempt] = attemptsOf(await failed(webhook.id));
    expect(attempt).toMatchObject({ error: 'REDIRECT', httpStatus: status });
    await elsewhere.stop();
    expect(elsewhere.received).toEqual([]);
  },
);

test.each([200, 201, 299])(
  'any 2xx takes the message, and of its text the beginning is kept: %s',
  async (status) => {
    receiver.answer = answerWith(status, {}, `Қабылданды ${'я'.repeat(5_000_000)}`);
    const { webhook } = await register(integrator, receiver.url);
    await sent(applicant);
    const told = await webhookWhen(integrator, webhook.id, 'told', (one) => attemptsOf(one).length > 0);
    const [attempt] = attemptsOf(told);
    expect(attempt).toMatchObject({ delivered: true, httpStatus: status, error: null });
    expect(attempt?.response).toMatch(/^Қабылданды я+$/);
    expect(attempt?.response).toHaveLength(1_000);
  },
);

test('a receiver that is away is unreachable, and told in the order of the log when it is back', async () => {
  const { webhook } = await register(integrator, 'http://127.0.0.1:1/hook');
  await sent(applicant);
  const [attempt] = attemptsOf(await failed(webhook.id));
  expect(attempt).toMatchObject({ error: 'UNREACHABLE', httpStatus: null, response: null });
  expect(attempt?.errorText).toBe('Қабылдаушы жүйемен байланыс орнатылмады.');
});

interface Mail {
  readonly subject: string;
  readonly text: string;
}

async function mailTo(email: string): Promise<Mail> {
  for (;;) {
    const response = await fetch(`${server.sandbox.url}/mail?to=${encodeURIComponent(email)}`);
    const [mail] = (await response.json()) as Mail[];
    if (mail !== undefined) return mail;
  }
}
