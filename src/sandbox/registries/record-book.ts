import { DEMONSTRATION_PEOPLE } from '../people/people.ts';
import { INVENTED_RECORDS } from './invented-records.ts';
import {
  type Individual,
  individualOf,
  type LegalEntity,
  legalEntityOf,
  type PowerOfAttorney,
} from './records.ts';

export type IndividualChange = Partial<
  Pick<Individual, 'alive' | 'capable' | 'missing' | 'excluded' | 'documentValid'>
>;
export type LegalEntityChange = Partial<Pick<LegalEntity, 'liquidated' | 'inactive' | 'headIin'>>;
export type PowerChange = Partial<Pick<PowerOfAttorney, 'revoked' | 'validUntil' | 'powers'>>;

/** What the registries know at the moment: always the same at the start, changed by order, in memory alone. */
export class RecordBook {
  #individuals = new Map<string, Individual>();
  #legalEntities = new Map<string, LegalEntity>();
  #powers = new Map<string, PowerOfAttorney>();

  constructor() {
    this.reset();
  }

  reset(): void {
    const people = DEMONSTRATION_PEOPLE.map(({ holder }) => individualOf(holder));
    const companies = DEMONSTRATION_PEOPLE.flatMap(({ legalEntity, holder }) =>
      legalEntity === null ? [] : [legalEntityOf(legalEntity, holder.iin)],
    );
    const { individuals, legalEntities, powersOfAttorney } = INVENTED_RECORDS;
    this.#individuals = new Map([...people, ...individuals].map((one) => [one.iin, one]));
    this.#legalEntities = new Map([...companies, ...legalEntities].map((one) => [one.bin, one]));
    this.#powers = new Map(powersOfAttorney.map((one) => [keyOf(one.number, one.date), one]));
  }

  /** Whom to try a case with: everybody who has no account. */
  invented() {
    const { individuals, legalEntities, powersOfAttorney } = INVENTED_RECORDS;
    return {
      individuals: individuals.flatMap(({ iin }) => this.individual(iin) ?? []),
      legalEntities: legalEntities.flatMap(({ bin }) => this.legalEntity(bin) ?? []),
      powersOfAttorney: powersOfAttorney.flatMap(
        ({ number, date }) => this.powerOfAttorney(number, date) ?? [],
      ),
    };
  }

  individuals(): readonly Individual[] {
    return [...this.#individuals.values()];
  }

  legalEntities(): readonly LegalEntity[] {
    return [...this.#legalEntities.values()];
  }

  powersOfAttorney(): readonly PowerOfAttorney[] {
    return [...this.#powers.values()];
  }

  individual(iin: string): Individual | undefined {
    return this.#individuals.get(iin);
  }

  legalEntity(bin: string): LegalEntity | undefined {
    return this.#legalEntities.get(bin);
  }

  powerOfAttorney(number: string, date: string): PowerOfAttorney | undefined {
    return this.#powers.get(keyOf(number, date));
  }

  /** Answers the record as it is from now on; undefined where there is none. */
  changeIndividual(iin: string, change: IndividualChange): Individual | undefined {
    return changed(this.#individuals, iin, change);
  }

  changeLegalEntity(bin: string, change: LegalEntityChange): LegalEntity | undefined {
    return changed(this.#legalEntities, bin, change);
  }

  changePower(number: string, date: string, change: PowerChange): PowerOfAttorney | undefined {
    return changed(this.#powers, keyOf(number, date), change);
  }

  /** Somebody else than that one: whom an answer about the wrong person is about. */
  anotherIndividual(iin: string): Individual | undefined {
    return this.individuals().find((one) => one.iin !== iin);
  }

  anotherLegalEntity(bin: string): LegalEntity | undefined {
    return this.legalEntities().find((one) => one.bin !== bin);
  }

  anotherPower(number: string): PowerOfAttorney | undefined {
    return this.powersOfAttorney().find((one) => one.number !== number);
  }
}

function keyOf(number: string, date: string): string {
  return `${date} ${number}`;
}

function changed<Kept extends object, Change extends Partial<Kept>>(
  records: Map<string, Kept>,
  key: string,
  change: Change,
): Kept | undefined {
  const known = records.get(key);
  if (known === undefined) return undefined;
  const next = { ...known, ...change };
  records.set(key, next);
  return next;
}
