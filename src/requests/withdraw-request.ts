import type { Viewer } from '../identity/index.ts';
import type { Database } from '../postgres/index.ts';
import { lockActorsRequest, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestStatus } from './request-status.ts';

/** Until the provider has registered it, the applicant may take a request back. */
const WITHDRAWABLE: ReadonlySet<RequestStatus> = new Set([
  'DRAFT',
  'AWAITING_PAYMENT',
  'AWAITING_SIGNATURE',
  'SENT',
]);

export function mayWithdraw(status: RequestStatus): boolean {
  return WITHDRAWABLE.has(status);
}

export class WithdrawRequest {
  readonly #database: Database;
  readonly #mover: RequestMover;

  constructor(ports: { database: Database; mover: RequestMover }) {
    this.#database = ports.database;
    this.#mover = ports.mover;
  }

  /** What is still to be paid closes with it, and what was paid before it was sent is given back. Taking back what was taken back already changes nothing. */
  async run(viewer: Viewer, requestId: string): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      const request = await lockActorsRequest(transaction, this.#mover, viewer, requestId);
      if (request.status === 'WITHDRAWN') return;
      if (!mayWithdraw(request.status)) throw stepNotAvailable();
      await this.#mover.end(transaction, request, 'WITHDRAWN', {
        id: viewer.id,
        name: viewer.name,
        note: null,
      });
    });
  }
}
