import 'reflect-metadata';
import { ATTEMPT_LIMITS } from '../../src/identity/index.ts';
import { DomainError } from '../../src/kernel/index.ts';
import {
  applicant,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  PASSWORD,
  refusalsOf,
} from './identity-fixture.ts';

const HOME = CALLER.clientAddress;
const ATTACKER = '203.0.113.66';
const LIMITS = {
  ...ATTEMPT_LIMITS,
  pair: { free: 3, firstWait: 100, longestWait: 350, window: 10_000 },
  network: { count: 8, seconds: 1000 },
  login: { count: 6, seconds: 1000 },
  registrations: { count: 4, seconds: 1000 },
};

let fixture: IdentityFixture;
beforeEach(async () => {
  fixture = await createIdentityFixture(LIMITS);
  await fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
});
afterEach(() => fixture.drop());

/** What a try is answered with: OK, LOGIN_FAILED, or the seconds to wait. */
async function tryLogin(address: string, password = 'wrong password', login = IIN.first) {
  try {
    await fixture.identity.logIn.run({ login, password }, address);
    return 'OK';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === 'TOO_MANY_ATTEMPTS' ? Number(error.values.seconds) : error.code;
  }
}

async function guess(times: number, address: (round: number) => string) {
  const answers = [];
  for (let round = 0; round < times; round++) answers.push(await tryLogin(address(round)));
  return answers;
}

/** The library keeps its own time; the rows tell it. */
const pass = (seconds: number) =>
  fixture.database.query('UPDATE login_attempt SET expire = expire - $1', [seconds * 1000]);

describe('from one network', () => {
  it('after the free tries each next one waits twice as long, up to a limit', async () => {
    expect(await guess(4, () => ATTACKER)).toEqual(['LOGIN_FAILED', 'LOGIN_FAILED', 'LOGIN_FAILED', 100]);
    await pass(100);
    expect(await guess(2, () => ATTACKER)).toEqual(['LOGIN_FAILED', 200]);
    await pass(200);
    expect(await guess(2, () => ATTACKER)).toEqual(['LOGIN_FAILED', 350]);
  });

  it('the right password does not help while waiting, and does after', async () => {
    await guess(4, () => ATTACKER);
    expect(await tryLogin(ATTACKER, PASSWORD)).toBe(100);
    await pass(100);
    expect(await tryLogin(ATTACKER, PASSWORD)).toBe('OK');
  });

  it('success begins the count anew', async () => {
    await guess(2, () => HOME);
    expect(await tryLogin(HOME, PASSWORD)).toBe('OK');
    expect(await guess(3, () => HOME)).toEqual(['LOGIN_FAILED', 'LOGIN_FAILED', 'LOGIN_FAILED']);
  });

  it('many tries at once get no further than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryLogin(ATTACKER)));
    expect(answers.filter((answer) => answer === 'LOGIN_FAILED')).toHaveLength(3);
  });

  it('another address of the same IPv6 network is no way round', async () => {
    const answers = await guess(4, (round) => `2001:db8:1:2::${round + 1}`);
    expect(answers).toEqual(['LOGIN_FAILED', 'LOGIN_FAILED', 'LOGIN_FAILED', 100]);
  });

  it('tries with many logins are counted together', async () => {
    const answers = [];
    for (let round = 0; round < 9; round++) answers.push(await tryLogin(ATTACKER, 'wrong', `login ${round}`));
    expect(answers.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'LOGIN_FAILED'));
    expect(answers[8]).toBeGreaterThan(990);
  });

  it('logins that nobody has are slowed like those that somebody has', async () => {
    const answers = [];
    for (let round = 0; round < 4; round++) answers.push(await tryLogin(ATTACKER, 'wrong', IIN.nobody));
    expect(answers).toEqual(['LOGIN_FAILED', 'LOGIN_FAILED', 'LOGIN_FAILED', 100]);
  });

  it('successes of many people behind one address are not counted', async () => {
    for (let round = 0; round < 10; round++) expect(await tryLogin(ATTACKER, PASSWORD)).toBe('OK');
  });

  it('registrations are counted', async () => {
    const register = () => fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
    const answers = [];
    for (let round = 0; round < 4; round++) answers.push(...(await refusalsOf(register)));
    expect(answers).toEqual([
      'input.iin: IIN_TAKEN',
      'input.iin: IIN_TAKEN',
      'input.iin: IIN_TAKEN',
      'TOO_MANY_ATTEMPTS',
    ]);
  });
});

describe('from many networks', () => {
  const everywhere = (round: number) => `203.0.113.${round}`;

  it('the attacker is stopped and the owner gets in from where they were before', async () => {
    const answers = await guess(8, everywhere);
    expect(answers.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'LOGIN_FAILED'));
    expect(answers[6]).toBeGreaterThan(990);
    expect(await tryLogin(HOME, PASSWORD)).toBe('OK');
  });

  it('the owner gets in also on another node', async () => {
    await guess(8, everywhere);
    const grant = await fixture.node().logIn.run({ login: IIN.first, password: PASSWORD }, HOME);
    expect(grant.viewer.iin).toBe(IIN.first);
  });

  it('tries that were turned away do not use up the tries of others', async () => {
    await guess(30, () => ATTACKER);
    expect(await tryLogin('198.51.100.200', PASSWORD)).toBe('OK');
  });

  it('a known network does not help with another account', async () => {
    await guess(8, () => HOME);
    expect(await tryLogin(HOME, PASSWORD)).toBeGreaterThan(0);
  });
});

it('neither logins nor addresses are kept in the clear', async () => {
  await guess(2, () => ATTACKER);
  const rows = await fixture.database.query<{ key: string }>('SELECT key FROM login_attempt');
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toMatch(/^[a-z]+:[\w-]{43}$/);
});
