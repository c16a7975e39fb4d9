import type { Client } from '../support/client.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { completeStep, look, sign } from '../support/story.ts';
import { attach, uploaded, withdraw } from './acts.ts';
import { type Cast, castOf, speaking } from './cast.ts';
import { enter, entered, enteredAndSent, staffOf, WITH_CENTRES } from './centre.ts';
import { nothingBegun, recordOf, unchanged } from './record.ts';
import { bothLanguages } from './texts.ts';

let server: RunningServer;
let cast: Cast;
let operator: Client;
let store: Client;
let otherOperator: Client;
let known: { iin: string; name: string };
beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: WITH_CENTRES } });
  cast = await castOf(server);
  operator = await staffOf(server, 'PSC_ASTANA', 'PSC_OPERATOR');
  store = await staffOf(server, 'PSC_ASTANA', 'PSC_STORE');
  otherOperator = await staffOf(server, 'PSC_AQTAU', 'PSC_OPERATOR');
  known = { iin: cast.applicant.person?.iin ?? '', name: 'Мысалова Айгүл Үлгіқызы' };
});
afterAll(() => server.stop());

/** Who does not act for whoever has turned to the centre in Astana, though some of them see the request. */
const others = (): [string, Client][] => [
  ['the operator of another centre', otherOperator],
  ['the provider’s clerk', cast.clerk],
  ['the applicant', cast.applicant],
];

describe('at a public service centre', () => {
  it('the operator enters, attaches and certifies; the applicant sees it and has nothing left to do', async () => {
    const { id } = await enteredAndSent(operator, cast.clerk, known);
    const record = await recordOf(server, id);
    expect(record.request).toMatchObject({ status: 'SENT', current_step: 'PSC.PROCESS.7' });
    expect(record.request).toMatchObject({ desk: 'PSC_ASTANA', applicant_iin: known.iin });
    expect(record.signatures).toMatchObject([{ role: 'PSC_OPERATOR', iin: operator.person?.iin }]);
    expect((await look(cast.applicant, id)).availableActions).toEqual([]);
    expect((await look(cast.clerk, id)).availableActions).toMatchObject([{ action: 'REGISTER' }]);
  });

  it.each<[string, () => Client]>([
    ['an applicant', () => cast.applicant],
    ['the provider’s clerk', () => cast.clerk],
    ['the centre’s store', () => store],
    ['an administrator', () => cast.administrator],
  ])('%s enters nothing', async (_, of) => {
    const text = bothLanguages('errors:NOT_YOUR_DESK');
    for (const language of ['kk', 'ru'] as const) {
      const caller = speaking(server, of(), language);
      const { request, userErrors } = await nothingBegun(server, () => enter(caller, { applicant: known }));
      expect(request).toBeNull();
      const path = ['input', 'channel'];
      expect(userErrors).toEqual([{ code: 'NOT_YOUR_DESK', path, message: text[language] }]);
    }
  });

  it('the operator does not stand at the provider’s desk', async () => {
    const { userErrors } = await nothingBegun(server, () =>
      enter(operator, { applicant: known, channel: 'PROVIDER' }),
    );
    expect(userErrors).toMatchObject([{ code: 'NOT_YOUR_DESK', path: ['input', 'channel'] }]);
  });

  it.each<[string, object | null, string, string[]]>([
    ['for nobody', null, 'APPLICANT_REQUIRED', ['applicant']],
    ['for somebody without a number', { name: 'Мысалова' }, 'APPLICANT_NUMBER_REQUIRED', ['applicant']],
    [
      'for somebody without a name',
      { iin: '050312400011', name: ' ' },
      'APPLICANT_NAME_REQUIRED',
      ['applicant', 'name'],
    ],
  ])('the operator enters nothing %s', async (_, applicant, code, path) => {
    const { request, userErrors } = await nothingBegun(server, () => enter(operator, { applicant }));
    expect([request, userErrors]).toMatchObject([null, [{ code, path: ['input', ...path] }]]);
  });

  it('nobody but the centre attaches to, certifies, takes back or carries on what it has entered', async () => {
    const { id } = await entered(operator, known);
    for (const [who, client] of others()) {
      const fileId = await uploaded(client);
      const acts = [
        () => attach(client, { requestId: id, kind: 'OTHER', fileId }),
        () => sign(client, id, operator.sign(Buffer.from('AAAA'))),
        () => withdraw(client, id),
      ];
      for (const act of acts) {
        const { userErrors } = await unchanged(server, id, act);
        expect([who, userErrors]).toMatchObject([who, [{ code: 'REQUEST_NOT_FOUND' }]]);
      }
    }
    const step = { requestId: id, step: 'PSC.PROCESS.5', action: 'ATTACH', version: 1 };
    for (const client of [otherOperator, cast.clerk]) {
      const { userErrors } = await unchanged(server, id, () => completeStep(client, step));
      expect(userErrors).toMatchObject([{ code: 'REQUEST_NOT_FOUND' }]);
    }
  });

  it('the centre’s store certifies nothing, though it sees the request', async () => {
    const { id } = await entered(operator, known);
    expect((await look(store, id)).availableActions.map(({ action }) => action)).not.toContain('SIGN');
    const { userErrors } = await unchanged(server, id, () => sign(store, id, store.sign(Buffer.from('x'))));
    expect(userErrors).toMatchObject([{ code: 'NOT_YOUR_STEP' }]);
  });
});
