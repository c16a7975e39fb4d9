import { isBin, isIin, type Language } from '../kernel/index.ts';
import type { Database, Queryable } from '../postgres/index.ts';
import type { Person } from './person.ts';
import type { NewPerson } from './person-details.ts';
import type { Role } from './viewer.ts';

/** Somebody who tries to log in. */
export interface Account {
  readonly person: Person;
  readonly passwordHash: string;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly role: Role;
  readonly organisation: string | null;
  readonly language: Language;
}

export class PersonStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The person as written, or null where the IIN is already somebody's. */
  async insert(queryable: Queryable, person: NewPerson, at: Date): Promise<Person | null> {
    const [row] = await queryable.query<PersonRow>(
      `INSERT INTO person (iin, bin, name, email, phone, language, role, organisation, password_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (iin) DO NOTHING
       RETURNING id, name, iin, bin, role, organisation, language`,
      [
        person.iin,
        person.bin,
        person.name,
        person.email,
        person.phone,
        person.language,
        person.role,
        person.organisation,
        person.passwordHash,
        at,
      ],
    );
    return row ?? null;
  }

  /** By IIN, or by BIN when exactly one account carries it. */
  async findByLogin(login: string): Promise<Account | null> {
    if (!isIin(login) && !isBin(login)) return null;
    const column = isIin(login) ? 'iin' : 'bin';
    const rows = await this.#database.query<PersonRow & { password_hash: string }>(
      `SELECT id, name, iin, bin, role, organisation, language, password_hash
       FROM person WHERE ${column} = $1 LIMIT 2`,
      [login],
    );
    const [row] = rows;
    if (row === undefined || rows.length > 1) return null;
    const { password_hash: passwordHash, ...person } = row;
    return { person, passwordHash };
  }

  /** Those found, in no order. */
  async findByIds(ids: readonly string[]): Promise<Person[]> {
    return this.#database.query<PersonRow>(
      `SELECT id, name, iin, bin, role, organisation, language FROM person WHERE id = ANY($1)`,
      [ids],
    );
  }

  /** The members of staff of an organisation who hold a role, by name: whom a step can be assigned to. */
  async listStaff(organisation: string, role: Role): Promise<Person[]> {
    return this.#database.query<PersonRow>(
      `SELECT id, name, iin, bin, role, organisation, language
       FROM person WHERE organisation = $1 AND role = $2 ORDER BY name, id`,
      [organisation, role],
    );
  }
}
