import 'reflect-metadata';
import { ATTEMPT_LIMITS, type CertificateVerdict } from '../../src/identity/index.ts';
import { DomainError } from '../../src/kernel/index.ts';
import {
  applicant,
  BIN,
  CALLER,
  createIdentityFixture,
  type IdentityFixture,
  IIN,
  refusalsOf,
} from './identity-fixture.ts';

const LIMITS = {
  ...ATTEMPT_LIMITS,
  network: { count: 3, seconds: 1000 },
  challenges: { count: 5, seconds: 1000 },
};
const HOME: string = CALLER.clientAddress;
const ELSEWHERE = '203.0.113.66';
const SIGNATURE = Buffer.from('a signature').toString('base64');

/** What the check says of whatever is sent. */
let verdict: CertificateVerdict;
const judged: string[] = [];
let fixture: IdentityFixture;
beforeEach(async () => {
  judged.length = 0;
  fixture = await createIdentityFixture(LIMITS, {
    check: async (signature) => {
      judged.push(Buffer.from(signature).toString());
      return verdict;
    },
  });
  await fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
});
afterEach(() => fixture.drop());

const valid = (iin: string, bin: string | null = null): CertificateVerdict => ({
  state: 'VALID',
  signer: { iin, bin },
});
const BROKEN: CertificateVerdict = { state: 'INVALID', code: 'MALFORMED', category: 'STRUCTURE' };

async function logIn(address = HOME, challenge?: string) {
  return fixture.identity.logInWithCertificate.run(
    {
      challenge: challenge ?? (await fixture.identity.issueLoginChallenge.run('192.0.2.200')),
      signature: SIGNATURE,
    },
    address,
  );
}

it('failures of one network are counted, and beyond the limit nothing is judged', async () => {
  verdict = BROKEN;
  const challenge = await fixture.identity.issueLoginChallenge.run(HOME);
  for (const _ of [1, 2, 3]) {
    expect(await refusalsOf(() => logIn(HOME, challenge))).toEqual(['input.signature: MALFORMED']);
  }
  expect(await refusalsOf(() => logIn(HOME, challenge))).toEqual(['TOO_MANY_ATTEMPTS']);
  expect(judged).toEqual(['a signature', 'a signature', 'a signature']);
  verdict = valid(IIN.first);
  expect((await logIn(ELSEWHERE, challenge)).viewer.iin).toBe(IIN.first);
});

it('challenges that are none are counted as well', async () => {
  for (const _ of [1, 2, 3]) {
    expect(await refusalsOf(() => logIn(HOME, 'AAAA'))).toEqual(['input.challenge: CHALLENGE_UNKNOWN']);
  }
  expect(await refusalsOf(() => logIn(HOME, 'AAAA'))).toEqual(['TOO_MANY_ATTEMPTS']);
});

it('successes and what nobody can say are not counted', async () => {
  verdict = { state: 'INDETERMINATE', code: 'CRL_STALE', retryAfterSeconds: 30 };
  const challenge = await fixture.identity.issueLoginChallenge.run(HOME);
  for (let round = 0; round < 5; round++) {
    const refused = await logIn(HOME, challenge).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({ code: 'CRL_STALE', values: { seconds: 30 } });
  }
  verdict = valid(IIN.first);
  expect((await logIn(HOME, challenge)).viewer.iin).toBe(IIN.first);
  for (const _ of [1, 2, 3]) await logIn(HOME);
});

it('a network is given so many challenges and no more; another network its own', async () => {
  const ask = (address: string) => refusalsOf(() => fixture.identity.issueLoginChallenge.run(address));
  for (let round = 0; round < 5; round++) expect(await ask(HOME)).toEqual([]);
  expect(await ask(HOME)).toEqual(['TOO_MANY_ATTEMPTS']);
  expect(await ask(ELSEWHERE)).toEqual([]);
});

it('a challenge of one node logs in at another, once', async () => {
  verdict = valid(IIN.first);
  const other = fixture.node();
  const challenge = await fixture.identity.issueLoginChallenge.run(HOME);
  const call = { challenge, signature: SIGNATURE };
  expect((await other.logInWithCertificate.run(call, HOME)).viewer.iin).toBe(IIN.first);
  expect(await refusalsOf(() => logIn(HOME, challenge))).toEqual(['input.challenge: CHALLENGE_UNKNOWN']);
});

it('the session is as of the number that the certificate was issued for', async () => {
  await fixture.identity.registerPerson.run(applicant(IIN.second, { bin: BIN.first }), CALLER);
  verdict = valid(IIN.first);
  expect((await logIn()).viewer).toMatchObject({ iin: IIN.first, bin: null, loggedInWith: 'IIN' });
  verdict = valid(IIN.second, BIN.first);
  expect((await logIn()).viewer).toMatchObject({ iin: IIN.second, bin: BIN.first, loggedInWith: 'BIN' });
});
