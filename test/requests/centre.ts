import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { look, type RequestView, sign } from '../support/story.ts';
import { attach, type Payload, uploaded } from './acts.ts';
import { FORMS } from './any-edition.ts';

/** The edition of archival references whose requests are entered at public service centres, too. */
export const WITH_CENTRES = '178-2012-2';

interface Named {
  readonly iin?: string;
  readonly bin?: string;
  readonly name: string;
}

/** A member of staff of that organisation, logged in. */
export async function staffOf(server: RunningServer, organisation: string, role: string): Promise<Client> {
  const person = server.people.find((one) => one.role === role && one.organisation === organisation);
  if (person === undefined) throw new Error(`nobody is ${role} at ${organisation}`);
  return server.client().logIn(person);
}

/** Enters an application at the caller's centre. */
async function enter(operator: Client, input: Record<string, unknown>): Promise<Payload> {
  const { payload } = await operator.query<{ payload: Payload }>(
    `mutation ($input: ApplyForArchivalReferenceInput!) { payload: applyForArchivalReference(input: $input) {
       request { id number status version } userErrors { code message path } } }`,
    { input: { channel: 'PSC', regulation: WITH_CENTRES, application: FORMS.ArchivalReference, ...input } },
  );
  return payload;
}

/** Entered for somebody, found in the registries, with a paper, not signed yet. */
export async function entered(operator: Client, applicant: Named): Promise<RequestView> {
  const { request, userErrors } = await enter(operator, { applicant });
  if (request === null) throw new Error(JSON.stringify(userErrors));
  await told(operator, request.id, 'AWAITING_SIGNATURE');
  await attach(operator, { requestId: request.id, kind: 'OTHER', fileId: await uploaded(operator) });
  return request;
}

/** The same, certified by the operator and arrived at the provider's clerk. */
export async function enteredAndSent(
  operator: Client,
  clerk: Client,
  applicant: Named,
): Promise<RequestView> {
  const { id } = await entered(operator, applicant);
  const { request, userErrors } = await sign(operator, id, await operator.signedDocument(id));
  if (request === null || userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  /* The message to the provider is carried by a job, of whose arrival the log says nothing. */
  while ((await look(clerk, id)).availableActions.length === 0);
  return request;
}

/** Waits until the log tells the caller of that status. */
async function told(client: Client, requestId: string, awaited: string): Promise<void> {
  const live = client.subscribe<{ requestStatusChanged: { status: string } }>(
    'subscription ($id: ID!, $after: String) { requestStatusChanged(requestId: $id, after: $after) { status } }',
    { id: requestId, after: Buffer.from('0.0').toString('base64url') },
  );
  try {
    while ((await live.next()).requestStatusChanged.status !== awaited);
  } finally {
    await live.end();
  }
}
