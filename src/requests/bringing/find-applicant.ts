import type { BringingSystem } from '../../gateway/index.ts';
import type { KnownPerson } from '../../identity/index.ts';
import { DomainError, isBin, isIin, type Language, OutsideFault } from '../../kernel/index.ts';
import {
  type AuditedRegistries,
  faultOfIndividual,
  faultOfLegalEntity,
  type IndividualRecord,
  isSameName,
  type LegalEntityRecord,
} from '../../registries/index.ts';

interface NamedApplicant {
  readonly iin: string;
  readonly name: string;
  readonly bin: string | null;
  readonly language: Language;
}

/** Whom a request is brought for, by the registries. */
export interface FoundApplicant {
  readonly person: KnownPerson;
  /** Of the legal entity where there is one. */
  readonly name: string;
  /** IIN of the head of the legal entity; null where there is none, or nobody is its head. */
  readonly headIin: string | null;
}

/** Asks the registries about somebody for whom a system brings a request; who has an account is asked about as well. */
export class FindApplicant {
  readonly #registries: AuditedRegistries;

  constructor(registries: AuditedRegistries) {
    this.#registries = registries;
  }

  /**
   * INVALID_IIN, INVALID_BIN; INDIVIDUAL_UNKNOWN, LEGAL_ENTITY_UNKNOWN and the other faults of the registries;
   * STATE_REGISTRY_SILENT. A number with another's name is answered as one that nobody has: who tries numbers learns neither
   * names nor what has become of people.
   */
  async run(
    system: BringingSystem,
    { iin, name: told, bin, language }: NamedApplicant,
  ): Promise<FoundApplicant> {
    if (!isIin(iin)) throw new DomainError('INVALID_IIN', { path: ['applicant', 'iin'] });
    if (bin !== null && !isBin(bin)) throw new DomainError('INVALID_BIN', { path: ['applicant', 'bin'] });
    const registries = this.#registries.asking({
      ...{ purpose: 'BRINGING', requestId: null, stepKey: null, personId: null, organisation: null },
      ...{ parties: [], system: `${system.name} (${system.bin})` },
    });
    const { name } = knownIndividual(await answered(registries.individual(iin)), told);
    const person = { iin, bin, name, language };
    if (bin === null) return { person, name, headIin: null };
    const legal = knownLegalEntity(await answered(registries.legalEntity(bin)));
    return { person, name: legal.name[language], headIin: legal.head?.iin ?? null };
  }
}

/** Only its head has an account opened for a legal entity; whoever else stands for it opens one here. APPLICANT_NOT_HEAD. */
export function requireHead({ person: { iin, bin }, headIin }: FoundApplicant): void {
  if (bin !== null && headIin !== iin)
    throw new DomainError('APPLICANT_NOT_HEAD', { path: ['applicant', 'bin'] });
}

async function answered<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking;
  } catch (fault) {
    if (fault instanceof OutsideFault) throw new DomainError('STATE_REGISTRY_SILENT');
    throw fault;
  }
}

function knownIndividual(found: IndividualRecord | null, name: string): IndividualRecord {
  const path = ['applicant', 'iin'];
  if (found === null || !isSameName(found.name, name)) throw new DomainError('INDIVIDUAL_UNKNOWN', { path });
  const fault = faultOfIndividual(found);
  if (fault !== null) throw new DomainError(fault, { path });
  return found;
}

function knownLegalEntity(found: LegalEntityRecord | null): LegalEntityRecord {
  const path = ['applicant', 'bin'];
  if (found === null) throw new DomainError('LEGAL_ENTITY_UNKNOWN', { path });
  const fault = faultOfLegalEntity(found);
  if (fault !== null) throw new DomainError(fault, { path });
  return found;
}
