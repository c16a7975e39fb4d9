import type { Api } from '../api.ts';
import { mustEqual, present } from '../check.ts';
import type { Live, StatusEvent } from '../live.ts';
import type { Scene } from '../scene.ts';

interface Refusal {
  readonly clause: string;
  readonly causeCode: string | null;
  readonly cause: string | null;
  readonly message: string;
  readonly reasoning: string | null;
  readonly grounds: readonly { readonly code: string; readonly text: string }[];
}

interface StepDone {
  readonly state: string;
  readonly actorName: string | null;
  readonly definition: {
    readonly key: string;
    readonly kind: 'PREREQUISITE' | 'PROCESS' | 'CONDITION';
    readonly number: number | null;
  };
}

/** The history holds what the subscription told, in the same order. */
export async function showHistory(
  { words, screen }: Scene,
  applicant: Api,
  id: string,
  live: Live,
): Promise<void> {
  screen.step(words.step.history);
  const { node } = await applicant.query<{
    node: {
      history: { totalCount: number; edges: readonly { node: StatusEvent }[] };
      steps: readonly StepDone[];
    } | null;
  }>(HISTORY, { id });
  const { history, steps } = present('node', node);
  const events = history.edges.map((edge) => edge.node);
  for (const { at, statusText, message } of events) {
    screen.field(`${screen.date(at)} ${screen.time(at)}`, `[${statusText}] ${message}`);
  }
  mustEqual('history.totalCount', history.totalCount, events.length);
  const told = live.seen.filter(({ request }) => request.id === id);
  mustEqual(
    'history',
    events.map((event) => event.id),
    told.map((event) => event.id),
  );
  screen.good(words.sameAsLive);
  const done = steps.filter(({ state }) => state === 'DONE' || state === 'FAILED');
  screen.field(words.steps, done.map(({ definition }) => nameOf(definition, words.kind)).join(', '));
}

/** The notice of refusal, by the clause that it rests on. */
export async function showRefusal(
  { words, screen }: Scene,
  applicant: Api,
  id: string,
  expected: { step: string; clause: string; causeCode: string | null; grounds: readonly string[] },
): Promise<void> {
  screen.step(words.step.refusal);
  const { node } = await applicant.query<{
    node: {
      status: string;
      statusText: string;
      refusal: Refusal | null;
      steps: readonly StepDone[];
      result: object | null;
      availableActions: readonly { label: string }[];
    } | null;
  }>(REFUSAL, { id });
  const { status, statusText, refusal: notice, steps, result, availableActions } = present('node', node);
  const refusal = present('refusal', notice);
  mustEqual('status', status, 'REFUSED');
  mustEqual('result', result, null);
  mustEqual('refusal.clause', refusal.clause, expected.clause);
  mustEqual('refusal.causeCode', refusal.causeCode, expected.causeCode);
  mustEqual(
    'refusal.grounds',
    refusal.grounds.map(({ code }) => code),
    expected.grounds,
  );
  mustEqual('steps', steps.at(-1)?.definition.key, expected.step);
  screen.field(words.status, statusText);
  screen.field(words.notice, refusal.message);
  screen.field(words.clause, refusal.clause);
  if (refusal.cause !== null) screen.field(words.cause, `${refusal.cause} ${refusal.causeCode}`);
  for (const { text } of refusal.grounds) screen.field(words.grounds, text);
  if (refusal.reasoning !== null) screen.field(words.explanation, refusal.reasoning);
  if (availableActions.length > 0)
    screen.field(words.canDo, availableActions.map(({ label }) => label).join(', '));
}

function nameOf(
  { kind, number }: StepDone['definition'],
  kinds: Readonly<Record<StepDone['definition']['kind'], string>>,
): string {
  return number === null ? kinds[kind] : `${kinds[kind]} ${number}`;
}

const HISTORY = `query ($id: ID!) {
  node(id: $id) { ... on Request {
    history(first: 50) { totalCount edges { node { id cursor status statusText message at request { id number } } } }
    steps { state actorName definition { key kind number } }
  } }
}`;

const REFUSAL = `query ($id: ID!) {
  node(id: $id) { ... on Request {
    status statusText
    refusal { clause causeCode cause message reasoning grounds { code text } }
    steps(states: [DONE, FAILED]) { state actorName definition { key kind number } }
    result { number }
    availableActions { label }
  } }
}`;
