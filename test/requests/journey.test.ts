import { type RunningServer, startServer } from '../support/running-server.ts';
import { carryOut, look, NEWSPAPER, sent } from '../support/story.ts';

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

  const [register] = (await look(clerk, request.id)).availableActions;
  const [assignee] = register?.assignees ?? [];
  const executorPerson = server.people.find((person) => person.name === assignee?.name);
  if (executorPerson === undefined) throw new Error('no assignee');
  const registered = await carryOut(clerk, request.id, { assigneeId: assignee?.id });
  expect(registered).toMatchObject({ userErrors: [], request: { status: 'IN_PROGRESS' } });

  const executor = await server.client().logIn(executorPerson);
  const decided = await carryOut(executor, request.id, { decision: { outcome: 'GRANTED' } });
  expect(decided).toMatchObject({ userErrors: [], request: { status: 'IN_PROGRESS' } });

  const step = (await look(head, request.id)).availableActions[0]?.step ?? '';
  const issued = await carryOut(head, request.id, { signature: await head.signedDocument(request.id, step) });
  expect(issued).toMatchObject({ userErrors: [], request: { status: 'COMPLETED' } });

  const { node } = await applicant.query<{ node: Whole }>(WHOLE, { id: request.id });
  expect(node).toMatchObject({
    status: 'COMPLETED',
    statusText: 'Оказание услуги завершено',
    number: request.number,
    service: { code: 'MEDIA_REGISTRATION' },
    regulation: { key: '178-2012-3' },
    applicant: { iin: applicant.person?.iin, name: applicant.person?.name, legalEntity: false },
    application: { title: NEWSPAPER.title },
    attachments: [],
    payment: { status: 'PAID', amount: 21_625, receiptNumber: expect.stringMatching(/^\d{18}$/) },
    result: { number: expect.stringMatching(/^\d{4}(-[0-9A-Z]{4}){3}$/), outcome: 'GRANTED' },
    refusal: null,
    availableActions: [{ action: 'RATE' }],
    overdue: false,
  });
  expect(node.signatures.map(({ role, iin }) => [role, iin])).toEqual([
    ['APPLICANT', applicant.person?.iin],
    ['HEAD', head.person?.iin],
  ]);
  expect(
    node.steps.map(({ definition, state }) => `${definition.key.replace('PORTAL.', '')} ${state}`),
  ).toEqual([
    'PREREQUISITE.1 DONE',
    'PROCESS.1 DONE',
    'CONDITION.1 DONE',
    'PROCESS.2 SKIPPED',
    'PROCESS.3 DONE',
    'PROCESS.4 DONE',
    'CONDITION.2 DONE',
    'PROCESS.5 SKIPPED',
    'PROCESS.6 DONE',
    'CONDITION.3 DONE',
    'PROCESS.7 SKIPPED',
    'PROCESS.8 DONE',
    'PROCESS.9 DONE',
    'CONDITION.4 DONE',
    'PROCESS.10 SKIPPED',
    'PROCESS.11 DONE',
  ]);
  expect(node.history.edges.map((edge) => edge.node.status)).toEqual([
    'DRAFT',
    'AWAITING_PAYMENT',
    'AWAITING_SIGNATURE',
    'SENT',
    'REGISTERED',
    'IN_PROGRESS',
    'IN_PROGRESS',
    'RESULT_READY',
    'COMPLETED',
  ]);
  expect(node.history.totalCount).toBe(9);
});

interface Whole {
  readonly signatures: readonly { role: string; iin: string }[];
  readonly steps: readonly { definition: { key: string }; state: string }[];
  readonly history: { edges: readonly { node: { status: string } }[]; totalCount: number };
}

const WHOLE = `query ($id: ID!) { node(id: $id) { ... on Request {
  id number status statusText(lang: RU) service { code } regulation { key } applicant { iin name legalEntity }
  application { ... on MediaRegistration { title } } attachments { id } signatures { role iin }
  payment { status amount receiptNumber } steps { definition { key } state }
  history(first: 20) { edges { node { status } } totalCount }
  result { number outcome } refusal { clause } availableActions { action } overdue } } }`;
