import type { BringingSystem, BroughtMessage, BroughtSignature } from '../../gateway/index.ts';
import { type Clock, DomainError } from '../../kernel/index.ts';
import { type Database, findEarlierAnswer } from '../../postgres/index.ts';
import type { SignRequest } from '../signing/sign-request.ts';
import { broughtCall } from './brought-call.ts';
import type { BroughtStandings } from './brought-standing.ts';

interface Ports {
  readonly database: Database;
  readonly standings: BroughtStandings;
  readonly signRequest: SignRequest;
  readonly clock: Clock;
}

/**
 * Hands in the applicant's signature for a request that the system brought: judged as the applicant's own client's is. A
 * signature of somebody else is turned down and ends nothing, and nothing is refused for not being paid yet.
 */
export class SubmitBroughtRequest {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** REQUEST_NOT_FOUND, PAYMENT_MISSING, and whatever signing is refused for. */
  async run(
    system: BringingSystem,
    message: BroughtMessage,
    uuid: string,
    { documentId, signature }: BroughtSignature,
  ): Promise<void> {
    const { database, standings, signRequest, clock } = this.#ports;
    const { viewer, request } = await standings.own(system, { uuid });
    const call = broughtCall(system, 'SUBMIT', message, clock.now());
    if ((await findEarlierAnswer(database, call)) !== null) return;
    if (request.status === 'AWAITING_PAYMENT') throw new DomainError('PAYMENT_MISSING');
    await signRequest.runCall(viewer, { requestId: uuid, documentId, signature }, call);
  }
}
