import { type Clock, DomainError, type Language } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import { hashPassword } from './password.ts';
import { checkPerson, type PersonInput } from './person-details.ts';
import type { PersonStore } from './person-store.ts';
import type { SessionGrant, Sessions } from './sessions.ts';

export interface Registration extends PersonInput {
  /** The caller's language where none is chosen. */
  readonly language?: Language | null | undefined;
}

/** Where a call comes from. */
export interface Caller {
  readonly clientAddress: string;
  readonly language: Language;
}

interface RegisterPersonPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PersonStore;
  readonly sessions: Sessions;
  readonly guard: AttemptGuard;
}

export class RegisterPerson {
  readonly #ports: RegisterPersonPorts;

  constructor(ports: RegisterPersonPorts) {
    this.#ports = ports;
  }

  /**
   * A new applicant, logged in. All faults of the input at once (DomainErrors); IIN_TAKEN where the IIN is
   * somebody's; TOO_MANY_ATTEMPTS.
   */
  async run(input: Registration, caller: Caller): Promise<SessionGrant> {
    const { database, clock, people, sessions, guard } = this.#ports;
    const details = checkPerson(input);
    await guard.enterRegistration(caller.clientAddress);
    const passwordHash = await hashPassword(input.password);
    const grant = await database.transaction(async (transaction) => {
      const person = await people.insert(
        transaction,
        {
          ...details,
          passwordHash,
          language: input.language ?? caller.language,
          role: 'APPLICANT',
          organisation: null,
        },
        clock.now(),
      );
      if (person === null) throw new DomainError('IIN_TAKEN', { path: ['input', 'iin'] });
      return sessions.open(transaction, person, 'IIN');
    });
    await guard.welcome(grant.viewer.id, caller.clientAddress);
    return grant;
  }
}
