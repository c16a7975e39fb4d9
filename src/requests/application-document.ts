import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, globalId } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { stepOf } from './advance.ts';
import { requestNotFound, stepNotAvailable } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import type { RequestReader } from './request-reader.ts';
import { REQUEST_ALONE } from './request-sql.ts';
import { issueSigningDocument, type SigningDocument } from './signing-document.ts';

interface Ports {
  readonly database: Database;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly clock: Clock;
  /** Public address of this server: a signature made for another one does not fit here. */
  readonly audience: string;
}

/** What the applicant signs: the application as it will be sent, with its attachments' digests and its payment. */
export class ApplicationDocument {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async issue(viewer: Viewer, requestId: string): Promise<SigningDocument> {
    const { database, reader, clock, audience } = this.#ports;
    const request = await reader.byId(viewer, requestId, {
      ...REQUEST_ALONE,
      parts: ['attachments', 'payment'],
    });
    if (request === null || request.applicantId !== viewer.id) throw requestNotFound();
    const stepKey = this.#signingStep(request);
    return issueSigningDocument(
      database,
      viewer,
      request,
      stepKey,
      { purpose: 'APPLICATION', audience, matter: matterOf(request) },
      clock.now(),
    );
  }

  /** The step at which the applicant signs; PAYMENT_MISSING before the payment, STEP_NOT_AVAILABLE elsewhere. */
  #signingStep(request: RequestRow): string {
    if (request.currentStep === null) throw stepNotAvailable();
    const step = stepOf(this.#ports.mover.processOf(request), request.currentStep);
    if (step.action.do === 'PAY') throw new DomainError('PAYMENT_MISSING');
    if (step.action.do !== 'CHOOSE_CERTIFICATE' && step.action.do !== 'SIGN') throw stepNotAvailable();
    return step.key;
  }
}

function matterOf(request: RequestRow): Record<string, unknown> {
  return {
    service: request.service,
    channel: request.channel,
    applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
    application: request.application,
    attachments: (request.attachments ?? []).map((attachment) => ({
      id: globalId('att', attachment.uuid),
      kind: attachment.kind,
      onPaper: attachment.onPaper,
      sha256: attachment.sha256,
    })),
    payment: request.payment?.receiptNumber ?? null,
  };
}
