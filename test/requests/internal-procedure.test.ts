import { inspectPdf } from '../documents/pdf-objects.ts';
import { wordsOf } from '../documents/words-of.ts';
import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { completeStep, look } from '../support/story.ts';
import { type RefusalView, refusalOf } from './acts.ts';
import {
  act,
  attempt,
  codesOf,
  handTo,
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

const GROUND = 'DOCUMENTS_NONCONFORMING';
const REASONING = 'Жарғыда атау басқаша жазылған';
const REFUSAL = { outcome: 'REFUSED', grounds: [GROUND], reasoning: REASONING };

let server: RunningServer;
let at: Committee;
let outsider: Client;
beforeAll(async () => {
  server = await startWithAllEditions();
  at = await Committee.gather(server);
  outsider = await staffAt(server, 'INFORMATION_AND_ARCHIVES_COMMITTEE', 'EXECUTOR');
});
afterAll(() => server.stop());

/** Names of those in whose queue the request stands. */
async function waitsFor(id: string): Promise<string[]> {
  const names: string[] = [];
  for (const [name, client] of Object.entries(at.everybody)) {
    if ((await queueOf(client)).includes(id)) names.push(name);
  }
  return names;
}

interface Inside {
  readonly decision: { outcome: string; byName: string; reasoning: string | null; grounds: object[] } | null;
  readonly assignments: readonly { stepKey: string; assigneeName: string; assignedByName: string }[] | null;
}

async function insideOf(client: Client, id: string): Promise<Inside> {
  const { node } = await client.query<{ node: Inside }>(
    `query ($id: ID!) { node(id: $id) { ... on Request {
       decision { outcome byName reasoning grounds { code kk: text(lang: KK) ru: text(lang: RU) } }
       assignments { stepKey assigneeName assignedByName } } } }`,
    { id },
  );
  return node;
}

describe('a request in the committee', () => {
  it('waits for one person after the other, and for nobody else', async () => {
    const id = await at.received();
    const stages: [string, () => Promise<void>][] = [
      ['clerk', () => handTo(at.clerk, id, at.unitHead)],
      ['unitHead', () => handTo(at.unitHead, id, at.executor)],
      ['executor', () => act(at.executor, id)],
      ['executor', () => act(at.executor, id, { decision: { outcome: 'GRANTED' } })],
      ['executor', () => act(at.executor, id, { decision: { outcome: 'GRANTED' } })],
    ];
    for (const [who, acts] of stages) {
      expect(await waitsFor(id)).toEqual([who]);
      await acts();
    }
    await act(at.unitHead, id);
    expect(await waitsFor(id)).toEqual(['head']);
    await signResult(at.head, id);
    expect(await waitsFor(id)).toEqual([]);
    expect((await look(at.applicant, id)).status).toBe('COMPLETED');
  });

  it('waits for the head of the unit who handed it on to agree, not for another', async () => {
    expect(await waitsFor(await at.drafted())).toEqual(['unitHead']);
  });

  it('is acted on by whom it waits for alone', async () => {
    const id = await at.atUnitHead();
    const { version } = await look(at.unitHead, id);
    const handing = { requestId: id, step: 'PORTAL.ACTION.2', version, action: 'HAND_ON' };
    const assigneeId = await idOf(at.executor);
    for (const other of [at.otherUnitHead, at.executor, at.clerk, at.head]) {
      const call = () => completeStep(other, { ...handing, assigneeId });
      expect(codesOf(await unchanged(server, id, call))).toEqual(['NOT_YOUR_STEP']);
    }
    await handTo(at.unitHead, id, at.executor);
    const { version: then } = await look(at.executor, id);
    const taking = { requestId: id, step: 'PORTAL.ACTION.3', version: then, action: 'TAKE_UP' };
    for (const other of [at.otherExecutor, at.unitHead]) {
      const call = () => completeStep(other, taking);
      expect(codesOf(await unchanged(server, id, call))).toEqual(['NOT_YOUR_STEP']);
    }
    expect(codesOf(await completeStep(outsider, taking))).toEqual(['REQUEST_NOT_FOUND']);
  });

  it('is handed on to the committee’s own executors alone', async () => {
    const id = await at.atUnitHead();
    const strangers = [outsider, at.clerk, at.unitHead, at.head, at.applicant];
    for (const assigneeId of [...(await Promise.all(strangers.map(idOf))), 'x', id]) {
      const { userErrors } = await unchanged(server, id, () => attempt(at.unitHead, id, { assigneeId }));
      expect(userErrors).toMatchObject([{ code: 'ASSIGNEE_UNKNOWN', path: ['input', 'assigneeId'] }]);
    }
    const { userErrors } = await unchanged(server, id, () => attempt(at.unitHead, id));
    expect(userErrors).toMatchObject([{ code: 'ASSIGNEE_REQUIRED', path: ['input', 'assigneeId'] }]);
  });

  it('shows what was decided and to whom it was handed to the committee’s staff, and not to the applicant', async () => {
    const id = await at.drafted();
    const { executor, unitHead, clerk } = at;
    for (const client of Object.values(at.everybody)) {
      expect(await insideOf(client, id)).toMatchObject({
        decision: { outcome: 'GRANTED', byName: executor.person?.name },
        assignments: [
          { assigneeName: unitHead.person?.name, assignedByName: clerk.person?.name },
          { assigneeName: executor.person?.name, assignedByName: unitHead.person?.name },
        ],
      });
    }
    expect(await insideOf(at.applicant, id)).toEqual({ decision: null, assignments: null });
    await expect(look(outsider, id)).rejects.toThrow('not to be seen');
  });
});

describe('the check of completeness', () => {
  it.each<[string, object | null, string, string[]]>([
    ['without a decision', null, 'DECISION_REQUIRED', ['decision']],
    ['without reasoning', { outcome: 'REFUSED' }, 'REASONING_REQUIRED', ['decision', 'reasoning']],
    [
      'with blank reasoning',
      { outcome: 'REFUSED', reasoning: ' ' },
      'REASONING_REQUIRED',
      ['decision', 'reasoning'],
    ],
    ['on grounds', REFUSAL, 'GROUNDS_NOT_EXPECTED', ['decision', 'grounds']],
  ])('does not end %s', async (_, decision, code, path) => {
    const id = await at.takenUp();
    const { userErrors } = await unchanged(server, id, () => attempt(at.executor, id, { decision }));
    expect(userErrors).toMatchObject([{ code, path: ['input', ...path] }]);
  });

  it('refused, ends the request with a notice of its own, in the executor’s words and without a paper', async () => {
    const id = await at.takenUp();
    const reasoning = 'Құрылтай құжаты жоқ';
    await act(at.executor, id, { decision: { outcome: 'REFUSED', reasoning } });
    const notice = { clause: '3', causeCode: null, reasoning, causeKk: null, causeRu: null, grounds: [] };
    expect(await refusalOf(at.applicant, id)).toEqual({
      ...notice,
      ...bothLanguages('editions/322-2019:notice.CONSIDERATION_REFUSED'),
    } satisfies RefusalView);
    const { request, results, events } = await recordOf(server, id);
    expect([request.status, results]).toEqual(['REFUSED', []]);
    expect(events.at(-1)?.type).toBe('REFUSED_CONSIDERATION_REFUSED');
  });
});

describe('a draft', () => {
  it('is returned by the head of the unit with a note, and comes back to the executor, who reads it', async () => {
    const id = await at.drafted();
    for (const note of [undefined, ' ']) {
      const call = () => attempt(at.unitHead, id, { action: 'RETURN', note });
      const { userErrors } = await unchanged(server, id, call);
      expect(userErrors).toMatchObject([{ code: 'NOTE_REQUIRED', path: ['input', 'note'] }]);
    }
    await act(at.unitHead, id, { action: 'RETURN', note: 'Негіздемесін жазыңыз' });
    expect(await waitsFor(id)).toEqual(['executor']);
    const { steps, events } = await recordOf(server, id);
    expect(steps.at(-2)).toMatchObject({
      key: 'PORTAL.ACTION.5',
      answer: 'RETURN',
      note: 'Негіздемесін жазыңыз',
    });
    expect(events.at(-1)).toMatchObject({ type: 'RETURNED', status: 'IN_PROGRESS' });
  });

  it('is returned by the head, too, and agreed to once more', async () => {
    const id = await at.agreed();
    await act(at.head, id, { action: 'RETURN', note: 'Қайта қараңыз' });
    expect(await offered(at.executor, id)).toEqual(['DRAFT_DECISION']);
    await act(at.executor, id, { decision: { outcome: 'GRANTED' } });
    expect(await offered(at.unitHead, id)).toContain('AGREE');
  });

  it('is not returned from where nothing is drafted yet', async () => {
    const note = 'Қайтару';
    const stages: [Client, () => Promise<string>][] = [
      [at.clerk, () => at.received()],
      [at.unitHead, () => at.atUnitHead()],
      [at.executor, () => at.atExecutor()],
      [at.executor, () => at.takenUp()],
      [at.executor, () => at.complete()],
    ];
    for (const [who, come] of stages) {
      const id = await come();
      const { userErrors } = await unchanged(server, id, () => attempt(who, id, { action: 'RETURN', note }));
      expect(userErrors).toMatchObject([{ code: 'ACTION_UNKNOWN', path: ['input', 'action'] }]);
    }
  });
});

describe('a refusal in place of a grant', () => {
  it.each([['none'], [' ']])('is not drafted without reasons: %j', async (given) => {
    const id = await at.complete();
    const decision = { ...REFUSAL, reasoning: given === 'none' ? null : given };
    const { userErrors } = await unchanged(server, id, () => attempt(at.executor, id, { decision }));
    expect(userErrors).toMatchObject([
      { code: 'REFUSAL_NOT_REASONED', path: ['input', 'decision', 'reasoning'] },
    ]);
  });

  it('is drafted by the executor after the return, signed by the head, and is the result', async () => {
    const id = await at.drafted();
    await act(at.unitHead, id, { action: 'RETURN', note: 'Жарғыны қараңыз' });
    await act(at.executor, id, { decision: REFUSAL });
    expect((await insideOf(at.unitHead, id)).decision).toMatchObject({
      outcome: 'REFUSED',
      reasoning: REASONING,
    });
    await act(at.unitHead, id);
    expect(await refusalOf(at.applicant, id)).toBeNull();
    await signResult(at.head, id);
    const ground = bothLanguages(`editions/322-2019:ground.${GROUND}`);
    expect(await refusalOf(at.applicant, id)).toEqual({
      clause: '10-12',
      causeCode: null,
      causeKk: null,
      causeRu: null,
      reasoning: REASONING,
      ...bothLanguages('editions/322-2019:notice.DOCUMENTS_NONCONFORMING'),
      grounds: [{ code: GROUND, ...ground }],
    });
    const { node } = await at.applicant.query<{
      node: {
        status: string;
        result: { outcome: string; kk: string; ru: string; number: string; url: string };
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { status
         result { outcome number url kk: title(lang: KK) ru: title(lang: RU) } } } }`,
      { id },
    );
    expect(node).toMatchObject({ status: 'REFUSED', result: { outcome: 'REFUSED' } });
    expect(node.result).toMatchObject(bothLanguages('editions/322-2019:result.REASONED_REFUSAL.title'));
    const pdf = Buffer.from(await (await fetch(node.result.url)).arrayBuffer());
    const { title, spokenLanguages, glyphs } = inspectPdf(pdf);
    expect(title).toBe(`${node.result.kk} № ${node.result.number}`);
    expect(spokenLanguages).toEqual(new Set(['kk', 'ru']));
    expect(glyphs).not.toContain('0000');
    const words = wordsOf(pdf, 'RAW');
    const clause = bothLanguages('catalogue:groundSource.STANDARD_505_10');
    for (const text of words === null
      ? []
      : [clause.kk, clause.ru, ground.kk, ground.ru, REASONING, node.result.number]) {
      expect(words).toContain(text);
    }
  });
});
