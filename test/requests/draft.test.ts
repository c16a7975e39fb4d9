import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply, draft, look, NEWSPAPER, sent } from '../support/story.ts';
import { openPayment } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { nothingBegun, recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

const application = (change: Record<string, unknown>) => ({ application: { ...NEWSPAPER, ...change } });

describe('an application from the portal', () => {
  it('is a draft with the prerequisite, process 1 and condition 1 behind it, at process 3, without a number', async () => {
    const request = await draft(cast.applicant);
    expect(request).toMatchObject({ status: 'DRAFT', number: null, version: 1 });
    const record = await recordOf(server, request.id);
    expect(record.steps.map(({ key, state, answer }) => [key, state, answer])).toEqual([
      ['PORTAL.PREREQUISITE.1', 'DONE', null],
      ['PORTAL.PROCESS.1', 'DONE', null],
      ['PORTAL.CONDITION.1', 'DONE', 'PASS'],
      ['PORTAL.PROCESS.3', 'ACTIVE', null],
    ]);
    expect(record.events.map(({ type, status, step_key }) => [type, status, step_key])).toEqual([
      ['DRAFT', 'DRAFT', 'PORTAL.PROCESS.3'],
    ]);
  });

  it('offers its applicant to pay or to take it back, and nobody else anything', async () => {
    const { id } = await draft(cast.applicant);
    expect((await look(cast.applicant, id)).availableActions.map(({ action }) => action)).toEqual([
      'START_PAYMENT',
      'WITHDRAW',
    ]);
    await expect(look(cast.clerk, id)).rejects.toThrow('not to be seen');
  });

  it('is made once for an idempotency key, and the key holds for nothing else', async () => {
    const input = { ...application({}), idempotencyKey: 'draft-once' };
    const { request: first } = await apply(cast.applicant, input);
    const repeated = await nothingBegun(server, () => apply(cast.applicant, input));
    expect(repeated.request?.id).toBe(first?.id);
    const other = { ...application({ title: 'Басқа атау' }), idempotencyKey: 'draft-once' };
    const { request, userErrors } = await nothingBegun(server, () => apply(cast.applicant, other));
    expect(request).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }]);
    expect((await apply(cast.company, other)).userErrors).toEqual([]);
  });

  it('is made once for calls with one key that come at the same time', async () => {
    const input = { ...application({}), idempotencyKey: 'draft-race' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => apply(cast.applicant, input)));
    expect(new Set(answers.map(({ request }) => request?.id)).size).toBe(1);
  });
});

describe('a draft', () => {
  it('is revised by its applicant: the form is new, the version one more, no step and no event is added', async () => {
    const { id } = await draft(cast.applicant);
    const before = await recordOf(server, id);
    const revised = await apply(cast.applicant, { requestId: id, ...application({ title: 'Жаңа атау' }) });
    expect(revised).toMatchObject({ userErrors: [], request: { id, status: 'DRAFT', version: 2 } });
    const after = await recordOf(server, id);
    expect(after.request).toMatchObject({ title: 'Жаңа атау', application: { title: 'Жаңа атау' } });
    expect([after.steps, after.events]).toEqual([before.steps, before.events]);
  });

  it.each<[string, Record<string, unknown>, string, string[] | null]>([
    ['a faulty form', application({ title: '' }), 'FORM_REQUIRED', ['input', 'application', 'title']],
    [
      'another edition',
      { ...application({}), regulation: '322-2019' },
      'EDITION_FIXED',
      ['input', 'regulation'],
    ],
  ])('is not revised by %s', async (_, input, code, path) => {
    const { id } = await draft(cast.applicant);
    const { userErrors } = await unchanged(server, id, () =>
      apply(cast.applicant, { requestId: id, ...input }),
    );
    expect(userErrors).toMatchObject([{ code, path }]);
  });

  it('is not revised any more once its payment has been started, nor when it is sent', async () => {
    const { id } = await draft(cast.applicant);
    await openPayment(cast.applicant, id);
    for (const closed of [id, (await sent(cast.applicant)).id]) {
      const { userErrors } = await unchanged(server, closed, () =>
        apply(cast.applicant, { requestId: closed }),
      );
      expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
    }
  });

  it('of another person is as if it were not there, for its staff too', async () => {
    const { id } = await draft(cast.applicant);
    for (const other of [cast.company, cast.clerk, cast.head, cast.administrator]) {
      const { userErrors } = await unchanged(server, id, () => apply(other, { requestId: id }));
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND', path: ['input', 'requestId'] }]);
    }
  });

  it.each([
    'req_01890000-0000-7000-8000-000000000000',
    'req_x',
    'pay_01890000-0000-7000-8000-000000000000',
    '',
  ])('is not found under the id "%s"', async (requestId) => {
    const { userErrors } = await apply(cast.applicant, { requestId });
    expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
  });
});

describe('who applies, where, and under which edition', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['at the provider’s desk', { channel: 'PROVIDER' }, 'NOT_YOUR_DESK', 'channel'],
    [
      'at a service centre that the edition does not have',
      { channel: 'PSC' },
      'CHANNEL_NOT_AVAILABLE',
      'channel',
    ],
    ['under an edition that is not there', { regulation: '1-1999' }, 'EDITION_UNKNOWN', 'regulation'],
    [
      'for somebody else',
      { applicant: { iin: '900101400013', name: 'Бөтен' } },
      'APPLICANT_NOT_CALLER',
      'applicant',
    ],
    [
      'for a legal entity that is not the caller’s',
      { applicant: { bin: '120140000017', name: 'ЖШС' } },
      'APPLICANT_NOT_CALLER',
      'applicant',
    ],
    [
      'through a representative',
      {
        representative: {
          iin: '900101400013',
          name: 'Өкіл',
          powerOfAttorneyNumber: '1',
          powerOfAttorneyDate: '2026-01-01',
        },
      },
      'REPRESENTATIVE_NOT_ACCEPTED',
      'representative',
    ],
  ])('nobody applies %s', async (_, input, code, field) => {
    const text = bothLanguages(`errors:${code}`);
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, cast.applicant, language);
      const { request, userErrors } = await nothingBegun(server, () => apply(caller, input));
      expect(request).toBeNull();
      expect(userErrors).toEqual([{ code, path: ['input', field], message: text[language] }]);
    }
  });

  it('nobody applies who is not logged in', async () => {
    const mutation =
      'mutation ($input: ApplyForMediaRegistrationInput!) { applyForMediaRegistration(input: $input) { userErrors { code } } }';
    const codes = await nothingBegun(server, () =>
      server.client().refusal(mutation, { input: application({}) }),
    );
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });

  it('the head of a legal entity applies for it, or as a person', async () => {
    const { person } = cast.company;
    const applicantOf = async (input: Record<string, unknown>) => {
      const { request } = await apply(cast.company, input);
      const { node } = await cast.company.query<{ node: { applicant: object } }>(
        'query ($id: ID!) { node(id: $id) { ... on Request { applicant { iin bin legalEntity } } } }',
        { id: request?.id },
      );
      return node.applicant;
    };
    const forEntity = { iin: person?.iin, bin: person?.bin, legalEntity: true };
    expect(await applicantOf({})).toEqual(forEntity);
    expect(await applicantOf({ applicant: { bin: person?.bin, name: '«Мысал-Медиа» ЖШС' } })).toEqual(
      forEntity,
    );
    const asPerson = { iin: person?.iin, bin: null, legalEntity: false };
    expect(await applicantOf({ applicant: { iin: person?.iin, name: person?.name } })).toEqual(asPerson);
  });
});
