import type { Language } from '../kernel/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { NO_PASSWORD } from './password.ts';
import type { Person } from './person.ts';
import type { PersonStore } from './person-store.ts';

/** An applicant by what the registries of the state say of them. */
export interface KnownPerson {
  readonly iin: string;
  readonly bin: string | null;
  readonly name: string;
  readonly language: Language;
}

/**
 * The account of that IIN: the one there is, as it is, or a new applicant's. Who is entered has no password, and logs in
 * with a certificate.
 */
export async function enterPerson(
  people: PersonStore,
  transaction: Transaction,
  known: KnownPerson,
  now: Date,
): Promise<Person> {
  const account = await people.findByIin(known.iin, transaction);
  if (account !== null) return account;
  const newcomer = {
    ...known,
    ...{ rnn: null, email: null, phone: null, role: 'APPLICANT', organisation: null },
    passwordHash: NO_PASSWORD,
  };
  const entered = await people.insert(transaction, newcomer, now);
  /* Where another call was first, it is committed by now. */
  const person = entered ?? (await people.findByIin(known.iin, transaction));
  if (person === null) throw new Error('a person was neither entered nor found');
  return person;
}
