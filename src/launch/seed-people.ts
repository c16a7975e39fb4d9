import { z } from 'zod';
import type { Identity } from '../identity/index.ts';
import { ROLES } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';

const peopleSchema = z.array(
  z.object({
    name: z.string(),
    iin: z.string(),
    bin: z.string().nullable(),
    rnn: z.string().nullable(),
    role: z.enum(ROLES),
    organisation: z.string().nullable(),
    password: z.string(),
  }),
);

/** Gives the sandbox's people their accounts; those who have one keep it. */
export async function seedPeople(identity: Identity, sandboxUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/people`);
  const people = peopleSchema.parse(await response.json());
  await Promise.all(people.map((person) => seedPerson(identity, person)));
}

async function seedPerson(identity: Identity, person: z.infer<typeof peopleSchema>[number]): Promise<void> {
  if ((await identity.people.findByIin(person.iin)) !== null) return;
  try {
    await identity.createStaffMember.run({ ...person, email: `${person.iin}@example.kz`, language: 'kk' });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'IIN_TAKEN')) throw error;
  }
}
