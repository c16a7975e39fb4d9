import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { completeStep, look } from '../support/story.ts';
import type { Payload } from './acts.ts';
import {
  act,
  activeStep,
  attempt,
  codesOf,
  done,
  idOf,
  offered,
  queueOf,
  signResult,
  staffAt,
  startWithAllEditions,
} from './any-edition.ts';
import { Committee } from './committee.ts';
import { recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

const NOTE = 'Асқар еңбек демалысында';

let server: RunningServer;
let at: Committee;
let outsideHead: Client;
let outsideExecutor: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Committee.gather(server);
  outsideHead = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'HEAD');
  outsideExecutor = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'EXECUTOR');
});
afterAll(() => server.stop());

/** As the head of the committee sees it: who else may not see it calls with the same. */
async function reassign(
  client: Client,
  id: string,
  to: Client | null,
  input: Record<string, unknown> = {},
): Promise<Payload> {
  const { version } = await look(at.head, id);
  const step = await activeStep(at.head, id);
  const assigneeId = to === null ? null : await idOf(to);
  return completeStep(client, {
    requestId: id,
    step,
    version,
    action: 'REASSIGN',
    assigneeId,
    note: NOTE,
    ...input,
  });
}

interface Traced {
  readonly assignments: readonly {
    readonly stepKey: string;
    readonly assigneeName: string;
    readonly assignedByName: string;
    readonly note: string | null;
  }[];
}

