import { randomUUID } from 'node:crypto';
import { CAPITAL_ZONE, type Clock, localDate } from '../kernel/index.ts';
import type { IndividualRecord } from './individuals/individual.ts';
import { INDIVIDUALS_SERVICE, individualRequest } from './individuals/individual-request.ts';
import { readIndividual } from './individuals/read-individual.ts';
import type { LegalEntityRecord } from './legal-entities/legal-entity.ts';
import { LEGAL_ENTITIES_SERVICE, legalEntityRequest } from './legal-entities/legal-entity-request.ts';
import { readLegalEntity } from './legal-entities/read-legal-entity.ts';
import type { PowerOfAttorneyRecord } from './powers-of-attorney/power-of-attorney.ts';
import {
  POWERS_OF_ATTORNEY_SERVICE,
  powerOfAttorneyRequest,
} from './powers-of-attorney/power-of-attorney-request.ts';
import { readPowerOfAttorney } from './powers-of-attorney/read-power-of-attorney.ts';
import type { Registries } from './registries.ts';
import type { SyncChannel } from './sync-channel.ts';

export interface StateRegistriesSettings {
  readonly channel: SyncChannel;
  readonly clock: Clock;
  /** Under which ГБД ФЛ and ЕНИС know us. */
  readonly senderCode: string;
  /** BIN of whoever runs this server. */
  readonly requestorBin: string;
}

/** The registries in the XML that each of them speaks. */
export class StateRegistries implements Registries {
  readonly #settings: StateRegistriesSettings;

  constructor(settings: StateRegistriesSettings) {
    this.#settings = settings;
  }

  async individual(iin: string): Promise<IndividualRecord | null> {
    const { on, ...message } = this.#question();
    const answer = await this.#settings.channel.ask(
      INDIVIDUALS_SERVICE,
      individualRequest({ ...message, iin }),
      'TYPED',
    );
    return readIndividual(answer, { messageId: message.messageId, iin, on });
  }

  async legalEntity(bin: string): Promise<LegalEntityRecord | null> {
    const { requestorBin } = this.#settings;
    const answer = await this.#settings.channel.ask(
      LEGAL_ENTITIES_SERVICE,
      legalEntityRequest({ requestorBin, bin }),
      'SIGNED',
    );
    return readLegalEntity(answer, { bin, on: this.#question().on });
  }

  async powerOfAttorney(number: string, date: string): Promise<PowerOfAttorneyRecord | null> {
    const { on, ...message } = this.#question();
    const request = powerOfAttorneyRequest({ ...message, number, date });
    const answer = await this.#settings.channel.ask(POWERS_OF_ATTORNEY_SERVICE, request, 'XML');
    return readPowerOfAttorney(answer, { messageId: message.messageId, number, date, on });
  }

  #question() {
    const { clock, senderCode } = this.#settings;
    const at = clock.now();
    return { messageId: randomUUID(), at, senderCode, on: localDate(at, CAPITAL_ZONE) };
  }
}
