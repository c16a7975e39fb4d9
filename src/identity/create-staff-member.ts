import { type Clock, DomainError, type Language } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { hashPassword } from './password.ts';
import type { Person } from './person.ts';
import { checkPerson, type PersonInput } from './person-details.ts';
import type { PersonStore } from './person-store.ts';
import type { Role } from './viewer.ts';

export interface StaffMemberInput extends PersonInput {
  readonly role: Role;
  /** Code of the organisation they work for; applicants have none. */
  readonly organisation: string | null;
  readonly language: Language;
}

interface CreateStaffMemberPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PersonStore;
}

const ORGANISATION = /^[A-Z0-9_]{1,100}$/;

/** Somebody of any role: for the program itself, never for a caller from outside. */
export class CreateStaffMember {
  readonly #ports: CreateStaffMemberPorts;

  constructor(ports: CreateStaffMemberPorts) {
    this.#ports = ports;
  }

  /** DomainErrors for faults of the input, INVALID_ORGANISATION, IIN_TAKEN where the IIN is somebody's. */
  async run(input: StaffMemberInput): Promise<Person> {
    const { database, clock, people } = this.#ports;
    const details = checkPerson(input);
    const { role, organisation, language } = input;
    if (organisation !== null && (role === 'APPLICANT' || !ORGANISATION.test(organisation))) {
      throw new DomainError('INVALID_ORGANISATION', { path: ['input', 'organisation'] });
    }
    const passwordHash = await hashPassword(input.password);
    const person = await people.insert(
      database,
      { ...details, role, organisation, language, passwordHash },
      clock.now(),
    );
    if (person === null) throw new DomainError('IIN_TAKEN', { path: ['input', 'iin'] });
    return person;
  }
}
