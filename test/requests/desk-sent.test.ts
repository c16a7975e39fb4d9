import type { Client } from '../support/client.ts';
import type { RunningServer } from '../support/running-server.ts';
import { completeStep, look, sign } from '../support/story.ts';
import { attach, removeDocument, withdraw } from './acts.ts';
import {
  act,
  arrived,
  handTo,
  offered,
  queueOf,
  signAndSend,
  signResult,
  startWithAllEditions,
} from './any-edition.ts';
import { DESKS, type Desk, enterAt, enteredAt, People } from './desks.ts';
import { unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

/** Where the provider's clerk registers what came from the desk. */
const REGISTERED_AT: Readonly<Record<Desk['channel'], string>> = {
  PROVIDER: 'PROVIDER.PROCESS.6',
  PSC: 'PSC.PROCESS.7',
};
const HANDED_OVER_AT = 'PSC.PROCESS.9';

let server: RunningServer;
let people: People;
beforeAll(async () => {
  server = await startWithAllEditions();
  people = await People.gather(server);
});
afterAll(() => server.stop());

const who = (name: string): Client => people.who(name);

/** Entered with one document on paper, certified by the desk, and come to the provider's clerk. */
async function sentFrom(desk: Desk): Promise<{ id: string; attachment: string }> {
  const keeper = who(desk.keeper);
  const id = await enteredAt(desk, keeper);
  const { request } = await attach(keeper, { requestId: id, kind: 'OTHER', onPaper: true });
  await signAndSend(keeper, id);
  await arrived(keeper, id, REGISTERED_AT[desk.channel]);
  return { id, attachment: request?.attachments?.[0]?.id ?? '' };
}

describe.each(DESKS)('sent from $name', (desk) => {
  it('the request is seen at the desk, with its number', async () => {
    const { id } = await sentFrom(desk);
    const seen = await look(who(desk.keeper), id);
    expect(seen).toMatchObject({ status: 'SENT', number: expect.stringMatching(/^2026\d{10}$/) });
    await expect(look(who(desk.other), id)).rejects.toThrow('not to be seen');
  });

  it('its form, its documents and its signature stand, for the desk too', async () => {
    const { id, attachment } = await sentFrom(desk);
    const keeper = who(desk.keeper);
    const attempts = [
      () => enterAt(desk, keeper, { requestId: id }),
      () => attach(keeper, { requestId: id, kind: 'OTHER', onPaper: true }),
      () => removeDocument(keeper, id, attachment),
      () => sign(keeper, id, keeper.sign(Buffer.from('{}'))),
    ];
    for (const attempt of attempts) {
      const { userErrors } = await unchanged(server, id, attempt);
      expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
    }
    const document = 'query ($id: ID!) { signingDocument(requestId: $id) { content } }';
    expect(await keeper.refusal(document, { id })).toEqual(['STEP_NOT_AVAILABLE']);
  });

  it('it waits for the provider’s clerk; a centre has it in no queue any more', async () => {
    const { id } = await sentFrom(desk);
    expect(await queueOf(who('clerk'))).toContain(id);
    for (const name of ['operator', 'otherOperator', 'store', 'otherClerk', 'executor']) {
      expect(await queueOf(who(name))).not.toContain(id);
    }
  });

  it('the desk may withdraw it until it is registered, and not afterwards', async () => {
    const { id: early } = await sentFrom(desk);
    expect((await withdraw(who(desk.keeper), early)).request).toMatchObject({ status: 'WITHDRAWN' });
    const { id } = await sentFrom(desk);
    await handTo(who('clerk'), id, who('executor'));
    expect(await offered(who(desk.keeper), id)).toEqual([]);
    const { userErrors } = await unchanged(server, id, () => withdraw(who(desk.keeper), id));
    expect(userErrors).toMatchObject([{ code: 'STEP_NOT_AVAILABLE' }]);
  });
});

describe('what a centre sent and the provider signed', () => {
  const centre = DESKS[1];

  /** Registered, examined and signed: it waits to be handed over. */
  async function ready(): Promise<string> {
    if (centre === undefined) throw new Error('there is no centre');
    const { id } = await sentFrom(centre);
    await handTo(who('clerk'), id, who('executor'));
    await act(who('executor'), id, { decision: { outcome: 'GRANTED' } });
    await signResult(who('head'), id);
    return id;
  }

  it('waits in the queue of the centre that entered it, and in no other', async () => {
    const id = await ready();
    expect(await queueOf(who('operator'))).toContain(id);
    expect(await offered(who('operator'), id)).toEqual(['HAND_OVER']);
    for (const name of ['otherOperator', 'store', 'courier', 'clerk', 'executor', 'head']) {
      expect(await queueOf(who(name))).not.toContain(id);
    }
  });

  it.each([
    ['otherOperator', 'REQUEST_NOT_FOUND'],
    ['otherClerk', 'REQUEST_NOT_FOUND'],
    ['store', 'NOT_YOUR_STEP'],
    ['courier', 'NOT_YOUR_STEP'],
    ['clerk', 'NOT_YOUR_STEP'],
    ['executor', 'NOT_YOUR_STEP'],
    ['head', 'NOT_YOUR_STEP'],
  ])('is not handed over by the %s: %s', async (name, code) => {
    const id = await ready();
    const { version } = await look(who('operator'), id);
    const input = { requestId: id, step: HANDED_OVER_AT, version, action: 'HAND_OVER' };
    const { userErrors } = await unchanged(server, id, () => completeStep(who(name), input));
    expect(userErrors).toMatchObject([{ code }]);
  });

  it('is handed over by its operator, which the history tells in both languages', async () => {
    const id = await ready();
    await act(who('operator'), id);
    const { node } = await who('operator').query<{
      node: {
        status: string;
        result: { number: string };
        history: { edges: { node: { kk: string; ru: string } }[] };
      };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Request { status result { number }
         history(first: 100) { edges { node { kk: message(lang: KK) ru: message(lang: RU) } } } } } }`,
      { id },
    );
    expect(node.status).toBe('COMPLETED');
    const { number } = node.result;
    expect(node.history.edges.at(-1)?.node).toEqual(bothLanguages('requests:event.HANDED_OVER', { number }));
    expect(await queueOf(who('operator'))).not.toContain(id);
  });
});
