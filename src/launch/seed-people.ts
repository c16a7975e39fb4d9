import { z } from 'zod';
import type { Identity } from '../identity/index.ts';
import { ROLES } from '../identity/index.ts';
import { DomainError } from '../kernel/index.ts';

const peopleSchema = z.array(
  z.object({
    name: z.string(),
    iin: z.string(),
    bin: z.string().nullable(),
    role: z.enum(ROLES),
    organisation: z.string().nullable(),
    password: z.string(),
  }),
);

/** Gives the sandbox's people their accounts; those who have one keep it. */
export async function seedPeople(identity: Identity, sandboxUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/people`);
  for (const person of peopleSchema.parse(await response.json())) {
    try {
      await identity.createStaffMember.run({ ...person, email: `${person.iin}@example.kz`, language: 'kk' });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'IIN_TAKEN')) throw error;
    }
  }
}
