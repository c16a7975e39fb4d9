import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, draft, look, paid, sent, sign } from '../support/story.ts';
import { decided, openPayment, register, registered } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { unchanged } from './record.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

/** Names of those who hold the role at the provider of 178-2012-3; the demonstration has other organisations, too. */
function colleagues(role: string): string[] {
  return server.people
    .filter((person) => person.role === role && person.organisation === 'INFORMATION_AND_ARCHIVES_COMMITTEE')
    .map(({ name }) => name)
    .toSorted();
}

async function offered(client: Client, requestId: string): Promise<string[]> {
  return (await look(client, requestId)).availableActions.map(({ action }) => action);
}

describe('what a step offers', () => {
  it('only the clerk registers what was sent, and hands it to an executor of the provider', async () => {
    const { id } = await sent(cast.applicant);
    const [action] = (await look(cast.clerk, id)).availableActions;
    expect(action).toMatchObject({
      action: 'REGISTER',
      step: 'PORTAL.PROCESS.9',
      requires: ['ASSIGNEE'],
      grounds: [],
    });
    expect(action?.assignees.map(({ name }) => name).toSorted()).toEqual(colleagues('EXECUTOR'));
    expect(colleagues('EXECUTOR')).toHaveLength(2);
    for (const other of [cast.unitHead, cast.executor, cast.head])
      expect(await offered(other, id)).toEqual([]);
    expect(await offered(cast.applicant, id)).toEqual(['WITHDRAW']);
  });

  it('only the executor it was handed to decides, with the grounds of the act to choose from', async () => {
    const { id } = await registered(cast);
    const [action] = (await look(cast.executor, id)).availableActions;
    expect(action).toMatchObject({
      action: 'DECIDE',
      step: 'PORTAL.CONDITION.4',
      requires: ['DECISION'],
      assignees: [],
    });
    expect(action?.grounds.map(({ code }) => code)).toContain('TITLE_TAKEN_IN_TERRITORY');
    for (const superior of [cast.unitHead, cast.head])
      expect(await offered(superior, id)).toEqual(['REASSIGN']);
    for (const other of [cast.clerk, cast.otherExecutor, cast.applicant]) {
      expect(await offered(other, id)).toEqual([]);
    }
  });

  it('only superiors hand on what an executor has, to another executor of the provider, and say why', async () => {
    const { id } = await registered(cast);
    for (const superior of [cast.unitHead, cast.head]) {
      const { availableActions } = await look(superior, id);
      expect(availableActions).toMatchObject([
        { action: 'REASSIGN', step: 'PORTAL.CONDITION.4', requires: ['ASSIGNEE', 'NOTE'], grounds: [] },
      ]);
      const others = colleagues('EXECUTOR').filter((name) => name !== cast.executor.person?.name);
      expect(availableActions[0]?.assignees.map(({ name }) => name)).toEqual(others);
    }
    const fresh = await sent(cast.applicant);
    await register(cast.clerk, cast.otherExecutor, fresh.id);
    const [handOn] = (await look(cast.head, fresh.id)).availableActions;
    expect(handOn?.assignees.map(({ name }) => name)).toEqual([cast.executor.person?.name]);
  });

  it('only the head signs the result, or returns it for rework and says why', async () => {
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    const nobody = { assignees: [], grounds: [], step: 'PORTAL.PROCESS.11' };
    expect((await look(cast.head, id)).availableActions).toEqual([
      { ...nobody, action: 'SIGN_RESULT', requires: ['SIGNATURE'] },
      { ...nobody, action: 'RETURN', requires: ['NOTE'] },
    ]);
    for (const other of [cast.clerk, cast.unitHead, cast.executor, cast.applicant]) {
      expect(await offered(other, id)).toEqual([]);
    }
  });

  it('is offered in lists as on the request itself, whatever else is asked for', async () => {
    const ids = [(await draft(cast.applicant)).id, (await paid(cast.applicant)).id];
    const { myRequests } = await cast.applicant.query<{
      myRequests: { edges: { node: { id: string; availableActions: { action: string }[] } }[] };
    }>('{ myRequests(first: 100) { edges { node { id availableActions { action } } } } }');
    const listed = ids.map((id) => myRequests.edges.find(({ node }) => node.id === id)?.node);
    expect(listed.map((node) => node?.availableActions.map(({ action }) => action))).toEqual([
      ['START_PAYMENT', 'WITHDRAW'],
      ['SIGN', 'WITHDRAW'],
    ]);
  });

  it('nothing before it is sent: a draft, an unpaid, an unsigned request is not there for staff', async () => {
    const paying = await draft(cast.applicant);
    await openPayment(cast.applicant, paying.id);
    const refused = await draft(cast.applicant);
    await openPayment(cast.applicant, refused.id);
    await sign(cast.applicant, refused.id, 'AAAA');
    for (const { id } of [await draft(cast.applicant), paying, await paid(cast.applicant), refused]) {
      for (const staff of [cast.clerk, cast.unitHead, cast.executor, cast.head]) {
        await expect(look(staff, id)).rejects.toThrow('not to be seen');
        const input = { requestId: id, step: 'PORTAL.PROCESS.9', action: 'REGISTER', version: 1 };
        const { userErrors } = await unchanged(server, id, () => completeStep(staff, input));
        expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
      }
    }
  });
});
