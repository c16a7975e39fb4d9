import type { Clock } from '../../src/kernel/index.ts';
import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, look, NEWSPAPER, type Offered, sign } from '../support/story.ts';
import type { Payload } from './acts.ts';
import { until } from './until.ts';

/** A server on which every edition takes requests. */
export function startWithAllEditions(clock?: Clock): Promise<RunningServer> {
  return startServer({ settings: { EDITIONS: 'all' }, ...(clock === undefined ? {} : { clock }) });
}

/** A member of an organisation's staff, logged in; the second of that role at place 1. */
export async function staffAt(
  server: RunningServer,
  organisation: string,
  role: string,
  place = 0,
): Promise<Client> {
  const person = server.people.filter((one) => one.role === role && one.organisation === organisation)[place];
  if (person === undefined) throw new Error(`nobody is ${role} ${place} of ${organisation}`);
  return server.client().logIn(person);
}

const ARCHIVAL = {
  kind: 'SOCIAL_LEGAL',
  fact: 'WORK_RECORD',
  subjectName: 'Мысалова Айгүл Үлгіқызы',
  organisation: '«Мысал» фабрикасы',
  periodFrom: 1925,
  periodTo: 1940,
};

const PERIODICAL = {
  title: 'Musterblatt',
  country: 'DE',
  languages: ['de'],
  topics: ['CULTURE_AND_ARTS'],
  periodicity: 'MONTHLY',
  copies: 250,
};

const APOSTILLE = {
  documentKind: 'REFERENCE',
  documentNumber: 'А-12/345',
  documentDate: '2026-10-05',
  issuedBy: 'Мысал мұрағаты',
  destinationCountry: 'DE',
};

/** The service of each mutation, with a form that is in order. */
export const FORMS = {
  MediaRegistration: NEWSPAPER,
  ForeignPeriodicals: { region: '47', periodicals: [PERIODICAL] },
  ArchivalReference: ARCHIVAL,
  Apostille: APOSTILLE,
} as const;
export type ServiceName = keyof typeof FORMS;

/** Begins or revises a request for a service: `applyFor<service>`, as a client calls it. */
export async function applyFor(
  client: Client,
  service: ServiceName,
  input: Record<string, unknown> = {},
): Promise<Payload> {
  const { payload } = await client.query<{ payload: Payload }>(applyMutation(service), {
    input: { application: FORMS[service], ...input },
  });
  return payload;
}

export function applyMutation(service: ServiceName): string {
  return `mutation ($input: ApplyFor${service}Input!) { payload: applyFor${service}(input: $input) {
    request { id number status version } userErrors { code message path } } }`;
}

/** The same, held to have worked: the id of the request. */
export async function begun(
  client: Client,
  service: ServiceName,
  input: Record<string, unknown> = {},
): Promise<string> {
  const { request, userErrors } = await applyFor(client, service, input);
  if (request === null) throw new Error(JSON.stringify(userErrors));
  return request.id;
}

/** The request once it has come to that step, where jobs and messages bring it by themselves. */
export function arrived(client: Client, requestId: string, step: string): Promise<Offered> {
  return until(`${requestId} at ${step}`, async () =>
    (await activeStep(client, requestId)) === step ? look(client, requestId) : null,
  );
}

/** Key of the step that the request waits at; null once it has ended. */
export async function activeStep(client: Client, requestId: string): Promise<string | null> {
  const { node } = await client.query<{ node: { steps: { definition: { key: string } }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Request { steps(states: [ACTIVE]) { definition { key } } } } }',
    { id: requestId },
  );
  return node.steps[0]?.definition.key ?? null;
}

/** Names of what the caller is offered. */
export async function offered(client: Client, requestId: string): Promise<string[]> {
  return (await look(client, requestId)).availableActions.map(({ action }) => action);
}

/** Signs what is given out and sends it, held to have worked. */
export async function signAndSend(client: Client, requestId: string): Promise<void> {
  done(await sign(client, requestId, await client.signedDocument(requestId)));
}

/** What is not the step's own action. */
const BESIDES: readonly string[] = ['WITHDRAW', 'RETURN', 'REASSIGN'];

/** Carries out the step's own action, or the one that is named; answers what the server says. */
export async function attempt(
  client: Client,
  requestId: string,
  with_: Record<string, unknown> = {},
): Promise<Payload> {
  const { version, availableActions } = await look(client, requestId);
  const own = availableActions.find(({ action }) => !BESIDES.includes(action)) ?? availableActions[0];
  if (own === undefined) throw new Error('nothing is offered');
  return completeStep(client, { requestId, step: own.step, version, action: own.action, ...with_ });
}

/** The same, held to have worked. */
export async function act(
  client: Client,
  requestId: string,
  with_: Record<string, unknown> = {},
): Promise<void> {
  done(await attempt(client, requestId, with_));
}

/** Carries out the step that hands the request to somebody, held to have worked. */
export async function handTo(client: Client, requestId: string, to: Client): Promise<void> {
  await act(client, requestId, { assigneeId: await idOf(to) });
}

/** Signs the result at the step that waits for it, held to have worked. */
export async function signResult(client: Client, requestId: string): Promise<void> {
  const step = await activeStep(client, requestId);
  await act(client, requestId, { signature: await client.signedDocument(requestId, step) });
}

/** The caller's own global id. */
export async function idOf(client: Client): Promise<string> {
  const { viewer } = await client.query<{ viewer: { id: string } }>('{ viewer { id } }');
  return viewer.id;
}

/** The ids that wait for the caller. */
export async function queueOf(client: Client): Promise<string[]> {
  const { workQueue } = await client.query<{ workQueue: { edges: { node: { id: string } }[] } }>(
    '{ workQueue(first: 100) { edges { node { id } } } }',
  );
  return workQueue.edges.map(({ node }) => node.id);
}

export function done({ userErrors }: Pick<Payload, 'userErrors'>): void {
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

/** Codes and paths of the errors of a call that is to be turned down. */
export function codesOf({ userErrors }: Pick<Payload, 'userErrors'>): string[] {
  return userErrors.map(({ code }) => code);
}
