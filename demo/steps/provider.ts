import type { Api, UserError } from '../api.ts';
import { must, mustEqual, present } from '../check.ts';
import type { Live } from '../live.ts';
import { signWith } from '../ncalayer.ts';
import { type Person, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';

interface Action {
  readonly step: string;
  readonly action: string;
  readonly label: string;
  readonly requires: readonly string[];
  readonly assignees: readonly { readonly id: string; readonly name: string }[];
  readonly grounds: readonly { readonly code: string; readonly text: string }[];
}

interface Queued {
  readonly id: string;
  readonly version: number;
  readonly service: { readonly name: string };
  readonly applicant: { readonly name: string };
  readonly availableActions: readonly Action[];
}

/** The one request that a member of staff works on, as the work queue shows it. */
interface Task {
  readonly api: Api;
  readonly person: Person;
  readonly request: Queued;
  readonly action: Action;
}

/** The clerk finds the request in the queue, registers it and hands it over; answers to whom. */
export async function register(scene: Scene, number: string, live: Live, clerkLive: Live): Promise<Person> {
  const { words, screen, people } = scene;
  screen.step(words.step.clerk);
  const task = await takeUp(scene, personOf(people, 'CLERK'), number);
  await clerkLive.next(task.request.id, 'SENT');
  const assignee = present('assignees', task.action.assignees[0]);
  screen.field(words.assignee, assignee.name);
  await complete(task, { assigneeId: assignee.id });
  await live.next(task.request.id, 'REGISTERED');
  await live.next(task.request.id, 'IN_PROGRESS');
  return present(
    'assignee',
    people.find(({ name }) => name === assignee.name),
  );
}

/** The executor finds nothing against it. */
export async function grant(scene: Scene, number: string, live: Live, executor: Person): Promise<void> {
  const { words, screen } = scene;
  screen.step(words.step.executor);
  const task = await takeUp(scene, executor, number);
  screen.field(words.decision, words.granted);
  await complete(task, { decision: { outcome: 'GRANTED' }, note: words.note });
  await live.next(task.request.id, 'IN_PROGRESS');
}

/** The executor refuses, with a ground and a word of explanation. */
export async function refuse(scene: Scene, number: string, live: Live, executor: Person): Promise<void> {
  const { words, screen } = scene;
  screen.step(words.step.executor);
  const task = await takeUp(scene, executor, number);
  screen.field(words.decision, words.refused);
  const without = await send(task, { decision: { outcome: 'REFUSED', grounds: [] } });
  mustEqual(
    'userErrors',
    without.map(({ code }) => code),
    ['GROUNDS_REQUIRED'],
  );
  for (const { message, code } of without) screen.fault(words.grounds, message, code);
  const ground = task.action.grounds.find(({ code }) => code === 'TITLE_TAKEN_IN_TERRITORY');
  const { code, text } = present('grounds', ground);
  screen.field(words.grounds, text);
  await complete(task, { decision: { outcome: 'REFUSED', grounds: [code], reasoning: words.reasoning } });
  await live.next(task.request.id, 'REFUSED');
}

/** The head signs what is issued. */
export async function signResult(scene: Scene, number: string, live: Live): Promise<void> {
  const { words, screen, people } = scene;
  screen.step(words.step.head);
  const task = await takeUp(scene, personOf(people, 'HEAD'), number);
  const { signingDocument } = await task.api.query<{ signingDocument: { content: string } }>(
    'query ($id: ID!, $step: String) { signingDocument(requestId: $id, step: $step) { content } }',
    { id: task.request.id, step: task.action.step },
  );
  const signature = signWith(task.person, Buffer.from(signingDocument.content, 'base64'));
  await complete(task, { signature });
  screen.field(words.signedBy, task.person.name);
  await live.next(task.request.id, 'RESULT_READY');
  await live.next(task.request.id, 'COMPLETED');
}

async function takeUp(scene: Scene, person: Person, number: string): Promise<Task> {
  const { words, screen } = scene;
  const api = await scene.api.logIn(person);
  const { workQueue } = await api.query<{
    workQueue: { totalCount: number; edges: readonly { node: Queued }[] };
  }>(WORK_QUEUE, { number });
  screen.field(words.employee, person.name);
  screen.field(words.queue, words.queueOf(workQueue.totalCount));
  mustEqual('workQueue', workQueue.edges.length, 1);
  const request = present('workQueue', workQueue.edges[0]).node;
  screen.field(words.request, `№ ${number}, ${request.applicant.name}`);
  /* Beside the step's own action a head may return the draft for rework. */
  const own = request.availableActions.filter(({ action }) => action !== 'RETURN');
  mustEqual('availableActions', own.length, 1);
  const action = present('availableActions', own[0]);
  screen.good(action.label);
  return { api, person, request, action };
}

async function complete(task: Task, input: Record<string, unknown>): Promise<void> {
  mustEqual('completeStep.userErrors', await send(task, input), []);
  const { node } = await task.api.query<{
    node: { version: number; availableActions: readonly unknown[] } | null;
  }>('query ($id: ID!) { node(id: $id) { ... on Request { version availableActions { action } } } }', {
    id: task.request.id,
  });
  must('version', present('node', node).version > task.request.version);
  mustEqual('availableActions', node?.availableActions, []);
}

async function send(
  { api, request, action }: Task,
  input: Record<string, unknown>,
): Promise<readonly UserError[]> {
  const { completeStep } = await api.query<{ completeStep: { userErrors: readonly UserError[] } }>(
    COMPLETE_STEP,
    {
      input: {
        requestId: request.id,
        step: action.step,
        action: action.action,
        version: request.version,
        idempotencyKey: crypto.randomUUID(),
        ...input,
      },
    },
  );
  return completeStep.userErrors;
}

const WORK_QUEUE = `query ($number: String!) {
  workQueue(first: 5, filter: { search: $number }) {
    totalCount
    edges { node {
      id version
      service { name }
      applicant { name }
      availableActions { step action label requires assignees { id name } grounds { code text } }
    } }
  }
}`;

const COMPLETE_STEP = `mutation ($input: CompleteStepInput!) {
  completeStep(input: $input) { userErrors { code message path } }
}`;
