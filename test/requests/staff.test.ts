import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, completeStep, look, sent } from '../support/story.ts';
import { decided, refusalOf, register, registered } from './acts.ts';
import { type Cast, castOf, speaking, stranger } from './cast.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const REGISTER = { step: 'PORTAL.PROCESS.9', action: 'REGISTER' };
const DECIDE = { step: 'PORTAL.CONDITION.4', action: 'DECIDE' };
const GRANT = { outcome: 'GRANTED' };

let server: RunningServer;
let cast: Cast;
let outsider: Client;
let outsideExecutor: Client;
beforeAll(async () => {
  server = await startServer();
  [cast, outsider, outsideExecutor] = await Promise.all([
    castOf(server),
    stranger(server, 'CLERK', '900101400013'),
    stranger(server, 'EXECUTOR', '990101300102'),
  ]);
});
afterAll(() => server.stop());

async function idOf(client: Client): Promise<string> {
  return (await client.query<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id;
}

async function offered(client: Client, requestId: string): Promise<string[]> {
  return (await look(client, requestId)).availableActions.map(({ action }) => action);
}

/** Holds that the call is turned down with that code, in the caller's language, and wrote nothing. */
async function expectTurnedDown(
  client: Client,
  input: { requestId: string } & Record<string, unknown>,
  { code, path, values }: { code: string; path?: string[]; values?: Record<string, number> },
): Promise<void> {
  const { version } = (await recordOf(server, input.requestId)).request;
  const text = bothLanguages(`errors:${code}`, values ?? {});
  for (const language of ['kk', 'ru'] as const) {
    const caller = speaking(server, client, language);
    const answer = await unchanged(server, input.requestId, () =>
      completeStep(caller, { version, ...input }),
    );
    const userErrors = [{ code, path: path ?? null, message: text[language] }];
    expect(answer).toEqual({ request: null, userErrors });
  }
}

describe('registering', () => {
  it('leaves who did it and when, with the note, and hands the request to the executor', async () => {
    const { id } = await sent(cast.applicant);
    const assigneeId = await idOf(cast.otherExecutor);
    const { request } = await carryOut(cast.clerk, id, { assigneeId, note: 'Қарауға' });
    expect(request).toMatchObject({ status: 'IN_PROGRESS', version: 5 });
    const record = await recordOf(server, id);
    expect(record.request).toMatchObject({
      assignees: { EXECUTOR: assigneeId.slice(4) },
      current_step: DECIDE.step,
    });
    const step = record.steps.find(({ key }) => key === REGISTER.step);
    expect(step).toMatchObject({ state: 'DONE', actor_name: cast.clerk.person?.name, note: 'Қарауға' });
    expect(record.events.slice(-2).map(({ type }) => type)).toEqual(['REGISTERED', 'IN_PROGRESS']);
  });

  it('needs somebody to hand it to: an executor of the same provider', async () => {
    const { id } = await sent(cast.applicant);
    const at = { requestId: id, ...REGISTER };
    const path = ['input', 'assigneeId'];
    await expectTurnedDown(cast.clerk, at, { code: 'ASSIGNEE_REQUIRED', path });
    const wrong = [cast.applicant, cast.clerk, cast.head, outsideExecutor].map(idOf);
    for (const assigneeId of [...(await Promise.all(wrong)), 'person_x', id]) {
      await expectTurnedDown(cast.clerk, { ...at, assigneeId }, { code: 'ASSIGNEE_UNKNOWN', path });
    }
  });
});

describe('deciding', () => {
  const path = (name?: string) => ['input', 'decision', ...(name === undefined ? [] : [name])];
  it.each<[string, Record<string, unknown>, string, string[]]>([
    ['without a decision', {}, 'DECISION_REQUIRED', path()],
    ['against it without grounds', { decision: { outcome: 'REFUSED' } }, 'GROUNDS_REQUIRED', path('grounds')],
    [
      'against it on no ground',
      { decision: { outcome: 'REFUSED', grounds: [] } },
      'GROUNDS_REQUIRED',
      path('grounds'),
    ],
    [
      'on grounds that the act does not have',
      { decision: { outcome: 'REFUSED', grounds: ['DISLIKED'] } },
      'GROUND_UNKNOWN',
      path('grounds'),
    ],
    [
      'for it with grounds against it',
      { decision: { ...GRANT, grounds: ['APPLICATION_INCOMPLETE'] } },
      'GROUNDS_NOT_EXPECTED',
      path('grounds'),
    ],
  ])('%s is turned down', async (_, input, code, at) => {
    const { id } = await registered(cast);
    await expectTurnedDown(cast.executor, { requestId: id, ...DECIDE, ...input }, { code, path: at });
  });

  it('with too long a reasoning is turned down', async () => {
    const { id } = await registered(cast);
    const decision = { outcome: 'REFUSED', grounds: ['APPLICATION_INCOMPLETE'], reasoning: 'ұ'.repeat(4001) };
    await expectTurnedDown(
      cast.executor,
      { requestId: id, ...DECIDE, decision },
      { code: 'REASONING_TOO_LONG', path: path('reasoning'), values: { limit: 4000 } },
    );
  });

  it('against it ends the request; the applicant reads notice, grounds and reasoning in both languages', async () => {
    const grounds = ['TITLE_TAKEN_IN_TERRITORY', 'APPLICATION_INCOMPLETE'];
    const reasoning = 'Осындай атау 2011 жылы есепке қойылған.';
    const { id } = await decided(cast, { outcome: 'REFUSED', grounds: [...grounds, grounds[0]], reasoning });
    const texts = grounds.map((code) => ({ code, ...bothLanguages(`editions/178-2012-3:ground.${code}`) }));
    const refusal = await refusalOf(cast.applicant, id);
    expect(refusal).toEqual({
      clause: '6-15',
      causeCode: null,
      causeKk: null,
      causeRu: null,
      reasoning,
      grounds: texts,
      kk: 'Алушының деректерінде бұзушылықтардың болуына байланысты сұрау салынған қызметті көрсетуден бас тартылды.',
      ru: 'В оказании запрашиваемой услуги отказано в связи с имеющимися нарушениями в данных получателя.',
    });
    const record = await recordOf(server, id);
    expect(record.request).toMatchObject({ status: 'REFUSED', current_step: null, result_number: null });
    expect(record.steps.slice(-2).map(({ key, answer, actor_name }) => [key, answer, actor_name])).toEqual([
      ['PORTAL.CONDITION.4', 'FAIL', cast.executor.person?.name],
      ['PORTAL.PROCESS.10', null, null],
    ]);
    expect(await offered(cast.applicant, id)).toEqual(['RATE']);
  });
});

describe('a step is carried out', () => {
  it('by nobody whose turn it is not', async () => {
    const { id: waiting } = await sent(cast.applicant);
    const assigneeId = await idOf(cast.executor);
    for (const staff of [cast.executor, cast.unitHead, cast.head]) {
      await expectTurnedDown(
        staff,
        { requestId: waiting, ...REGISTER, assigneeId },
        { code: 'NOT_YOUR_STEP' },
      );
    }
    await register(cast.clerk, cast.executor, waiting);
    for (const staff of [cast.otherExecutor, cast.clerk, cast.unitHead, cast.head]) {
      await expectTurnedDown(
        staff,
        { requestId: waiting, ...DECIDE, decision: GRANT },
        { code: 'NOT_YOUR_STEP' },
      );
    }
  });

  it('by nobody of another organisation: the request is not there for them', async () => {
    const { id } = await registered(cast);
    const expected = { code: 'REQUEST_NOT_FOUND', path: ['input', 'requestId'] };
    for (const staff of [outsider, outsideExecutor]) {
      await expectTurnedDown(staff, { requestId: id, ...DECIDE, decision: GRANT }, expected);
    }
  });

  it('by no applicant, no administrator and nobody who is not logged in', async () => {
    const { id } = await registered(cast);
    const mutation =
      'mutation ($input: CompleteStepInput!) { completeStep(input: $input) { userErrors { code } } }';
    const input = { requestId: id, ...DECIDE, version: 5, decision: GRANT };
    const codes = (client: Client) => unchanged(server, id, () => client.refusal(mutation, { input }));
    for (const caller of [cast.applicant, cast.company, cast.administrator]) {
      expect(await codes(caller)).toEqual(['FORBIDDEN']);
    }
    expect(await codes(server.client())).toEqual(['UNAUTHENTICATED']);
  });

  it.each<[string, Record<string, unknown>, string, string[]?]>([
    ['the version is an older one', { version: 4 }, 'VERSION_STALE', ['input', 'version']],
    ['the version is one that never was', { version: 99 }, 'VERSION_STALE', ['input', 'version']],
    ['the step is behind it', { step: REGISTER.step }, 'STEP_NOT_AVAILABLE'],
    ['the step is yet to come', { step: 'PORTAL.PROCESS.11' }, 'STEP_NOT_AVAILABLE'],
    ['the step is not there', { step: 'PORTAL.PROCESS.99' }, 'STEP_NOT_AVAILABLE'],
    ['the action is another step’s', { action: 'REGISTER' }, 'ACTION_UNKNOWN', ['input', 'action']],
    ['the note is too long', { note: 'ұ'.repeat(2001) }, 'NOTE_TOO_LONG', ['input', 'note']],
  ])('by no call where %s', async (_, change, code, ...[path]) => {
    const { id } = await registered(cast);
    const values = code === 'NOTE_TOO_LONG' ? { limit: 2000 } : { version: 5 };
    const input = { requestId: id, ...DECIDE, decision: GRANT, ...change };
    await expectTurnedDown(cast.executor, input, { code, values, ...(path && { path }) });
  });

  it('not once the request has ended', async () => {
    const { id } = await decided(cast, { outcome: 'REFUSED', grounds: ['APPLICATION_INCOMPLETE'] });
    const input = { requestId: id, ...DECIDE, decision: GRANT };
    await expectTurnedDown(cast.executor, input, { code: 'STEP_NOT_AVAILABLE' });
  });

  it('once, when two carry it out at the same time', async () => {
    const { id } = await sent(cast.applicant);
    const { version } = await look(cast.clerk, id);
    const assignees = await Promise.all([idOf(cast.executor), idOf(cast.otherExecutor)]);
    const answers = await Promise.all(
      assignees.map((assigneeId) =>
        completeStep(cast.clerk, { requestId: id, ...REGISTER, version, assigneeId }),
      ),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'VERSION_STALE' }]);
    const record = await recordOf(server, id);
    expect(record.steps.filter(({ key }) => key === REGISTER.step)).toHaveLength(1);
    expect(record.events.filter(({ type }) => type === 'REGISTERED')).toHaveLength(1);
    const winner = assignees[answers.findIndex(({ request }) => request !== null)];
    expect(record.request).toMatchObject({ version: version + 1, assignees: { EXECUTOR: winner?.slice(4) } });
  });

  it('once for an idempotency key, and the key holds for no other decision', async () => {
    const { id } = await registered(cast);
    const input = { requestId: id, ...DECIDE, version: 5, decision: GRANT, idempotencyKey: 'decide-once' };
    const first = await completeStep(cast.executor, input);
    expect(first).toMatchObject({ userErrors: [], request: { version: 6 } });
    expect(await unchanged(server, id, () => completeStep(cast.executor, input))).toEqual(first);
    const other = { ...input, decision: { outcome: 'REFUSED', grounds: ['APPLICATION_INCOMPLETE'] } };
    const { userErrors } = await unchanged(server, id, () => completeStep(cast.executor, other));
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });
});
