import type { Catalogue } from '../catalogue/index.ts';
import { attachFile } from '../documents/index.ts';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, type IdempotencyKey } from '../kernel/index.ts';
import {
  answerOnce,
  type Database,
  type RepeatableCall,
  runOnce,
  type Transaction,
} from '../postgres/index.ts';
import { lockFormRequest } from './load-request.ts';
import type { RequestMover } from './move-request.ts';
import type { RequestRow } from './request.ts';
import { raiseVersion } from './request-store.ts';

const MAX_ATTACHMENTS = 30;

export interface Attachment {
  readonly requestId: string;
  readonly kind: string;
  /** uuid of an uploaded file; null when the document is on paper. */
  readonly fileId: string | null;
  readonly onPaper: boolean;
}

interface Ports {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly mover: RequestMover;
  readonly clock: Clock;
}

/** Attaches an uploaded file to a draft, or notes that the document is on paper; and takes it off again. */
export class AttachDocument {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async attach(viewer: Viewer, attachment: Attachment, key: IdempotencyKey | null): Promise<void> {
    if (attachment.onPaper === (attachment.fileId !== null)) {
      throw new DomainError('FILE_OR_PAPER', { path: ['input', 'fileId'] });
    }
    const call = { operation: 'attachDocument', payload: attachment, key };
    await this.#once(viewer, attachment.requestId, call, (transaction, request) =>
      this.attachTo(transaction, viewer, request, attachment),
    );
  }

  /** An uploaded file to the locked request, as a part of the caller's own transaction. */
  async attachTo(
    transaction: Transaction,
    viewer: Viewer,
    request: RequestRow,
    attachment: Attachment,
  ): Promise<void> {
    this.#checkKind(request, attachment.kind);
    const [count] = await transaction.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM request_attachment WHERE request_id = $1',
      [request.uuid],
    );
    if ((count?.count ?? 0) >= MAX_ATTACHMENTS) {
      throw new DomainError('DOCUMENT_LIMIT', { values: { count: MAX_ATTACHMENTS } });
    }
    await this.#insert(transaction, viewer, attachment);
    await raiseVersion(transaction, request.uuid, this.#ports.clock.now());
  }

  async remove(
    viewer: Viewer,
    requestId: string,
    attachmentId: string,
    key: IdempotencyKey | null,
  ): Promise<void> {
    const call = { operation: 'removeDocument', payload: { requestId, attachmentId }, key };
    await this.#once(viewer, requestId, call, async (transaction) => {
      const removed = await transaction.query(
        'DELETE FROM request_attachment WHERE id = $1 AND request_id = $2 RETURNING id',
        [attachmentId, requestId],
      );
      if (removed.length === 0) throw new DomainError('ATTACHMENT_NOT_FOUND', { path: ['attachmentId'] });
      await raiseVersion(transaction, requestId, this.#ports.clock.now());
    });
  }

  /** The change of a draft, with the draft locked. */
  #once(
    viewer: Viewer,
    requestId: string,
    call: Pick<RepeatableCall, 'operation' | 'payload' | 'key'>,
    change: (transaction: Transaction, request: RequestRow) => Promise<void>,
  ): Promise<string> {
    const { database, mover, clock } = this.#ports;
    const repeatable: RepeatableCall = { ...call, actorId: viewer.id, now: clock.now() };
    return answerOnce(
      database,
      repeatable,
      () =>
        database.transaction(async (transaction) => {
          const request = await lockFormRequest(transaction, mover, viewer, requestId);
          return runOnce(transaction, repeatable, requestId, () => change(transaction, request));
        }),
      (id) => id,
    );
  }

  #checkKind(request: RequestRow, kind: string): void {
    const kinds = this.#ports.catalogue.edition(request.edition)?.form.documents ?? [];
    if (!kinds.some((document) => document.kind === kind)) {
      throw new DomainError('DOCUMENT_KIND_UNKNOWN', { path: ['input', 'kind'] });
    }
  }

  async #insert(transaction: Transaction, viewer: Viewer, attachment: Attachment): Promise<void> {
    const now = this.#ports.clock.now();
    const { requestId, kind, fileId, onPaper } = attachment;
    const file =
      fileId === null
        ? null
        : await attachFile(transaction, this.#ports.clock, { id: fileId, ownerId: viewer.id });
    /* The same file attached once more is one document: of the kind that was named last. */
    await transaction.query('DELETE FROM request_attachment WHERE request_id = $1 AND file_id = $2', [
      requestId,
      fileId,
    ]);
    await transaction.query(
      `INSERT INTO request_attachment (request_id, kind, file_id, file_name, media_type, size, sha256, on_paper, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        requestId,
        kind,
        fileId,
        file?.fileName ?? null,
        file?.mediaType ?? null,
        file?.size ?? null,
        file?.sha256 ?? null,
        onPaper,
        now,
      ],
    );
  }
}
