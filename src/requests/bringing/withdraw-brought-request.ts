import type { BringingSystem } from '../../gateway/index.ts';
import type { Database } from '../../postgres/index.ts';
import { lockOwnRequest, stepNotAvailable } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import type { BroughtStandings } from './brought-standing.ts';

interface Ports {
  readonly database: Database;
  readonly mover: RequestMover;
  readonly standings: BroughtStandings;
}

/** Once the applicant has paid or signed, it is theirs alone to take back; an act may have them pay what was sent already. */
function isUntouched({ status, sent }: RequestRow): boolean {
  return !sent && (status === 'DRAFT' || status === 'AWAITING_PAYMENT');
}

/** Takes back a request that the system brought. Taking back what was taken back already changes nothing. */
export class WithdrawBroughtRequest {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** REQUEST_NOT_FOUND, STEP_NOT_AVAILABLE. */
  async run(system: BringingSystem, uuid: string): Promise<void> {
    const { database, mover, standings } = this.#ports;
    const { viewer, request: seen } = await standings.own(system, { uuid });
    const isHeld = seen.heldSignature !== null && seen.heldSignature !== undefined;
    await database.transaction(async (transaction) => {
      const request = await lockOwnRequest(transaction, viewer, uuid);
      if (request.status === 'WITHDRAWN') return;
      /* A signature that came after it was looked at has raised the version. */
      if (isHeld || request.version !== seen.version || !isUntouched(request)) throw stepNotAvailable();
      const { name, bin } = system;
      await mover.end(
        transaction,
        request,
        'WITHDRAWN',
        { id: null, name, note: null },
        { type: 'WITHDRAWN_BY_SYSTEM', values: { system: name, bin } },
      );
    });
  }
}