async function assignmentsOf(id: string): Promise<Traced['assignments']> {
  const { node } = await at.clerk.query<{ node: Traced }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       assignments { stepKey assigneeName assignedByName note } } } }`,
    { id },
  );
  return node.assignments;
}

async function historyOf(client: Client, id: string): Promise<{ kk: string; ru: string; status: string }[]> {
  const { node } = await client.query<{
    node: { history: { edges: { node: { kk: string; ru: string; status: string } }[] } };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Request { history(first: 100) { edges { node {
       status kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
    { id },
  );
  return node.history.edges.map(({ node: event }) => event);
}

type Stage = 'atExecutor' | 'takenUp' | 'complete';
const STAGES: readonly (readonly ['head' | 'unitHead', Stage])[] = [
  ['unitHead', 'atExecutor'],
  ['unitHead', 'takenUp'],
  ['head', 'takenUp'],
  ['head', 'complete'],
];

describe('a request that one executor has', () => {
  it.each(STAGES)(
    'is handed to another by the %s when it is %s, and the first can do nothing more',
    async (by, stage) => {
      const id = await at[stage]();
      const [own] = (await look(at.executor, id)).availableActions;
      const before = await look(at.head, id);
      const { request, userErrors } = await reassign(at[by], id, at.otherExecutor);
      expect(userErrors).toEqual([]);
      expect(request).toMatchObject({ status: before.status, version: before.version + 1 });
      expect(await queueOf(at.otherExecutor)).toContain(id);
      expect(await queueOf(at.executor)).not.toContain(id);
      expect(await offered(at.executor, id)).toEqual([]);
      const { version } = await look(at.executor, id);
      const call = { requestId: id, step: own?.step, version, action: own?.action };
      expect(codesOf(await unchanged(server, id, () => completeStep(at.executor, call)))).toEqual([
        'NOT_YOUR_STEP',
      ]);
    },
  );

  it('goes on with the other to its end', async () => {
    const id = await at.takenUp();
    done(await reassign(at.unitHead, id, at.otherExecutor));
    await act(at.otherExecutor, id, { decision: { outcome: 'GRANTED' } });
    await act(at.otherExecutor, id, { decision: { outcome: 'GRANTED' } });
    await act(at.unitHead, id);
    await signResult(at.head, id);
    expect((await look(at.applicant, id)).status).toBe('COMPLETED');
  });

  it('comes back to the other when its draft is returned', async () => {
    const id = await at.complete();
    done(await reassign(at.head, id, at.otherExecutor));
    await act(at.otherExecutor, id, { decision: { outcome: 'GRANTED' } });
    await act(at.unitHead, id, { action: 'RETURN', note: 'Қайта қараңыз' });
    expect(await queueOf(at.otherExecutor)).toContain(id);
    expect(await queueOf(at.executor)).not.toContain(id);
  });

  it('offers its superiors to hand it on, to everybody of the role but who has it', async () => {
    const id = await at.takenUp();
    for (const superior of [at.head, at.unitHead]) {
      const [action, ...more] = (await look(superior, id)).availableActions;
      expect(more).toEqual([]);
      expect(action).toMatchObject({ action: 'REASSIGN', requires: ['ASSIGNEE', 'NOTE'], grounds: [] });
      expect(action?.assignees.map(({ name }) => name)).toEqual([at.otherExecutor.person?.name]);
    }
  });

  it('keeps its trace: who, by whom and why for the staff; that it was, in both languages, for the applicant', async () => {
    const id = await at.takenUp();
    done(await reassign(at.unitHead, id, at.otherExecutor));
    expect((await assignmentsOf(id)).at(-1)).toEqual({
      stepKey: 'PORTAL.ACTION.COMPLETENESS',
      assigneeName: at.otherExecutor.person?.name,
      assignedByName: at.unitHead.person?.name,
      note: NOTE,
    });
    expect(await assignmentsOf(id)).toHaveLength(3);
    for (const reader of [at.applicant, at.clerk]) {
      expect((await historyOf(reader, id)).at(-1)).toEqual({
        status: 'IN_PROGRESS',
        ...bothLanguages('requests:event.REASSIGNED'),
      });
    }
    expect(JSON.stringify(await historyOf(at.applicant, id))).not.toContain(NOTE);
  });

  it('is handed on once for an idempotency key', async () => {
    const id = await at.takenUp();
    const { version } = await look(at.head, id);
    const key = { version, idempotencyKey: 'reassign-once' };
    done(await reassign(at.head, id, at.otherExecutor, key));
    done(await unchanged(server, id, () => reassign(at.head, id, at.otherExecutor, key)));
    expect(await assignmentsOf(id)).toHaveLength(3);
  });
});

describe('nothing is handed on', () => {
  it.each<[string, () => Client | null, Record<string, unknown>, string, string]>([
    ['to nobody', () => null, {}, 'ASSIGNEE_REQUIRED', 'assigneeId'],
    ['without a reason', () => at.otherExecutor, { note: null }, 'NOTE_REQUIRED', 'note'],
    ['with a blank reason', () => at.otherExecutor, { note: ' ' }, 'NOTE_REQUIRED', 'note'],
    ['with too long a reason', () => at.otherExecutor, { note: 'ұ'.repeat(2001) }, 'NOTE_TOO_LONG', 'note'],
    ['to who has it', () => at.executor, {}, 'ASSIGNEE_UNCHANGED', 'assigneeId'],
    ['to another organisation', () => outsideExecutor, {}, 'ASSIGNEE_UNKNOWN', 'assigneeId'],
    ['to another role', () => at.clerk, {}, 'ASSIGNEE_UNKNOWN', 'assigneeId'],
    ['to the applicant', () => at.applicant, {}, 'ASSIGNEE_UNKNOWN', 'assigneeId'],
    ['to an id that is none', () => null, { assigneeId: 'x' }, 'ASSIGNEE_UNKNOWN', 'assigneeId'],
  ])('%s', async (_, to, input, code, field) => {
    const id = await at.takenUp();
    for (const superior of [at.head, at.unitHead]) {
      const call = () => reassign(superior, id, to(), input);
      const { request, userErrors } = await unchanged(server, id, call);
      expect(request).toBeNull();
      expect(userErrors).toMatchObject([{ code, path: ['input', field] }]);
    }
    expect(await assignmentsOf(id)).toHaveLength(2);
  });

  it('by whoever saw an older request, or another step', async () => {
    const id = await at.takenUp();
    const { version } = await look(at.head, id);
    const stale = () => reassign(at.head, id, at.otherExecutor, { version: version - 1 });
    expect(codesOf(await unchanged(server, id, stale))).toEqual(['VERSION_STALE']);
    const elsewhere = () => reassign(at.head, id, at.otherExecutor, { step: 'PORTAL.ACTION.4' });
    expect(codesOf(await unchanged(server, id, elsewhere))).toEqual(['STEP_NOT_AVAILABLE']);
  });

  it('by anybody who is not a superior', async () => {
    const id = await at.takenUp();
    for (const [other, code] of [
      [at.executor, 'NOT_YOUR_STEP'],
      [at.otherExecutor, 'NOT_YOUR_STEP'],
      [at.clerk, 'NOT_YOUR_STEP'],
      [outsideHead, 'REQUEST_NOT_FOUND'],
    ] as const) {
      expect(codesOf(await unchanged(server, id, () => reassign(other, id, at.otherExecutor)))).toEqual([
        code,
      ]);
    }
    expect((await offered(at.executor, id)).includes('REASSIGN')).toBe(false);
    const mutation =
      'mutation ($input: CompleteStepInput!) { completeStep(input: $input) { userErrors { code } } }';
    const input = { requestId: id, step: 'PORTAL.ACTION.COMPLETENESS', version: 1, action: 'REASSIGN' };
    expect(await at.applicant.refusal(mutation, { input })).toEqual(['FORBIDDEN']);
  });

  it('from the head of the unit, by the head alone, while the draft is theirs to agree to', async () => {
    const id = await at.drafted();
    expect(await offered(at.unitHead, id)).not.toContain('REASSIGN');
    const answer = await unchanged(server, id, () => reassign(at.unitHead, id, at.otherExecutor));
    expect(codesOf(answer)).toEqual(['NOT_YOUR_STEP']);
    const toExecutor = await unchanged(server, id, () => reassign(at.head, id, at.otherExecutor));
    expect(codesOf(toExecutor)).toEqual(['ASSIGNEE_UNKNOWN']);
  });

  it.each<['received' | 'agreed', () => Client]>([
    ['received', () => at.clerk],
    ['agreed', () => at.otherExecutor],
  ])('while the request is nobody’s in particular: %s', async (stage, to) => {
    const id = await at[stage]();
    for (const superior of [at.head, at.unitHead]) {
      expect(await offered(superior, id)).not.toContain('REASSIGN');
      const answer = await unchanged(server, id, () => reassign(superior, id, to()));
      expect(codesOf(answer)).toEqual(['NOT_YOUR_STEP']);
    }
  });

  it('once the request has ended', async () => {
    const id = await at.takenUp();
    await act(at.executor, id, { decision: { outcome: 'REFUSED', reasoning: 'Құжат жоқ' } });
    const call = () => reassign(at.head, id, at.otherExecutor, { step: 'PORTAL.ACTION.COMPLETENESS' });
    expect(codesOf(await unchanged(server, id, call))).toEqual(['STEP_NOT_AVAILABLE']);
  });
});

describe('a request that the head of one unit has', () => {
  it('is handed to the head of another by the head of the provider', async () => {
    const id = await at.atUnitHead();
    done(await reassign(at.head, id, at.otherUnitHead));
    expect(await queueOf(at.otherUnitHead)).toContain(id);
    expect(await queueOf(at.unitHead)).not.toContain(id);
    const assigneeId = await idOf(at.executor);
    done(await attempt(at.otherUnitHead, id, { assigneeId }));
    expect(await queueOf(at.executor)).toContain(id);
  });

  it('is not handed on so by heads of units themselves, nor to an executor', async () => {
    const id = await at.atUnitHead();
    for (const unitHead of [at.unitHead, at.otherUnitHead]) {
      const call = () => reassign(unitHead, id, at.otherUnitHead);
      expect(codesOf(await unchanged(server, id, call))).toEqual(['NOT_YOUR_STEP']);
    }
    const call = () => reassign(at.head, id, at.executor);
    expect(codesOf(await unchanged(server, id, call))).toEqual(['ASSIGNEE_UNKNOWN']);
    expect((await recordOf(server, id)).request).toMatchObject({ current_step: 'PORTAL.ACTION.2' });
  });
});
