import type { Api, UserError } from '../api.ts';
import { mustEqual, present } from '../check.ts';
import { signWith } from '../ncalayer.ts';
import { freshIin, personOf } from '../people.ts';
import type { Scene } from '../scene.ts';

/** A citizen who was not there before registers, looks around and leaves. */
export async function registerNewcomer({ api, words, screen }: Scene): Promise<void> {
  screen.step(words.step.newcomer);
  const iin = freshIin();
  const input = {
    iin,
    name: 'Сынақова Үміт Мысалқызы',
    password: `Newcomer-${crypto.randomUUID()}`,
    email: `${iin}@example.kz`,
  };
  const { register } = await api.query<{
    register: { session: { accessToken: string } | null; userErrors: readonly UserError[] };
  }>(REGISTER, { input });
  mustEqual('register.userErrors', register.userErrors, []);
  const newcomer = api.withToken(present('register.session', register.session).accessToken);
  const { viewer, myRequests } = await newcomer.query<{
    viewer: { name: string; iin: string; role: string };
    myRequests: { totalCount: number };
  }>('{ viewer { name iin role } myRequests { totalCount } }');
  mustEqual('viewer', viewer, { name: input.name, iin, role: 'APPLICANT' });
  mustEqual('myRequests.totalCount', myRequests.totalCount, 0);
  screen.field(words.person, viewer.name);
  screen.field(words.iin, viewer.iin);
  screen.good(words.noRequests);
  const { logout } = await newcomer.query<{ logout: boolean }>('mutation { logout }');
  mustEqual('logout', logout, true);
  screen.line(words.noKey);
}

/** Logs in the demonstration applicant, whose key the sandbox has. */
export async function logInApplicant({ api, words, screen, people }: Scene): Promise<Api> {
  screen.step(words.step.logIn);
  const person = personOf(people, 'APPLICANT');
  const applicant = await api.logIn(person);
  const { viewer } = await applicant.query<{ viewer: { name: string; iin: string; role: string } }>(
    '{ viewer { name iin role } }',
  );
  mustEqual('viewer', viewer, { name: person.name, iin: person.iin, role: 'APPLICANT' });
  screen.field(words.person, viewer.name);
  screen.field(words.iin, viewer.iin);
  return applicant;
}

/** The same without a password: signs what the server gives out to be signed. */
export async function logInByCertificate({ api, words, screen, people }: Scene): Promise<Api> {
  screen.step(words.step.certificate);
  const person = personOf(people, 'APPLICANT');
  const { loginChallenge: challenge } = await api.query<{ loginChallenge: string }>(
    'mutation { loginChallenge }',
  );
  const content = Buffer.from(challenge, 'base64');
  const statement = JSON.parse(content.toString()) as {
    purpose: string;
    audience: string;
    expiresAt: string;
  };
  mustEqual('purpose', statement.purpose, 'LOGIN');
  screen.field(words.toSign, `${statement.purpose}, ${statement.audience}`);
  screen.field(words.goodUntil, screen.time(statement.expiresAt));
  const { loginWithCertificate } = await api.query<{
    loginWithCertificate: {
      session: { accessToken: string; viewer: { name: string; iin: string } } | null;
      userErrors: readonly UserError[];
    };
  }>(WITH_CERTIFICATE, { input: { challenge, signature: signWith(person, content) } });
  mustEqual('loginWithCertificate.userErrors', loginWithCertificate.userErrors, []);
  const { accessToken, viewer } = present('session', loginWithCertificate.session);
  mustEqual('viewer', viewer, { name: person.name, iin: person.iin });
  screen.field(words.person, viewer.name);
  screen.field(words.iin, viewer.iin);
  return api.withToken(accessToken);
}

const WITH_CERTIFICATE = `mutation ($input: LoginWithCertificateInput!) {
  loginWithCertificate(input: $input) {
    session { accessToken viewer { name iin } } userErrors { code message path }
  }
}`;

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { session { accessToken } userErrors { code message path } }
}`;
