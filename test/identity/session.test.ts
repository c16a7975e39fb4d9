import 'reflect-metadata';
import type { SessionGrant } from '../../src/identity/index.ts';
import {
  applicant,
  CALLER,
  createIdentityFixture,
  DAY,
  type IdentityFixture,
  IIN,
  MINUTE,
  PASSWORD,
  refusalsOf,
} from './identity-fixture.ts';

let fixture: IdentityFixture;
beforeAll(async () => {
  fixture = await createIdentityFixture();
  await fixture.identity.registerPerson.run(applicant(IIN.first), CALLER);
});
afterAll(() => fixture.drop());

const logIn = () =>
  fixture.identity.logIn.run({ login: IIN.first, password: PASSWORD }, CALLER.clientAddress);
const refresh = ({ refreshToken }: SessionGrant) => fixture.identity.refreshSession.run(refreshToken);
const authenticate = ({ accessToken }: SessionGrant) => fixture.identity.authenticate(accessToken);

describe('refreshing', () => {
  it('gives new tokens for the same session', async () => {
    const first = await logIn();
    fixture.clock.advance(16 * MINUTE);
    const second = await refresh(first);
    expect(second.viewer).toEqual(first.viewer);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.expiresAt.getTime()).toBe(fixture.clock.now().getTime() + 15 * MINUTE);
    expect(await authenticate(second)).toEqual(first.viewer);
    expect((await refresh(second)).viewer.sessionId).toBe(first.viewer.sessionId);
  });

  it('a refresh token is 256 random bits', async () => {
    expect(Buffer.from((await logIn()).refreshToken, 'base64url')).toHaveLength(32);
  });

  it('with a token used before ends the session: the thief’s and the owner’s tokens are worth nothing', async () => {
    const stolen = await logIn();
    const renewed = await refresh(stolen);
    expect(await refusalsOf(() => refresh(stolen))).toEqual(['refreshToken: SESSION_REUSED']);
    expect(await refusalsOf(() => authenticate(renewed))).toEqual(['SESSION_ENDED']);
    expect(await refusalsOf(() => refresh(renewed))).toEqual(['refreshToken: REFRESH_TOKEN_INVALID']);
    const rows = await fixture.database.query('SELECT end_reason FROM session WHERE id = $1', [
      stolen.viewer.sessionId,
    ]);
    expect(rows).toEqual([{ end_reason: 'REUSE' }]);
  });

  it('with one token twice at once gives one new pair only', async () => {
    const grant = await logIn();
    const answers = await Promise.all([1, 2, 3].map(() => refusalsOf(() => refresh(grant))));
    expect(answers.flat().sort()).toEqual(['refreshToken: SESSION_REUSED', 'refreshToken: SESSION_REUSED']);
  });

  it('leaves the other sessions of the person alone', async () => {
    const [one, other] = [await logIn(), await logIn()];
    await refresh(one);
    await refusalsOf(() => refresh(one));
    expect(await authenticate(other)).toEqual(other.viewer);
  });

  it('ends after thirty days, however often it was refreshed', async () => {
    const grant = await logIn();
    fixture.clock.advance(20 * DAY);
    const renewed = await refresh(grant);
    fixture.clock.advance(10 * DAY - 5 * MINUTE);
    const last = await refresh(renewed);
    expect(last.expiresAt.getTime()).toBe(fixture.clock.now().getTime() + 5 * MINUTE);
    fixture.clock.advance(5 * MINUTE);
    expect(await refusalsOf(() => refresh(last))).toEqual(['refreshToken: REFRESH_TOKEN_INVALID']);
  });

  it.each([
    ['an unknown token', 'A'.repeat(43)],
    ['an empty one', ''],
  ])('is refused with %s', async (_, refreshToken) => {
    expect(await refusalsOf(() => fixture.identity.refreshSession.run(refreshToken))).toEqual([
      'refreshToken: REFRESH_TOKEN_INVALID',
    ]);
  });
});

describe('logging out', () => {
  it('works at once for the access token and for the refresh token', async () => {
    const grant = await logIn();
    await fixture.identity.logOut.run(grant.viewer);
    expect(await refusalsOf(() => authenticate(grant))).toEqual(['SESSION_ENDED']);
    expect(await refusalsOf(() => refresh(grant))).toEqual(['refreshToken: REFRESH_TOKEN_INVALID']);
  });

  it('twice is as good as once', async () => {
    const { viewer } = await logIn();
    await fixture.identity.logOut.run(viewer);
    fixture.clock.advance(MINUTE);
    await fixture.identity.logOut.run(viewer);
    const [row] = await fixture.database.query<{ ended_at: string }>(
      'SELECT ended_at FROM session WHERE id = $1',
      [viewer.sessionId],
    );
    expect(new Date(row?.ended_at ?? 0).getTime()).toBe(fixture.clock.now().getTime() - MINUTE);
  });

  it('leaves the other sessions of the person alone', async () => {
    const [one, other] = [await logIn(), await logIn()];
    await fixture.identity.logOut.run(one.viewer);
    expect(await authenticate(other)).toEqual(other.viewer);
  });
});
