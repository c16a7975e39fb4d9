import { DomainError, type Message } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import { isPassword } from './password.ts';
import type { PersonStore } from './person-store.ts';
import type { SessionGrant, Sessions } from './sessions.ts';

export interface Credentials {
  /** IIN, BIN when exactly one account carries it, or RNN. */
  readonly login: string;
  readonly password: string;
  /** Key of the edition of the service that they log in for: a failure is told with its notice. */
  readonly regulation?: string | null | undefined;
}

interface LogInPorts {
  readonly database: Database;
  readonly people: PersonStore;
  readonly sessions: Sessions;
  readonly guard: AttemptGuard;
  /** The notice with which an edition refuses authorisation; null where there is no such edition. */
  readonly refusalNotice: (regulation: string) => Message | null;
}

export class LogIn {
  readonly #ports: LogInPorts;

  constructor(ports: LogInPorts) {
    this.#ports = ports;
  }

  /**
   * LOGIN_FAILED alike for a wrong password and for nobody's login; for a named edition AUTH_REFUSED instead, with the
   * notice of its process; TOO_MANY_ATTEMPTS with the seconds to wait.
   */
  async run({ login, password, regulation }: Credentials, clientAddress: string): Promise<SessionGrant> {
    const { database, people, sessions, guard } = this.#ports;
    const name = login.trim();
    const account = await people.findByLogin(name);
    const attempt = await guard.enter(account?.person.id ?? name, clientAddress);
    const right = await isPassword(password, account?.passwordHash ?? null);
    if (account === null || !right) throw this.#failure(regulation ?? null);
    await attempt.succeeded();
    return sessions.open(database, account.person, account.loggedInWith);
  }

  #failure(regulation: string | null): DomainError {
    const notice = regulation === null ? null : this.#ports.refusalNotice(regulation);
    return notice === null
      ? new DomainError('LOGIN_FAILED')
      : new DomainError('AUTH_REFUSED', { values: { notice } });
  }
}
