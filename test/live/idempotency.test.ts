import { type Cast, castOf } from '../requests/cast.ts';
import { nothingBegun, recordOf } from '../requests/record.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, completeStep, look, NEWSPAPER, paid, sent, sign } from '../support/story.ts';

let server: RunningServer;
let cast: Cast;

beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

const TEN = Array.from({ length: 10 }, (_, place) => place);

test('ten concurrent applications with one key begin one request, and all are answered it', async () => {
  const answers = await Promise.all(TEN.map(() => apply(cast.applicant, { idempotencyKey: 'apply-ten' })));
  expect(new Set(answers.map(({ request }) => request?.id)).size).toBe(1);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  const again = await nothingBegun(server, () => apply(cast.applicant, { idempotencyKey: 'apply-ten' }));
  expect(again.request?.id).toBe(answers[0]?.request?.id);
});

test('a draft revised again with the same key is revised once, and with another form not at all', async () => {
  const { request: begun } = await apply(cast.applicant);
  const revised = {
    requestId: begun?.id,
    idempotencyKey: 'revise',
    application: { ...NEWSPAPER, title: 'Жаңа атау' },
  };
  const first = await apply(cast.applicant, revised);
  const second = await apply(cast.applicant, revised);
  expect(second).toEqual(first);
  const other = await apply(cast.applicant, { ...revised, application: NEWSPAPER });
  expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
});

test('ten concurrent signatures with one key send the request once', async () => {
  const { id } = await paid(cast.applicant);
  const signature = await cast.applicant.signedDocument(id);
  const answers = await Promise.all(TEN.map(() => sign(cast.applicant, id, signature, 'sign-ten')));
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(new Set(answers.map(({ request }) => request?.number)).size).toBe(1);
  const { events, signatures } = await recordOf(server, id);
  expect(events.filter(({ type }) => type === 'SENT')).toHaveLength(1);
  expect(signatures).toHaveLength(1);
});

test('ten concurrent signatures without a key send the request once too; the others are turned down', async () => {
  const { id } = await paid(cast.applicant);
  const signature = await cast.applicant.signedDocument(id);
  const answers = await Promise.all(TEN.map(() => sign(cast.applicant, id, signature)));
  const refused = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
  expect(refused).toHaveLength(9);
  expect(['VERSION_STALE', 'STEP_NOT_AVAILABLE', 'SIGNING_DOCUMENT_MISSING']).toEqual(
    expect.arrayContaining([...new Set(refused)]),
  );
  const { signatures } = await recordOf(server, id);
  expect(signatures).toHaveLength(1);
});

test('ten concurrent steps with one key are one step', async () => {
  const { id } = await sent(cast.applicant);
  const { version, availableActions } = await look(cast.clerk, id);
  const [action] = availableActions;
  const input = {
    requestId: id,
    version,
    step: action?.step,
    action: action?.action,
    assigneeId: action?.assignees[0]?.id,
    idempotencyKey: 'step-ten',
  };
  const answers = await Promise.all(TEN.map(() => completeStep(cast.clerk, input)));
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(new Set(answers.map(({ request }) => request?.version))).toEqual(new Set([version + 1]));
  const other = { ...input, note: 'Басқа' };
  expect((await completeStep(cast.clerk, other)).userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_KEY_REUSED' },
  ]);
});

test('a key holds for one caller and one operation, and for one payload', async () => {
  const key = 'one-key';
  const own = await apply(cast.applicant, { idempotencyKey: key });
  const others = await apply(cast.company, { idempotencyKey: key });
  expect(others.request?.id).not.toBe(own.request?.id);
  const { id } = await paid(cast.applicant);
  const signed = await sign(cast.applicant, id, await cast.applicant.signedDocument(id), key);
  expect(signed.userErrors).toEqual([]);
  for (const change of [{ title: 'Басқа атау' }, { topics: ['NEWS', 'SPORT'] }, { website: 'mysal.kz' }]) {
    const input = { idempotencyKey: key, application: { ...NEWSPAPER, ...change } };
    const { request, userErrors } = await nothingBegun(server, () => apply(cast.applicant, input));
    expect(request).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }]);
  }
});

test('concurrent calls with one key and different payloads: one is answered, the others are told so', async () => {
  const answers = await Promise.all(
    TEN.map((place) =>
      apply(cast.applicant, {
        idempotencyKey: 'payload-race',
        application: { ...NEWSPAPER, title: `Атау ${place}` },
      }),
    ),
  );
  expect(answers.filter(({ request }) => request !== null)).toHaveLength(1);
  const refused = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
  expect(refused).toEqual(Array(9).fill('IDEMPOTENCY_KEY_REUSED'));
});

test.each(['', ' ', 'кілт', 'a b', 'x'.repeat(201)])('%j is no key', async (idempotencyKey) => {
  const { userErrors } = await nothingBegun(server, () => apply(cast.applicant, { idempotencyKey }));
  expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_INVALID' }]);
});

test('a refused application does not use its key up', async () => {
  const idempotencyKey = 'second-try';
  const { userErrors } = await apply(cast.applicant, {
    idempotencyKey,
    application: { ...NEWSPAPER, title: '' },
  });
  expect(userErrors).toMatchObject([{ code: 'FORM_REQUIRED' }]);
  expect((await apply(cast.applicant, { idempotencyKey })).userErrors).toEqual([]);
});
