import type { FastifyInstance } from 'fastify';
import { fullName } from './demonstration-person.ts';
import { KEY_STORE_PASSWORD } from './key-stores.ts';
import { DEMONSTRATION_PEOPLE } from './people.ts';

/** `GET /people`: who can be played, with all that is needed for it. */
export function registerPeople(
  scope: FastifyInstance,
  keyStores: () => Promise<ReadonlyMap<string, string>>,
): void {
  scope.get('/people', async () => {
    const stores = await keyStores();
    return DEMONSTRATION_PEOPLE.map((person) => ({
      name: fullName(person),
      iin: person.holder.iin,
      bin: person.legalEntity?.bin ?? null,
      rnn: person.rnn,
      role: person.role,
      organisation: person.organisation,
      password: person.password,
      p12: stores.get(person.holder.iin) ?? null,
      p12Password: KEY_STORE_PASSWORD,
    }));
  });
}
