import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Application, ApplyForService } from './apply-for-service.ts';
import { requestNotFound } from './load-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';

/** Ended unpaid, or before the provider ever had it: turned down for its certificate. */
export function mayReapply(request: Pick<RequestRow, 'status' | 'sent'>): boolean {
  return request.status === 'EXPIRED' || (request.status === 'REFUSED' && !request.sent);
}

/** A new draft with the form of one that ended unsent, under the edition that is current now: one, however often it is asked for. */
export class Reapply {
  readonly #reader: RequestReader;
  readonly #apply: ApplyForService;
  readonly #clock: Clock;

  constructor(ports: { reader: RequestReader; apply: ApplyForService; clock: Clock }) {
    this.#reader = ports.reader;
    this.#apply = ports.apply;
    this.#clock = ports.clock;
  }

  async run(viewer: Viewer, requestId: string): Promise<RequestRow> {
    const request = await this.#reader.byId(viewer, requestId);
    if (request === null || request.applicantId !== viewer.id || request.desk !== null) {
      throw requestNotFound();
    }
    if (!mayReapply(request)) throw new DomainError('REAPPLY_NOT_AVAILABLE');
    const application: Application = {
      service: request.service,
      requestId: null,
      channel: request.channel,
      regulation: null,
      applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
      representative: null,
      values: request.application,
    };
    return this.#apply.runCall(viewer, application, {
      actorId: viewer.id,
      operation: 'reapply',
      key: { value: request.uuid },
      payload: null,
      now: this.#clock.now(),
      isLasting: true,
    });
  }
}
