import { isBin, isIin, isRnn, type Language, type Login } from '../kernel/index.ts';
import type { Database, Queryable } from '../postgres/index.ts';
import type { Person } from './person.ts';
import type { NewPerson } from './person-details.ts';
import type { Role } from './viewer.ts';

/** Somebody who tries to log in. */
export interface Account {
  readonly person: Person;
  readonly passwordHash: string;
  readonly loggedInWith: Login;
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
      `INSERT INTO person (iin, bin, name, email, phone, language, role, organisation, password_hash, created_at, rnn)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
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
        person.rnn,
      ],
    );
    return row ?? null;
  }

  /** By IIN, by BIN when exactly one account carries it, or by RNN. */
  async findByLogin(login: string): Promise<Account | null> {
    const own = isIin(login) ? 'IIN' : isBin(login) ? 'BIN' : null;
    const found = own === null ? null : await this.#findBy(own, login);
    return found ?? (isRnn(login) ? this.#findBy('RNN', login) : null);
  }

  async #findBy(loggedInWith: Login, login: string): Promise<Account | null> {
    const column = loggedInWith.toLowerCase();
    const rows = await this.#database.query<PersonRow & { password_hash: string }>(
      `SELECT id, name, iin, bin, role, organisation, language, password_hash
       FROM person WHERE ${column} = $1 LIMIT 2`,
      [login],
    );
    const [row] = rows;
    if (row === undefined || rows.length > 1) return null;
    const { password_hash: passwordHash, ...person } = row;
    return { person, passwordHash, loggedInWith };
  }

  async findByIin(iin: string, queryable: Queryable = this.#database): Promise<Person | null> {
    const [person] = await queryable.query<PersonRow>(
      `SELECT id, name, iin, bin, role, organisation, language FROM person WHERE iin = $1`,
      [iin],
    );
    return person ?? null;
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
