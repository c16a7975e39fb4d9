import { nothingBegun } from '../requests/record.ts';
import { bothLanguages } from '../requests/texts.ts';
import { Client } from '../support/client.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { apply } from '../support/story.ts';

let server: RunningServer;
let taxpayer: DemonstrationPerson;
beforeAll(async () => {
  server = await startServer({ settings: { EDITIONS: 'all' } });
  const last = server.people.at(-1);
  if (last === undefined) throw new Error('the sandbox lists nobody');
  taxpayer = last;
});
afterAll(() => server.stop());

const LOG_IN = `mutation ($input: LoginInput!) { login(input: $input) {
  session { accessToken viewer { iin role } } userErrors { code message path } } }`;

interface Answer {
  readonly login: {
    readonly session: { readonly accessToken: string; readonly viewer: object } | null;
    readonly userErrors: readonly { code: string; message: string; path: string[] | null }[];
  };
}

async function logIn(input: Record<string, unknown>, language: 'kk' | 'ru' = 'kk'): Promise<Answer['login']> {
  return (await server.client(language).query<Answer>(LOG_IN, { input })).login;
}

/** The applicant with a taxpayer's number, logged in with that number of theirs. */
async function loggedInWith(number: 'iin' | 'rnn', language: 'kk' | 'ru' = 'kk'): Promise<Client> {
  const { session } = await logIn({ login: taxpayer[number], password: taxpayer.password });
  const client = new Client(server.url, language);
  client.person = taxpayer;
  client.token = session?.accessToken;
  return client;
}

describe('whoever has a taxpayer’s number', () => {
  it('is the last of the sandbox’s people, and logs in with it', async () => {
    expect(taxpayer).toMatchObject({ role: 'APPLICANT', rnn: expect.stringMatching(/^\d{12}$/) });
    const answer = await logIn({ login: taxpayer.rnn, password: taxpayer.password, regulation: '418-2011' });
    expect(answer).toMatchObject({
      session: { viewer: { iin: taxpayer.iin, role: 'APPLICANT' } },
      userErrors: [],
    });
  });

  it('applies under 418-2011, which takes it', async () => {
    const { request, userErrors } = await apply(await loggedInWith('rnn'), { regulation: '418-2011' });
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({ status: 'DRAFT' });
  });

  it.each(['178-2012-3', '322-2019', undefined])(
    'does not apply under %s, which does not, and nothing is begun',
    async (regulation) => {
      const text = bothLanguages('errors:LOGIN_NOT_ACCEPTED');
      for (const language of ['kk', 'ru'] as const) {
        const caller = await loggedInWith('rnn', language);
        const { request, userErrors } = await nothingBegun(server, () => apply(caller, { regulation }));
        expect(request).toBeNull();
        const path = ['input', 'regulation'];
        expect(userErrors).toEqual([{ code: 'LOGIN_NOT_ACCEPTED', path, message: text[language] }]);
      }
    },
  );

  it.each(['418-2011', '178-2012-3', undefined])(
    'applies under %s when logged in with the IIN',
    async (regulation) => {
      const { request, userErrors } = await apply(await loggedInWith('iin'), { regulation });
      expect([request?.status, userErrors]).toEqual(['DRAFT', []]);
    },
  );

  it('gains nothing by a fresh access token for the same session', async () => {
    const { login } = await server
      .client()
      .query<{ login: { session: { refreshToken: string } } }>(
        'mutation ($input: LoginInput!) { login(input: $input) { session { refreshToken } } }',
        { input: { login: taxpayer.rnn, password: taxpayer.password } },
      );
    const { refreshSession } = await server
      .client()
      .query<{ refreshSession: { session: { accessToken: string } } }>(
        'mutation ($token: String!) { refreshSession(refreshToken: $token) { session { accessToken } } }',
        { token: login.session.refreshToken },
      );
    const client = server.client();
    client.token = refreshSession.session.accessToken;
    const { userErrors } = await apply(client, { regulation: '178-2012-3' });
    expect(userErrors).toMatchObject([{ code: 'LOGIN_NOT_ACCEPTED' }]);
  });
});

describe('a number of a kind that the regulation does not take', () => {
  it.each(['178-2012-3', '322-2019'])(
    'does not log in for %s, in the words of its notice',
    async (regulation) => {
      const text = bothLanguages(`editions/${regulation}:notice.AUTH_REFUSED`);
      const { rnn, iin, password } = taxpayer;
      for (const language of ['kk', 'ru'] as const) {
        const { session, userErrors } = await logIn({ login: rnn, password, regulation }, language);
        expect(session).toBeNull();
        expect(userErrors).toEqual([{ code: 'AUTH_REFUSED', path: null, message: text[language] }]);
      }
      expect((await logIn({ login: iin, password, regulation })).userErrors).toEqual([]);
    },
  );
});

describe('a failure to log in', () => {
  let place = 0;
  /** Somebody else each time: a few failures in a row have to wait. */
  const somebody = (): string => server.people[place++]?.iin ?? '';
  const wrong = (login: string | null, regulation?: string) => ({
    login,
    password: 'not the password',
    ...(regulation === undefined ? {} : { regulation }),
  });

  it.each(['418-2011', '178-2012-3'])(
    'for %s is told with the notice of that edition',
    async (regulation) => {
      const text = bothLanguages(`editions/${regulation}:notice.AUTH_REFUSED`);
      for (const language of ['kk', 'ru'] as const) {
        const { session, userErrors } = await logIn(wrong(somebody(), regulation), language);
        expect(session).toBeNull();
        expect(userErrors).toEqual([{ code: 'AUTH_REFUSED', path: null, message: text[language] }]);
      }
    },
  );

  it('is told by each edition in its own words', () => {
    const [one, other] = ['418-2011', '178-2012-3'].map(
      (key) => bothLanguages(`editions/${key}:notice.AUTH_REFUSED`).ru,
    );
    expect(one).not.toBe(other);
  });

  it('for a regulation is the same for nobody’s number as for a wrong password', async () => {
    const known = await logIn(wrong(taxpayer.rnn, '418-2011'));
    const nobody = await logIn(wrong('600500000002', '418-2011'));
    expect(nobody).toEqual(known);
    expect(known.userErrors).toMatchObject([{ code: 'AUTH_REFUSED' }]);
  });

  it.each([undefined, 'no-such', ''])('for no known regulation, %p, is LOGIN_FAILED', async (regulation) => {
    const text = bothLanguages('errors:LOGIN_FAILED');
    const { session, userErrors } = await logIn(wrong(somebody(), regulation));
    expect(session).toBeNull();
    expect(userErrors).toEqual([{ code: 'LOGIN_FAILED', path: null, message: text.kk }]);
  });

  it('with the right password is none, whatever regulation is named', async () => {
    const { password } = taxpayer;
    const { userErrors } = await logIn({ login: taxpayer.iin, password, regulation: '178-2012-3' });
    expect(userErrors).toEqual([]);
  });
});
