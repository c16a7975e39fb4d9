import 'reflect-metadata';
import {
  applicant,
  BIN,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  PASSWORD,
  RNN,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
let address = 0;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  const { registerPerson } = fixture.identity;
  await registerPerson.run(applicant(IIN.first, { bin: BIN.first, rnn: RNN.first }), CALLER);
  await registerPerson.run(applicant(IIN.second, { bin: BIN.second, rnn: RNN.second }), CALLER);
  await registerPerson.run(applicant(IIN.third, { bin: BIN.second, rnn: RNN.second }), CALLER);
});
afterAll(() => fixture.drop());

/** From a network of its own each time, so that no counter stands in the way. */
const logIn = (login: string, password = PASSWORD) =>
  fixture.identity.logIn.run({ login, password }, `192.0.2.${++address}`);

it('lets in by IIN', async () => {
  expect((await logIn(IIN.first)).viewer.iin).toBe(IIN.first);
});

it('lets in by BIN when exactly one account carries it', async () => {
  expect((await logIn(` ${BIN.first} `)).viewer.iin).toBe(IIN.first);
});

it('lets in by RNN when exactly one account carries it', async () => {
  expect((await logIn(` ${RNN.first} `)).viewer.iin).toBe(IIN.first);
});

it.each([
  ['IIN', IIN.first],
  ['BIN', BIN.first],
  ['RNN', RNN.first],
])('keeps which number it was, %s, for as long as the session lasts', async (number, login) => {
  const grant = await logIn(login);
  expect(grant.viewer).toMatchObject({ iin: IIN.first, bin: BIN.first, loggedInWith: number });
  expect(await fixture.identity.authenticate(grant.accessToken)).toEqual(grant.viewer);
  expect(await fixture.node().authenticate(grant.accessToken)).toEqual(grant.viewer);
  const renewed = await fixture.identity.refreshSession.run(grant.refreshToken);
  expect(renewed.viewer).toEqual(grant.viewer);
});

it('takes a number that is somebody’s IIN for that, whoever says that it is their RNN', async () => {
  const claimed = applicant('050315500024', { rnn: IIN.first, password: 'somebody else’s' });
  await fixture.identity.registerPerson.run(claimed, CALLER);
  expect((await logIn(IIN.first)).viewer).toMatchObject({ iin: IIN.first, loggedInWith: 'IIN' });
  expect(await refusalsOf(() => logIn(IIN.first, 'somebody else’s'))).toEqual(['LOGIN_FAILED']);
});

it('lets in with the same letters composed in another way', async () => {
  const composed = 'қысқы май й';
  await fixture.identity.registerPerson.run(
    applicant('050315500014', { password: composed.normalize('NFC') }),
    CALLER,
  );
  expect((await logIn('050315500014', composed.normalize('NFD'))).viewer.iin).toBe('050315500014');
});

it.each([
  ['a wrong password', IIN.first, `${PASSWORD}!`],
  ['an empty password', IIN.first, ''],
  ['a password beyond every limit', IIN.first, 'x'.repeat(100_000)],
  ['nobody’s IIN', IIN.nobody, PASSWORD],
  ['a BIN that several accounts carry', BIN.second, PASSWORD],
  ['an RNN that several accounts carry', RNN.second, PASSWORD],
  ['nobody’s RNN', '600500000002', PASSWORD],
  ['something that is no number at all', "' OR true --", PASSWORD],
  ['an empty login', '', PASSWORD],
])('refuses %s with one and the same code', async (_, login, password) => {
  expect(await refusalsOf(() => logIn(login, password))).toEqual(['LOGIN_FAILED']);
});

it('spends as long on nobody’s login as on a wrong password', async () => {
  const timed = async (login: string) => {
    const started = process.hrtime.bigint();
    await refusalsOf(() => logIn(login, 'wrong password'));
    return Number(process.hrtime.bigint() - started);
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 15; round++) {
    known.push(await timed(IIN.first));
    unknown.push(await timed(IIN.nobody));
  }
  const fastest = (times: number[]) => Math.min(...times);
  expect(fastest(unknown) / fastest(known)).toBeGreaterThan(0.6);
  expect(fastest(unknown) / fastest(known)).toBeLessThan(1.6);
});
