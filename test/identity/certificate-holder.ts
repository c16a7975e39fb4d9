import { Client } from '../support/client.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import type { RunningServer } from '../support/running-server.ts';

export interface CertificateAnswer {
  readonly session: { readonly accessToken: string; readonly viewer: object } | null;
  readonly userErrors: readonly { code: string; message: string; path: string[] | null }[];
}

const LOG_IN = `mutation ($input: LoginWithCertificateInput!) { loginWithCertificate(input: $input) {
  session { accessToken viewer { iin bin role } } userErrors { code message path } } }`;

/** A new challenge, as a client gets it. */
export async function challengeOf(server: RunningServer): Promise<string> {
  const answer = await server.client().query<{ loginChallenge: string }>('mutation { loginChallenge }');
  return answer.loginChallenge;
}

/** The bytes that are to be signed. */
export function bytesOf(challenge: string): Buffer {
  return Buffer.from(challenge, 'base64');
}

export async function sendSigned(
  server: RunningServer,
  input: Record<string, unknown>,
  language?: 'kk' | 'ru',
): Promise<CertificateAnswer> {
  const { loginWithCertificate } = await server
    .client(language)
    .query<{ loginWithCertificate: CertificateAnswer }>(LOG_IN, { input });
  return loginWithCertificate;
}

/** Codes of an answer that lets nobody in. */
export function codesOf({ session, userErrors }: CertificateAnswer): readonly string[] {
  expect(session).toBeNull();
  return userErrors.map(({ code }) => code);
}

/** Somebody with a key, not logged in. */
export function holder(server: RunningServer, person: DemonstrationPerson): Client {
  const client = new Client(server.url);
  client.person = person;
  return client;
}

/** The demonstration's applicants: the first an individual, the second the head of a company. */
export function applicantAt(server: RunningServer, place: 0 | 1): Client {
  const person = server.people.filter(({ role }) => role === 'APPLICANT')[place];
  if (person === undefined) throw new Error(`there is no applicant ${place}`);
  return holder(server, person);
}
