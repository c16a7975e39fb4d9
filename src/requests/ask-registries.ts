import type { Catalogue } from '../catalogue/index.ts';
import { countAttempt } from '../exchange/index.ts';
import { closeIncident, openIncident } from '../incidents/index.ts';
import { type Clock, OutsideFault } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import {
  type AuditedRegistries,
  checkPeople,
  keepFindings,
  type RegistryVerdict,
} from '../registries/index.ts';
import { stepOf } from './advance.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { findRequest, lockRequest, NOBODY } from './request-store.ts';
import { ASK_REGISTRIES_TASK } from './timers.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly registries: AuditedRegistries;
  readonly clock: Clock;
}

interface Question {
  readonly step: string;
  readonly registries: readonly string[];
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
    await this.#answer(requestId, asked.step, await this.#ask(request, asked));
  }

  /** An answer that makes no sense is looked into at once; asking goes on meanwhile. */
  async #tellNonsense({ uuid }: RequestRow): Promise<void> {
    await openIncident(this.#ports.database, {
      subject: { ...subjectOf(uuid), requestId: uuid },
      code: 'MALFORMED',
      job: {
        task: ASK_REGISTRIES_TASK,
        payload: { requestId: uuid },
        key: `${ASK_REGISTRIES_TASK}:${uuid}`,
        queue: null,
      },
      at: this.#ports.clock.now(),
    });
  }

  async #ask(request: RequestRow, asked: Question): Promise<RegistryVerdict> {
    const { registries, clock } = this.#ports;
    const since = clock.now();
    try {
      const { applicantIin: iin, applicantBin: bin, applicantName: name, representative } = request;
      const desk = registries.asking({
        purpose: 'STEP',
        requestId: request.uuid,
        stepKey: asked.step,
        personId: null,
        organisation: request.desk ?? request.provider,
        parties: [iin, bin, representative?.iin].filter((number) => typeof number === 'string'),
      });
      return await checkPeople(desk, {
        applicant: { iin, bin, name },
        representative,
        registries: asked.registries,
      });
    } catch (fault) {
      if (!(fault instanceof OutsideFault)) throw fault;
      if (fault.reason === 'MALFORMED') await this.#tellNonsense(request);
      await this.#pause(request.uuid, asked.step, since);
      throw fault;
    }
  }

  /** While a registry is silent, the time of the provider does not run. */
  async #pause(requestId: string, step: string, since: Date): Promise<void> {
    const { database, mover } = this.#ports;
    await database.transaction(async (transaction) => {
      const request = await lockRequest(transaction, requestId);
      if (request?.currentStep === step) await mover.pause(transaction, request, 'REGISTRY_SILENT', since);
    });
  }

  #questionOf(request: RequestRow): Question | null {
    if (request.currentStep === null) return null;
    const { key, action } = stepOf(this.#ports.mover.processOf(request), request.currentStep);
    return action.do === 'QUERY_REGISTRIES' ? { step: key, registries: action.registries } : null;
  }

  async #answer(requestId: string, step: string, verdict: RegistryVerdict): Promise<void> {
    const { database, mover, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      const request = await lockRequest(transaction, requestId);
      if (request?.currentStep !== step) return;
      await closeIncident(transaction, subjectOf(requestId), clock.now());
      const { representative } = request;
      const { fault } = verdict;
      if (fault === null) await keepFindings(transaction, requestId, verdict.answers, clock.now());
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

function subjectOf(requestId: string) {
  return { kind: 'REGISTRIES', type: 'request', id: requestId } as const;
}
