import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, draft, look, paid, sent, sign } from '../support/story.ts';
import { decided, openPayment, registered } from './acts.ts';
import { type Cast, castOf } from './cast.ts';
import { unchanged } from './record.ts';

let server: RunningServer;
let cast: Cast;
beforeAll(async () => {
  server = await startServer();
  cast = await castOf(server);
});
afterAll(() => server.stop());

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
    const executors = server.people.filter(({ role }) => role === 'EXECUTOR').map(({ name }) => name);
    expect(action?.assignees.map(({ name }) => name).toSorted()).toEqual(executors.toSorted());
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
    for (const other of [cast.clerk, cast.unitHead, cast.otherExecutor, cast.head, cast.applicant]) {
      expect(await offered(other, id)).toEqual([]);
    }
  });

  it('only the head signs the result', async () => {
    const { id } = await decided(cast, { outcome: 'GRANTED' });
    expect(await offered(cast.head, id)).toEqual(['SIGN_RESULT']);
    for (const other of [cast.clerk, cast.unitHead, cast.executor, cast.applicant]) {
      expect(await offered(other, id)).toEqual([]);
    }
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
