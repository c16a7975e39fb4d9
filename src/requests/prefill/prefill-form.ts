import {
  type Catalogue,
  type EditionDeclaration,
  formFields,
  type PrefillFact,
  validateForm,
} from '../../catalogue/index.ts';
import type { Viewer } from '../../identity/index.ts';
import { DomainError, OutsideFault } from '../../kernel/index.ts';
import {
  type AuditedRegistries,
  type BothLanguages,
  faultOfIndividual,
  faultOfLegalEntity,
  type IndividualRecord,
  type LegalEntityRecord,
  type RegistryFault,
  type RegistryName,
} from '../../registries/index.ts';

/** NOT_USABLE: who is known there, but cannot apply. SILENT: there was no answer, or none that makes sense. */
export const PREFILL_STATES = ['FOUND', 'NOT_FOUND', 'NOT_USABLE', 'SILENT'] as const;
type PrefillState = (typeof PREFILL_STATES)[number];

/** A registry that was asked, and how that ended; `fault` as errors.json has it, where it is the registry's answer. */
export interface PrefillSource {
  readonly registry: RegistryName;
  readonly state: PrefillState;
  readonly fault: RegistryFault | null;
}

export interface PrefilledField {
  readonly name: string;
  readonly from: RegistryName;
  readonly text: BothLanguages;
}

export interface Prefill {
  readonly edition: EditionDeclaration;
  readonly fields: readonly PrefilledField[];
  readonly person: IndividualRecord | null;
  readonly organisation: LegalEntityRecord | null;
  readonly sources: readonly PrefillSource[];
}

interface Ports {
  readonly catalogue: Catalogue;
  readonly registries: AuditedRegistries;
}

/**
 * What the registries know of the caller, as values for a form. A registry that is silent keeps nobody from the form: its
 * fields stay empty, and it is told why. Nothing of the answers is kept.
 */
export class PrefillForm {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** @throws DomainError EDITION_UNKNOWN */
  async run(viewer: Viewer, regulation: string): Promise<Prefill> {
    const edition = this.#ports.catalogue.edition(regulation);
    if (edition === null) throw new DomainError('EDITION_UNKNOWN', { path: ['regulation'] });
    const { iin, bin } = viewer;
    const registries = this.#ports.registries.asking({
      purpose: 'PREFILL',
      requestId: null,
      stepKey: null,
      personId: viewer.id,
      organisation: null,
      parties: [],
    });
    const [individual, legalEntity] = await Promise.all([
      known(
        'INDIVIDUALS_REGISTRY',
        () => registries.individual(iin),
        'INDIVIDUAL_UNKNOWN',
        faultOfIndividual,
      ),
      bin === null
        ? null
        : known(
            'LEGAL_ENTITIES_REGISTRY',
            () => registries.legalEntity(bin),
            'LEGAL_ENTITY_UNKNOWN',
            faultOfLegalEntity,
          ),
    ]);
    const person = individual.record;
    const organisation = legalEntity?.record ?? null;
    const facts = factsOf(person, organisation, bin !== null);
    return {
      edition,
      fields: fieldsOf(edition, facts),
      person,
      organisation,
      sources: [individual.source, ...(legalEntity === null ? [] : [legalEntity.source])],
    };
  }
}

/** A record that can be used, or why there is none. */
async function known<Found>(
  registry: RegistryName,
  ask: () => Promise<Found | null>,
  unknown: RegistryFault,
  faultOf: (found: Found) => RegistryFault | null,
): Promise<{ readonly record: Found | null; readonly source: PrefillSource }> {
  try {
    const found = await ask();
    if (found === null) return { record: null, source: { registry, state: 'NOT_FOUND', fault: unknown } };
    const fault = faultOf(found);
    if (fault !== null) return { record: null, source: { registry, state: 'NOT_USABLE', fault } };
    return { record: found, source: { registry, state: 'FOUND', fault } };
  } catch (fault) {
    if (fault instanceof OutsideFault) {
      return { record: null, source: { registry, state: 'SILENT', fault: null } };
    }
    throw fault;
  }
}

type Fact = Omit<PrefilledField, 'name'>;

/** What is known; where the applicant is a legal entity, nothing of the person stands in for it. */
function factsOf(
  person: IndividualRecord | null,
  organisation: LegalEntityRecord | null,
  forLegalEntity: boolean,
): Readonly<Partial<Record<PrefillFact, Fact>>> {
  const ofPerson = (text: BothLanguages | string | null | undefined) => factOf('INDIVIDUALS_REGISTRY', text);
  const ofApplicant = (
    text: (applicant: {
      name: BothLanguages | string;
      address: BothLanguages | null;
    }) => Fact['text'] | string | null,
  ) => {
    const applicant = forLegalEntity ? organisation : person;
    const registry = forLegalEntity ? 'LEGAL_ENTITIES_REGISTRY' : 'INDIVIDUALS_REGISTRY';
    return factOf(registry, applicant === null ? null : text(applicant));
  };
  return {
    ...named('PERSON_NAME', ofPerson(person?.name)),
    ...named('BIRTH_DATE', ofPerson(person?.birthDate)),
    ...named('BIRTH_PLACE', ofPerson(person?.birthPlace)),
    ...named(
      'APPLICANT_NAME',
      ofApplicant(({ name }) => name),
    ),
    ...named(
      'APPLICANT_ADDRESS',
      ofApplicant(({ address }) => address),
    ),
  };
}

function factOf(from: RegistryName, text: BothLanguages | string | null | undefined): Fact | null {
  if (text === null || text === undefined) return null;
  return { from, text: typeof text === 'string' ? { kk: text, ru: text } : text };
}

function named(name: PrefillFact, fact: Fact | null) {
  return fact === null ? {} : { [name]: fact };
}

/** The fields that a fact fits in both languages. */
function fieldsOf(
  { form }: EditionDeclaration,
  facts: Readonly<Partial<Record<PrefillFact, Fact>>>,
): readonly PrefilledField[] {
  return formFields(form).flatMap(({ name, prefill }) => {
    const fact = prefill === undefined ? undefined : facts[prefill];
    if (fact === undefined) return [];
    const fits = (text: string): boolean =>
      !validateForm(form, { [name]: text }).some(({ path }) => path[0] === name);
    return fits(fact.text.kk) && fits(fact.text.ru) ? [{ name, ...fact }] : [];
  });
}
