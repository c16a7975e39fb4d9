import type { Client } from '../support/client.ts';
import type { DemonstrationPerson } from '../support/people.ts';
import type { RunningServer } from '../support/running-server.ts';

/** Everybody a test of requests meets, logged in once each. */
export interface Cast {
  /** Айгүл, a person. */
  readonly applicant: Client;
  /** Ерлан, who heads a legal entity. */
  readonly company: Client;
  readonly clerk: Client;
  readonly unitHead: Client;
  readonly executor: Client;
  readonly otherExecutor: Client;
  readonly head: Client;
  readonly administrator: Client;
}

export async function castOf(server: RunningServer): Promise<Cast> {
  const logIn = (role: string, place = 0): Promise<Client> => {
    const person = server.people.filter((candidate) => candidate.role === role)[place];
    if (person === undefined) throw new Error(`there is no ${role} ${place}`);
    return server.client().logIn(person);
  };
  const [applicant, company, clerk, unitHead, executor, otherExecutor, head, administrator] =
    await Promise.all([
      logIn('APPLICANT'),
      logIn('APPLICANT', 1),
      logIn('CLERK'),
      logIn('UNIT_HEAD'),
      logIn('EXECUTOR'),
      logIn('EXECUTOR', 1),
      logIn('HEAD'),
      logIn('ADMINISTRATOR'),
    ]);
  return { applicant, company, clerk, unitHead, executor, otherExecutor, head, administrator };
}

/** Somebody of a role that the demonstration has nobody for, with no key: works for another organisation. */
export async function stranger(
  server: RunningServer,
  role: 'CLERK' | 'HEAD' | 'EXECUTOR',
  iin: string,
): Promise<Client> {
  const person: DemonstrationPerson = {
    name: 'Бөтен Сынақ',
    iin,
    bin: null,
    rnn: null,
    role,
    organisation: 'ANOTHER_BODY',
    password: 'Stranger-Boten-2026',
    p12: '',
    p12Password: '',
  };
  await server.application.identity.createStaffMember.run({ ...person, role, language: 'kk' });
  return server.client().logIn(person);
}

/** The same caller at the same server, asking in a language. */
export function speaking(server: RunningServer, client: Client, language: 'kk' | 'ru'): Client {
  const twin = server.client(language);
  twin.person = client.person;
  twin.token = client.token;
  return twin;
}

/** A new session for the same caller: moving the clock ended the old one. */
export async function logInAgain(client: Client): Promise<void> {
  if (client.person === undefined) throw new Error('nobody was logged in');
  await client.logIn(client.person);
}
