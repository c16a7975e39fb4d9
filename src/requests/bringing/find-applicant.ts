import type { BringingSystem } from '../../gateway/index.ts';
import type { KnownPerson } from '../../identity/index.ts';
import { DomainError, isBin, isIin, type Language, OutsideFault } from '../../kernel/index.ts';
import {
  type AuditedRegistries,
  faultOfIndividual,
  faultOfLegalEntity,
  type IndividualRecord,
  type LegalEntityRecord,
} from '../../registries/index.ts';

interface NamedApplicant {
  readonly iin: string;
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
   * STATE_REGISTRY_SILENT.
   */
  async run(system: BringingSystem, { iin, bin, language }: NamedApplicant): Promise<FoundApplicant> {
    if (!isIin(iin)) throw new DomainError('INVALID_IIN', { path: ['applicant', 'iin'] });
    if (bin !== null && !isBin(bin)) throw new DomainError('INVALID_BIN', { path: ['applicant', 'bin'] });
    const registries = this.#registries.asking({
      ...{ purpose: 'BRINGING', requestId: null, stepKey: null, personId: null, organisation: null },
      ...{ parties: [], system: `${system.name} (${system.bin})` },
    });
    const [individual, entity] = await answered(
      Promise.all([registries.individual(iin), bin === null ? null : registries.legalEntity(bin)]),
    );
    const { name } = knownIndividual(individual);
    const person = { iin, bin, name, language };
    if (bin === null) return { person, name, headIin: null };
    const legal = knownLegalEntity(entity);
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

function knownIndividual(found: IndividualRecord | null): IndividualRecord {
  const fault = found === null ? 'INDIVIDUAL_UNKNOWN' : faultOfIndividual(found);
  if (found === null || fault !== null)
    throw new DomainError(fault ?? 'INDIVIDUAL_UNKNOWN', { path: ['applicant', 'iin'] });
  return found;
}

function knownLegalEntity(found: LegalEntityRecord | null): LegalEntityRecord {
  const fault = found === null ? 'LEGAL_ENTITY_UNKNOWN' : faultOfLegalEntity(found);
  if (found === null || fault !== null)
    throw new DomainError(fault ?? 'LEGAL_ENTITY_UNKNOWN', { path: ['applicant', 'bin'] });
  return found;
}
