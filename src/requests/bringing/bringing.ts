import type {
  BringingSystem,
  BroughtApplication,
  BroughtMessage,
  BroughtSignature,
} from '../../gateway/index.ts';
import type { BroughtRequestView, BroughtStandings, KnownBroughtRequest } from './brought-standing.ts';
import type { PrepareRequest } from './prepare-request.ts';
import type { SubmitBroughtRequest } from './submit-brought-request.ts';
import type { WithdrawBroughtRequest } from './withdraw-brought-request.ts';

interface Ports {
  readonly prepare: PrepareRequest;
  readonly submit: SubmitBroughtRequest;
  readonly withdraw: WithdrawBroughtRequest;
  readonly standings: BroughtStandings;
}

/** What other systems do with requests that they bring. Each throws DomainError or DomainErrors. */
export class Bringing {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async prepare(
    system: BringingSystem,
    message: BroughtMessage,
    application: BroughtApplication,
  ): Promise<BroughtRequestView> {
    return this.next(system, await this.#ports.prepare.run(system, message, application));
  }

  async next(system: BringingSystem, uuid: string): Promise<BroughtRequestView> {
    const { standings } = this.#ports;
    return standings.next(await standings.own(system, { uuid }));
  }

  async submit(
    system: BringingSystem,
    message: BroughtMessage,
    uuid: string,
    signed: BroughtSignature,
  ): Promise<BroughtRequestView> {
    await this.#ports.submit.run(system, message, uuid, signed);
    return this.#standing(system, uuid);
  }

  async withdraw(system: BringingSystem, uuid: string): Promise<BroughtRequestView> {
    await this.#ports.withdraw.run(system, uuid);
    return this.#standing(system, uuid);
  }

  /** Null where that system has brought no such request. */
  async status(
    system: Pick<BringingSystem, 'sender' | 'bin'>,
    known: KnownBroughtRequest,
  ): Promise<BroughtRequestView | null> {
    const found = await this.#ports.standings.find(system, known);
    return found === null ? null : { request: found.request, document: null };
  }

  async #standing(system: BringingSystem, uuid: string): Promise<BroughtRequestView> {
    const { request } = await this.#ports.standings.own(system, { uuid });
    return { request, document: null };
  }
}
