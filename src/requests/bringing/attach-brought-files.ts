import { storeFile } from '../../documents/index.ts';
import type { BroughtApplication } from '../../gateway/index.ts';
import type { Viewer } from '../../identity/index.ts';
import { type Clock, DomainError } from '../../kernel/index.ts';
import type { Transaction } from '../../postgres/index.ts';
import type { AttachDocument } from '../attach-document.ts';
import { lockFormRequest } from '../load-request.ts';
import type { RequestMover } from '../move-request.ts';
import { collectFaults } from './collect-faults.ts';

/** Bytes: what an envelope of two megabytes has room for. */
const MAX_FILE = 1024 * 1024;
const MAX_ALL = 1.25 * 1024 * 1024;
/** What a system says of the type counts for nothing: the bytes and the name do. */
const UNDECLARED = 'application/octet-stream';

interface Ports {
  readonly attachDocument: AttachDocument;
  readonly mover: RequestMover;
  readonly clock: Clock;
}

type Attachments = BroughtApplication['attachments'];

/** ATTACHMENTS_TOO_LARGE, and FILE_TOO_LARGE for each that is. */
export function attachmentFaults(attachments: Attachments): readonly DomainError[] {
  const all = attachments.reduce((sum, { content }) => sum + content.length, 0);
  return [
    ...attachments.flatMap(({ content }, index) =>
      content.length > MAX_FILE
        ? [new DomainError('FILE_TOO_LARGE', { path: pathOf(index), values: { limit: 1 } })]
        : [],
    ),
    ...(all > MAX_ALL
      ? [new DomainError('ATTACHMENTS_TOO_LARGE', { values: { limit: MAX_ALL / 1024 } })]
      : []),
  ];
}

/** Keeps the files and attaches them to the draft, by the use cases of a client that uploads them: all of it, or what is wrong with each. */
export async function attachBroughtFiles(
  { attachDocument, mover, clock }: Ports,
  transaction: Transaction,
  viewer: Viewer,
  requestId: string,
  attachments: Attachments,
): Promise<readonly DomainError[]> {
  const faults: DomainError[] = [];
  for (const [index, { kind, fileName, content }] of attachments.entries()) {
    const found = await collectFaults(async () => {
      const upload = { ownerId: viewer.id, fileName, declaredType: UNDECLARED, content };
      const { id: fileId } = await storeFile({ database: transaction, clock }, upload);
      const request = await lockFormRequest(transaction, mover, viewer, requestId);
      await attachDocument.attachTo(transaction, viewer, request, {
        ...{ requestId, kind, fileId, onPaper: false },
      });
    });
    faults.push(...found.map(({ code, values }) => new DomainError(code, { path: pathOf(index), values })));
  }
  return faults;
}

function pathOf(index: number): readonly string[] {
  return ['attachment', String(index)];
}
