import type { Person } from './person.ts';
import type { PersonStore } from './person-store.ts';

interface Waiting {
  readonly resolve: (person: Person | null) => void;
  readonly reject: (reason: unknown) => void;
}

/** People by id: all that one answer asks for at once are read by one statement. One loader for each call. */
export class PersonLoader {
  readonly #people: Pick<PersonStore, 'findByIds'>;
  readonly #known = new Map<string, Promise<Person | null>>();
  #waiting = new Map<string, Waiting>();

  constructor(people: Pick<PersonStore, 'findByIds'>) {
    this.#people = people;
  }

  load(id: string): Promise<Person | null> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const { promise, resolve, reject } = Promise.withResolvers<Person | null>();
    if (this.#waiting.size === 0) setImmediate(() => void this.#read());
    this.#waiting.set(id, { resolve, reject });
    this.#known.set(id, promise);
    return promise;
  }

  async #read(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = new Map();
    try {
      const people = await this.#people.findByIds([...batch.keys()]);
      const byId = new Map(people.map((person) => [person.id, person]));
      for (const [id, waiting] of batch) waiting.resolve(byId.get(id) ?? null);
    } catch (error) {
      for (const waiting of batch.values()) waiting.reject(error);
    }
  }
}
