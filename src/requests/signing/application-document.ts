import type { Catalogue } from '../../catalogue/index.ts';
import type { Viewer } from '../../identity/index.ts';
import { type Clock, globalId } from '../../kernel/index.ts';
import type { Database } from '../../postgres/index.ts';
import { mayActForApplicant, requestNotFound } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import type { RequestReader } from '../request-reader.ts';
import { REQUEST_ALONE } from '../request-sql.ts';
import { requireDocuments } from '../required-documents.ts';
import { issueSigningDocument, type SigningDocument } from './signing-document.ts';
import { requireSigningStep } from './signing-step.ts';

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly reader: RequestReader;
  readonly mover: RequestMover;
  readonly clock: Clock;
  /** Public address of this server: a signature made for another one does not fit here. */
  readonly audience: string;
}

/** What the applicant, or the staff of the desk, signs: the application as it will be sent, with its attachments' digests and its payment. */
export class ApplicationDocument {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async issue(viewer: Viewer, requestId: string): Promise<SigningDocument> {
    const { database, catalogue, reader, clock, audience } = this.#ports;
    const request = await reader.byId(viewer, requestId, {
      ...REQUEST_ALONE,
      parts: ['attachments', 'payment'],
    });
    if (request === null || !mayActForApplicant(this.#ports.mover, viewer, request)) throw requestNotFound();
    const { key: stepKey, closesForm } = requireSigningStep(this.#ports.mover, viewer, request);
    if (closesForm) await requireDocuments(database, catalogue.edition(request.edition), request);
    const statement = { purpose: 'APPLICATION', audience, matter: matterOf(request) } as const;
    return database.transaction(async (transaction) => {
      const issued = await issueSigningDocument(
        transaction,
        viewer,
        request,
        stepKey,
        statement,
        clock.now(),
      );
      return issued.document;
    });
  }
}

function matterOf(request: RequestRow): Record<string, unknown> {
  return {
    service: request.service,
    channel: request.channel,
    applicant: { iin: request.applicantIin, bin: request.applicantBin, name: request.applicantName },
    representative: request.representative,
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
