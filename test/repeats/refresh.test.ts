import { MovedClock } from '../support/moved-clock.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly viewer: { readonly id: string };
}
interface Payload {
  readonly session: Session | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const HOUR = 60 * 60 * 1000;
const PAYLOAD = '{ session { accessToken refreshToken viewer { id } } userErrors { code } }';

let server: RunningServer;
const clock = new MovedClock();
beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(() => server.stop());
afterEach(() => clock.reset());

async function logIn(): Promise<Session> {
  const person = server.people.find(({ role }) => role === 'APPLICANT');
  const { login } = await server
    .client()
    .query<{ login: Payload }>(`mutation ($input: LoginInput!) { login(input: $input) ${PAYLOAD} }`, {
      input: { login: person?.iin, password: person?.password },
    });
  if (login.session === null) throw new Error('could not log in');
  return login.session;
}

async function refresh({ refreshToken }: Session, key?: string): Promise<Payload> {
  const { data } = await server
    .client()
    .ask<{ refreshSession: Payload }>(
      `mutation ($token: String!) { refreshSession(refreshToken: $token) ${PAYLOAD} }`,
      { token: refreshToken },
      key === undefined ? {} : { 'idempotency-key': key },
    );
  return data.refreshSession;
}

async function refreshed(session: Session, key?: string): Promise<Session> {
  const { session: next, userErrors } = await refresh(session, key);
  if (next === null) throw new Error(JSON.stringify(userErrors));
  return next;
}

const codes = ({ userErrors }: Payload) => userErrors.map(({ code }) => code);

async function viewerOf({ accessToken }: Session): Promise<string | null> {
  const client = server.client();
  client.token = accessToken;
  const { data } = await client.ask<{ viewer: { id: string } | null }>('{ viewer { id } }');
  return data.viewer?.id ?? null;
}

describe('refreshSession with a key', () => {
  it('made again gives the same refresh token, and an access token of the same session', async () => {
    const first = await logIn();
    const second = await refreshed(first, 'once');
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const again = await refreshed(first, 'once');
    expect(again.refreshToken).toBe(second.refreshToken);
    expect(await viewerOf(again)).toBe(first.viewer.id);
    expect(await viewerOf(second)).toBe(first.viewer.id);
    await refreshed(again);
  });

  it('made five times at once gives all the same refresh token', async () => {
    const first = await logIn();
    const answers = await Promise.all(Array.from({ length: 5 }, () => refreshed(first, 'five')));
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    const [row] = await server.database.database.query<{ count: number }>(
      `SELECT count(*)::int FROM refresh_token WHERE session_id = (
         SELECT session_id FROM refresh_token WHERE hash = sha256($1::text::bytea))`,
      [first.refreshToken],
    );
    expect(row?.count).toBe(2);
  });

  it('made again after a restart gives the same refresh token', async () => {
    const first = await logIn();
    const second = await refreshed(first, 'restart');
    await server.restart();
    expect((await refreshed(first, 'restart')).refreshToken).toBe(second.refreshToken);
  });

  it('of another session does not matter: two tokens with one key have two answers', async () => {
    const [one, other] = [await logIn(), await logIn()];
    const [next, otherNext] = [await refreshed(one, 'shared'), await refreshed(other, 'shared')];
    expect(next.refreshToken).not.toBe(otherNext.refreshToken);
  });

  it('ends the session once the new token was used: then somebody else has the old one', async () => {
    const first = await logIn();
    const second = await refreshed(first, 'stolen');
    const third = await refreshed(second, 'owner');
    expect(codes(await refresh(first, 'stolen'))).toEqual(['SESSION_REUSED']);
    expect(codes(await refresh(third))).toEqual(['REFRESH_TOKEN_INVALID']);
  });

  it.each(['another-key', undefined])('ends the session where the first had another: %s', async (key) => {
    const first = await logIn();
    const second = await refreshed(first, 'mine');
    expect(codes(await refresh(first, key))).toEqual(['SESSION_REUSED']);
    expect(codes(await refresh(second))).toEqual(['REFRESH_TOKEN_INVALID']);
  });

  it('is not repeated after a day', async () => {
    const first = await logIn();
    await refreshed(first, 'yesterday');
    clock.moveBy(24 * HOUR + 1000);
    expect(codes(await refresh(first, 'yesterday'))).toEqual(['SESSION_REUSED']);
  });

  it('is not repeated when the session was ended meanwhile', async () => {
    const first = await logIn();
    const second = await refreshed(first, 'ended');
    const client = server.client();
    client.token = second.accessToken;
    await client.query('mutation { logout }');
    expect((await refresh(first, 'ended')).session).toBeNull();
  });

  it('needs a key that is one', async () => {
    const first = await logIn();
    expect(codes(await refresh(first, 'two words'))).toEqual(['IDEMPOTENCY_KEY_INVALID']);
    await refreshed(first);
  });
});
