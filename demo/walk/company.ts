import { type Api, type UserError } from '../api.ts';
import { present } from '../check.ts';
import type { Person } from '../people.ts';
import { readPeople } from '../people.ts';

/** Somebody who plays a part, logged in. */
export interface Player {
  readonly person: Person;
  readonly api: Api;
}

export interface RegistryRecords {
  readonly individuals: readonly { readonly iin: string; readonly name: string; readonly alive: boolean }[];
  readonly powersOfAttorney: readonly {
    readonly number: string;
    readonly date: string;
    readonly grantor: string;
    readonly attorneyIin: string;
    readonly revoked: boolean;
    readonly validUntil: string | null;
  }[];
}

/** Everybody that the sandbox lists, each logged in when first needed. */
export class Company {
  readonly people: readonly Person[];
  readonly records: RegistryRecords;
  readonly #api: Api;
  readonly #players = new Map<string, Promise<Player>>();

  private constructor(api: Api, people: readonly Person[], records: RegistryRecords) {
    this.#api = api;
    this.people = people;
    this.records = records;
  }

  static async gather(api: Api, sandbox: string): Promise<Company> {
    const records = await fetch(`${sandbox}/registries`);
    return new Company(api, await readPeople(sandbox), (await records.json()) as RegistryRecords);
  }

  /** An applicant who stands for no legal entity. */
  applicant(): Promise<Player> {
    return this.#player((person) => person.role === 'APPLICANT' && person.bin === null, 'APPLICANT');
  }

  /** Staff of an organisation: of that name where one was handed the request. */
  staff(role: string, organisation: string, name: string | null = null): Promise<Player> {
    const fits = (person: Person): boolean =>
      person.role === role && person.organisation === organisation && (name === null || person.name === name);
    return this.#player(fits, `${role} of ${organisation}`);
  }

  /** The first public service centre that has staff of that role. */
  centre(role: string): string {
    const found = this.people.find(
      (person) => person.role === role && (person.organisation ?? '').startsWith('PSC_'),
    );
    return present(`centre with ${role}`, found?.organisation);
  }

  /** Somebody whose key is not the player's. */
  stranger(player: Player): Person {
    return present(
      'somebody else',
      this.people.find((person) => person.iin !== player.person.iin && person.role === 'ADMINISTRATOR'),
    );
  }

  /** What the portal answers to a wrong password of somebody who logs in for a regulation. */
  async failToLogIn(login: string, regulation: string): Promise<readonly UserError[]> {
    const { login: payload } = await this.#api.query<{
      login: { session: unknown; userErrors: readonly UserError[] };
    }>(
      'mutation ($input: LoginInput!) { login(input: $input) { session { accessToken } userErrors { code message path } } }',
      { input: { login, password: 'not the password', regulation } },
    );
    return payload.userErrors;
  }

  #player(fits: (person: Person) => boolean, what: string): Promise<Player> {
    const person = present(what, this.people.find(fits));
    const known = this.#players.get(person.iin);
    if (known !== undefined) return known;
    const entering = this.#api.logIn(person).then((api) => ({ person, api }));
    this.#players.set(person.iin, entering);
    return entering;
  }
}
