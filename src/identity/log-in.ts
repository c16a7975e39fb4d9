import { DomainError, type Login, type Message } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import { isPassword } from './password.ts';
import type { PersonStore } from './person-store.ts';
import type { SessionGrant, Sessions } from './sessions.ts';

export interface Credentials {
  /** IIN, BIN when exactly one account carries it, or RNN. */
  readonly login: string;
  readonly password: string;
  /** Key of the edition of the service that they log in for: it says which numbers it takes, and how it refuses. */
  readonly regulation?: string | null | undefined;
}

/** What an edition says of whom it lets in. */
export interface Authorisation {
  readonly logins: readonly Login[];
  /** The notice with which it refuses. */
  readonly notice: Message;
}

interface LogInPorts {
  readonly database: Database;
  readonly people: PersonStore;
  readonly sessions: Sessions;
  readonly guard: AttemptGuard;
  /** Null where there is no such edition. */
  readonly authorisationOf: (regulation: string) => Authorisation | null;
}

export class LogIn {
  readonly #ports: LogInPorts;

  constructor(ports: LogInPorts) {
    this.#ports = ports;
  }

  /**
   * LOGIN_FAILED alike for a wrong password and for nobody's login; for a named edition AUTH_REFUSED instead, with the
   * notice of its process, also for a right number of a kind that it does not take; TOO_MANY_ATTEMPTS with the seconds to
   * wait.
   */
  async run({ login, password, regulation }: Credentials, clientAddress: string): Promise<SessionGrant> {
    const { database, people, sessions, guard } = this.#ports;
    const name = login.trim();
    const account = await people.findByLogin(name);
    const attempt = await guard.enter(account?.person.id ?? name, clientAddress);
    const right = await isPassword(password, account?.passwordHash ?? null);
    const asked = typeof regulation === 'string' ? this.#ports.authorisationOf(regulation) : null;
    if (account === null || !right) throw failure(asked);
    await attempt.succeeded();
    if (asked?.logins.includes(account.loggedInWith) === false) throw failure(asked);
    return sessions.open(database, account.person, account.loggedInWith);
  }
}

function failure(asked: Authorisation | null): DomainError {
  return asked === null
    ? new DomainError('LOGIN_FAILED')
    : new DomainError('AUTH_REFUSED', { values: { notice: asked.notice } });
}
