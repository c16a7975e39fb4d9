import { type Clock, OutsideFault } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { RegistryName } from '../findings.ts';
import type { Registries } from '../registries.ts';
import type { InquiryReason } from './inquiry.ts';
import { noteInquiry, noteOutcome } from './inquiry-store.ts';

interface Ports {
  readonly database: Queryable;
  readonly registries: Registries;
  readonly clock: Clock;
}

/**
 * The only way to the registries: who asks says why, and every question is noted for those whom it is about, before it is
 * asked and again with how it ended. A note without an outcome is that of a question whose asker was killed.
 */
export class AuditedRegistries {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  asking(reason: InquiryReason): Registries {
    const { registries } = this.#ports;
    return {
      individual: (iin) => this.#ask(reason, 'INDIVIDUALS_REGISTRY', [iin], () => registries.individual(iin)),
      legalEntity: (bin) =>
        this.#ask(reason, 'LEGAL_ENTITIES_REGISTRY', [bin], () => registries.legalEntity(bin)),
      powerOfAttorney: (number, date) =>
        this.#ask(reason, 'NOTARIAL_SYSTEM', reason.parties, () => registries.powerOfAttorney(number, date)),
    };
  }

  async #ask<Found>(
    { parties: _, ...reason }: InquiryReason,
    registry: RegistryName,
    about: readonly string[],
    ask: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const { database, clock } = this.#ports;
    const id = await noteInquiry(database, { ...reason, registry, about, askedAt: clock.now() });
    try {
      const found = await ask();
      await noteOutcome(database, id, found === null ? 'NOT_FOUND' : 'FOUND', clock.now());
      return found;
    } catch (fault) {
      if (fault instanceof OutsideFault) await noteOutcome(database, id, fault.reason, clock.now());
      throw fault;
    }
  }
}
