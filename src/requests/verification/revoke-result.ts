import { isStaffOf, type Viewer } from '../../identity/index.ts';
import { type Clock, DomainError } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../postgres/index.ts';
import { lockStaffRequest } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { addLogEntry, raiseVersion } from '../request-store.ts';
import type { ResultKeeper } from '../result-keeper.ts';
import { addRevocation, issuedResult } from './revocation-store.ts';

interface Ports {
  readonly database: Database;
  readonly mover: RequestMover;
  readonly keeper: ResultKeeper;
  readonly clock: Clock;
}

const MAX_REASON = 2000;
const REASON = ['input', 'reason'];

/** The head of the provider takes a result back and says why; whoever checks the paper is told that it is revoked, the applicant why. */
export class RevokeResult {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * The same reason given again changes nothing. REASON_REQUIRED, NOTE_TOO_LONG; RESULT_NOT_ISSUED;
   * RESULT_REVOKED_ALREADY for another reason; FORBIDDEN to all but the head of the provider.
   */
  async run(viewer: Viewer, requestId: string, given: string): Promise<void> {
    const reason = given.trim();
    if (reason === '') throw new DomainError('REASON_REQUIRED', { path: REASON });
    if (reason.length > MAX_REASON) {
      throw new DomainError('NOTE_TOO_LONG', { path: REASON, values: { limit: MAX_REASON } });
    }
    await this.#ports.database.transaction(async (transaction) => {
      const request = await lockStaffRequest(transaction, viewer, requestId);
      if (!isStaffOf(viewer, request.provider)) throw new DomainError('FORBIDDEN');
      await this.#revoke(transaction, viewer, request, reason);
    });
  }

  async #revoke(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    reason: string,
  ): Promise<void> {
    const { mover, keeper, clock } = this.#ports;
    const result = await issuedResult(transaction, request.uuid);
    if (result === null) throw new DomainError('RESULT_NOT_ISSUED');
    if (result.reason === reason) return;
    if (result.reason !== null) throw new DomainError('RESULT_REVOKED_ALREADY');
    const at = clock.now();
    await addRevocation(transaction, { resultId: result.id, reason, revokedBy: viewer.id, at });
    await keeper.revoked(transaction, { resultId: result.id, reason, by: viewer, at });
    await raiseVersion(transaction, request.uuid, at);
    const { status, currentStep: stepKey } = request;
    const values = { number: result.number, reason };
    await addLogEntry(transaction, request, { type: 'RESULT_REVOKED', status, stepKey, values }, at);
    mover.tellAfter(transaction);
  }
}
