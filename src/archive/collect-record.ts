import { type KeptEnvelope, keptEnvelopes } from '../exchange/index.ts';
import { type KeptNotice, keptNotices, type PaymentRow } from '../payments/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { type LogLine, type RequestRow, wholeLog, wholeRequest } from '../requests/index.ts';
import { type ArchiveScope, archiveScopeOf } from './archive-scope.ts';
import {
  type FileFacts,
  fileFacts,
  keptLists,
  papersOf,
  paymentsOf,
  type SignatureRecord,
  signaturesOf,
} from './archive-store.ts';

/** A request at one moment, with all that belongs to its file but the bytes of its files. */
export interface RequestRecord {
  readonly scope: ArchiveScope;
  readonly request: RequestRow;
  readonly log: readonly LogLine[];
  readonly signatures: readonly SignatureRecord[];
  readonly payments: readonly PaymentRow[];
  /** What the payment gateway told of them by itself. */
  readonly notices: readonly KeptNotice[];
  /** What travelled between systems, without its bytes. */
  readonly envelopes: readonly KeptEnvelope[];
  readonly papers: readonly object[];
  /** The paper that was issued; null where none was. */
  readonly resultFile: FileFacts | null;
  readonly lists: readonly { readonly sha256: string; readonly der: Buffer }[];
}

type Reader = Parameters<typeof archiveScopeOf>[0];

/** Reads everything as of one moment; null where there is nothing for that reader. */
export function collectRecord(
  database: Database,
  reader: Reader,
  requestId: string,
): Promise<RequestRecord | null> {
  return database.transaction(async (transaction) => {
    await transaction.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const request = await wholeRequest(transaction, requestId);
    const scope = request === null ? null : archiveScopeOf(reader, request);
    return request === null || scope === null ? null : recordOf(transaction, request, scope);
  });
}

async function recordOf(
  transaction: Transaction,
  request: RequestRow,
  scope: ArchiveScope,
): Promise<RequestRecord> {
  const { uuid, result } = request;
  const log = await wholeLog(transaction, uuid);
  const signatures = await signaturesOf(transaction, uuid);
  return {
    scope,
    request,
    log: scope === 'PROVIDER' ? log : log.filter(({ internal }) => !internal),
    signatures,
    payments: await paymentsOf(transaction, uuid),
    notices: await keptNotices(transaction, uuid),
    envelopes: await keptEnvelopes(transaction, uuid),
    papers: await papersOf(transaction, uuid),
    resultFile: result ? await fileFacts(transaction, result.fileId) : null,
    lists: await keptLists(transaction, signatures.flatMap(listsBehind)),
  };
}

/** SHA-256 of the revocation lists that a verdict rests on. */
function listsBehind({ evidence }: SignatureRecord): string[] {
  return evidence.revocation.flatMap((word) =>
    word.kind === 'CRL' ? [word.sha256, ...(word.delta === undefined ? [] : [word.delta.sha256])] : [],
  );
}
