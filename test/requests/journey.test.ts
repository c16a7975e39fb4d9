import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, look, paid, sent } from '../support/story.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('a citizen registers a newspaper, from the draft to the signed certificate', async () => {
  const applicant = await server.as('APPLICANT');
  const clerk = await server.as('CLERK');
  const head = await server.as('HEAD');
  const request = await sent(applicant);
  expect(request).toMatchObject({ status: 'SENT', number: expect.stringMatching(/^\d{14}$/) });

  const { availableActions } = await look(clerk, request.id);
  const [register] = availableActions;
  const [assignee] = register?.assignees ?? [];
  const executorPerson = server.people.find((person) => person.name === assignee?.name);
  if (executorPerson === undefined) throw new Error('no assignee');
  const registered = await carryOut(clerk, request.id, { assigneeId: assignee?.id });
  expect(registered.userErrors).toEqual([]);
  expect(registered.request?.status).toBe('IN_PROGRESS');

  const executor = await server.client().logIn(executorPerson);
  const decided = await carryOut(executor, request.id, { decision: { outcome: 'GRANTED' } });
  expect(decided.userErrors).toEqual([]);

  const step = (await look(head, request.id)).availableActions[0]?.step ?? '';
  const issued = await carryOut(head, request.id, { signature: await head.signedDocument(request.id, step) });
  expect(issued.userErrors).toEqual([]);
  expect(issued.request?.status).toBe('COMPLETED');
  const whole = await applicant.query<Record<string, unknown>>(WHOLE, { id: request.id });
  console.log(JSON.stringify(whole, null, 1));
});

const WHOLE = `query ($id: ID!) { node(id: $id) { ... on Request { id number status statusText(lang: RU) service { code name }
  regulation { key } applicant { iin name legalEntity } application { ... on MediaRegistration { title } }
  attachments { id } signatures { signerName iin serialNumber algorithm role } payment { status amount receiptNumber paidAt }
  steps { definition { key name } state startedAt completedAt actorName } history(first: 20) { edges { node { status message at } } totalCount }
  result { number outcome title issuedAt url signature { signerName } } refusal { clause } availableActions { action label } version overdue } } }`;

test('x', async () => {
  await paid(await server.as('APPLICANT'));
});
