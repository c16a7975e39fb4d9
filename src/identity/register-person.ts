import { createHash } from 'node:crypto';
import { type Clock, DomainError, type IdempotencyKey, type Language, reusedKey } from '../kernel/index.ts';
import { answerOnce, type Database, type RepeatableCall, runOnce } from '../postgres/index.ts';
import type { AttemptGuard } from './attempt-guard.ts';
import { hashPassword, isPassword } from './password.ts';
import { checkPerson, type NewPerson, type PersonInput } from './person-details.ts';
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

type Newcomer = Omit<NewPerson, 'passwordHash'>;

export class RegisterPerson {
  readonly #ports: RegisterPersonPorts;

  constructor(ports: RegisterPersonPorts) {
    this.#ports = ports;
  }

  /**
   * A new applicant, logged in. All faults of the input at once (DomainErrors); IIN_TAKEN where the IIN is
   * somebody's; TOO_MANY_ATTEMPTS. A repeat with the same key and password logs the same person in.
   */
  async run(input: Registration, caller: Caller, key: IdempotencyKey | null = null): Promise<SessionGrant> {
    const { database, clock, guard } = this.#ports;
    const details = checkPerson(input);
    await guard.enterRegistration(caller.clientAddress);
    const call: RepeatableCall = {
      actorId: strangerId(details.iin),
      operation: 'register',
      key,
      payload: { ...details, language: input.language ?? null },
      now: clock.now(),
    };
    const newcomer: Newcomer = {
      ...details,
      language: input.language ?? caller.language,
      role: 'APPLICANT',
      organisation: null,
    };
    const grant = await answerOnce(
      database,
      call,
      () => this.#register(newcomer, input.password, call),
      (id) => this.#welcomeBack(id, newcomer.iin, input.password, call),
    );
    await guard.welcome(grant.viewer.id, caller.clientAddress);
    return grant;
  }

  async #register(newcomer: Newcomer, password: string, call: RepeatableCall): Promise<SessionGrant> {
    const { database, people, sessions } = this.#ports;
    const passwordHash = await hashPassword(password);
    return database.transaction(async (transaction) => {
      const person = await people.insert(transaction, { ...newcomer, passwordHash }, call.now);
      if (person === null) throw new DomainError('IIN_TAKEN', { path: ['input', 'iin'] });
      await runOnce(transaction, call, person.id, async () => undefined);
      return sessions.open(transaction, person, 'IIN');
    });
  }

  /** Tokens are kept nowhere: a repeat gets new ones. Nor is the password in the payload: it is compared here. */
  async #welcomeBack(
    id: string,
    iin: string,
    password: string,
    { key }: RepeatableCall,
  ): Promise<SessionGrant> {
    const { database, people, sessions } = this.#ports;
    const account = await people.findByLogin(iin);
    if (account === null || account.person.id !== id) throw new Error(`person ${id} is gone`);
    if (key !== null && !(await isPassword(password, account.passwordHash))) throw reusedKey(key);
    return sessions.open(database, account.person, 'IIN');
  }
}

/** Who registers has no id yet: the IIN names them. */
function strangerId(iin: string): string {
  return createHash('sha256').update(`qyzmet/register/${iin}`).digest('hex').slice(0, 32);
}
