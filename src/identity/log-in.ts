import { DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import { isPassword } from './password.ts';
import type { PersonStore } from './person-store.ts';
import type { SessionGrant, Sessions } from './sessions.ts';

export interface Credentials {
  /** IIN, or BIN when exactly one account carries it. */
  readonly login: string;
  readonly password: string;
}

interface LogInPorts {
  readonly database: Database;
  readonly people: PersonStore;
  readonly sessions: Sessions;
  readonly guard: AttemptGuard;
}

export class LogIn {
  readonly #ports: LogInPorts;

  constructor(ports: LogInPorts) {
    this.#ports = ports;
  }

  /** LOGIN_FAILED alike for a wrong password and for nobody's login; TOO_MANY_ATTEMPTS with the seconds to wait. */
  async run({ login, password }: Credentials, clientAddress: string): Promise<SessionGrant> {
    const { database, people, sessions, guard } = this.#ports;
    const name = login.trim();
    const account = await people.findByLogin(name);
    const attempt = await guard.enter(account?.person.id ?? name, clientAddress);
    const right = await isPassword(password, account?.passwordHash ?? null);
    if (account === null || !right) throw new DomainError('LOGIN_FAILED');
    await attempt.succeeded();
    return sessions.open(database, account.person);
  }
}
