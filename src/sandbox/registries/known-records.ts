import { fullName } from '../people/demonstration-person.ts';
import { DEMONSTRATION_PEOPLE } from '../people/people.ts';
import {
  INVENTED_RECORDS,
  type IndividualRecord,
  type LegalEntityRecord,
  type PowerOfAttorneyRecord,
} from './invented-records.ts';

const INDIVIDUALS: readonly IndividualRecord[] = [
  ...DEMONSTRATION_PEOPLE.map((person) => ({
    iin: person.holder.iin,
    name: fullName(person),
    alive: true,
    capable: true,
  })),
  ...INVENTED_RECORDS.individuals,
];

const LEGAL_ENTITIES: readonly LegalEntityRecord[] = [
  ...DEMONSTRATION_PEOPLE.flatMap(({ legalEntity }) =>
    legalEntity === null ? [] : [{ ...legalEntity, liquidated: false }],
  ),
  ...INVENTED_RECORDS.legalEntities,
];

export function findIndividual(iin: string): IndividualRecord | undefined {
  return INDIVIDUALS.find((individual) => individual.iin === iin);
}

export function findLegalEntity(bin: string): LegalEntityRecord | undefined {
  return LEGAL_ENTITIES.find((entity) => entity.bin === bin);
}

export function findPowerOfAttorney(number: string, date: string): PowerOfAttorneyRecord | undefined {
  return INVENTED_RECORDS.powersOfAttorney.find((power) => power.number === number && power.date === date);
}
