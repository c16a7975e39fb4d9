import 'reflect-metadata';
import {
  applicant,
  BIN,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  PASSWORD,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
let address = 0;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  await fixture.identity.registerPerson.run(applicant(IIN.first, { bin: BIN.first }), CALLER);
  await fixture.identity.registerPerson.run(applicant(IIN.second, { bin: BIN.second }), CALLER);
  await fixture.identity.registerPerson.run(applicant(IIN.third, { bin: BIN.second }), CALLER);
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
  ['something that is neither IIN nor BIN', "' OR true --", PASSWORD],
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
