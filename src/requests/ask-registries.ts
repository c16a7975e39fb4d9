import type { Catalogue } from '../catalogue/index.ts';
import { countAttempt } from '../exchange/index.ts';
import { CAPITAL_ZONE, type Clock, localDate } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { checkPeople, type Registries, type RegistryFault } from '../registries/index.ts';
import { stepOf } from './advance.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { findRequest, lockRequest, NOBODY } from './request-store.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly registries: Registries;
  readonly clock: Clock;
}

/**
 * The job of a step that asks registries: they are asked outside any transaction, and their answer takes the request on.
 * A registry that does not answer leaves the request where it is; the job fails and is tried again. Safe to run again,
 * and for a request that has gone on.
 */
export class AskRegistries {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async run(requestId: string): Promise<void> {
    const { database, clock } = this.#ports;
    const request = await findRequest(database, requestId);
    const asked = request === null ? null : this.#questionOf(request);
    if (request === null || asked === null) return;
    await countAttempt(database, requestId, asked.step, clock.now());
    const fault = await checkPeople(this.#ports.registries, {
      applicant: { iin: request.applicantIin, bin: request.applicantBin },
      representative: request.representative,
      registries: asked.registries,
      on: localDate(clock.now(), CAPITAL_ZONE),
    });
    await this.#answer(requestId, asked.step, fault);
  }

  #questionOf(request: RequestRow): { step: string; registries: readonly string[] } | null {
    if (request.currentStep === null) return null;
    const { key, action } = stepOf(this.#ports.mover.processOf(request), request.currentStep);
    return action.do === 'QUERY_REGISTRIES' ? { step: key, registries: action.registries } : null;
  }

  async #answer(requestId: string, step: string, fault: RegistryFault | null): Promise<void> {
    const { database, mover } = this.#ports;
    await database.transaction(async (transaction) => {
      const request = await lockRequest(transaction, requestId);
      if (request?.currentStep !== step) return;
      const { representative } = request;
      await mover.move(
        transaction,
        request,
        { registries: { step, answer: fault === null ? 'PASS' : 'FAIL' } },
        {
          actor: NOBODY,
          ...(fault === null ? {} : { fault }),
          ...(fault === null && representative !== null
            ? { representative: { ...representative, verified: true } }
            : {}),
        },
      );
    });
  }
}
