import { present } from '../check.ts';
import { freshIin } from '../people.ts';
import type { RegistryRecords } from './company.ts';
import type { Process } from './process.ts';

/** Whom staff enter: somebody without an account, at a centre with a representative where the notaries are asked. */
export function peopleAtDesk(
  { channel, service }: Process,
  { individuals, powersOfAttorney }: RegistryRecords,
  unknown: boolean,
): Record<string, unknown> {
  const power = present('a power of attorney', powersOfAttorney[0]);
  const grantor = present(
    'who gave it',
    individuals.find(({ iin }) => iin === power.grantor),
  );
  const attorney = present(
    'who holds it',
    individuals.find(({ iin }) => iin === power.attorneyIin),
  );
  const represented = channel === 'PSC' && ['APOSTILLE', 'ARCHIVAL_REFERENCE'].includes(service);
  return {
    applicant: { iin: unknown ? freshIin() : grantor.iin, name: grantor.name },
    ...(represented
      ? {
          representative: {
            iin: attorney.iin,
            name: attorney.name,
            powerOfAttorneyNumber: power.number,
            powerOfAttorneyDate: power.date,
          },
        }
      : {}),
  };
}
