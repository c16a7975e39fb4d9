import { DomainError } from '../../kernel/index.ts';
import type { Transaction } from '../../postgres/index.ts';
import type { Verdict } from '../../signatures/index.ts';
import { stepOf } from '../advance.ts';
import type { RequestMover } from '../move-request.ts';
import type { RequestRow } from '../request.ts';
import { addLogEntry } from '../request-store.ts';
import type { ReceivedSignature } from '../signing/received-signature.ts';
import { roleOf } from '../staff-actions.ts';
import { addHeldSignature } from './held-signature-store.ts';
import { nextTryAt, queueNextTry } from './next-try.ts';

/**
 * A signature that cannot be judged now, because the certification authority does not answer, is kept and judged again.
 * The locked request stays where it is, the time of staff that signed does not run on; its version grows, so that whatever changes it later supersedes the signature.
 */
export async function holdSignature(
  transaction: Transaction,
  mover: RequestMover,
  request: RequestRow,
  received: ReceivedSignature,
  { code, retryAfterSeconds }: Extract<Verdict, { state: 'INDETERMINATE' }>,
): Promise<void> {
  const requestVersion = await bumpVersion(transaction, request);
  const next = nextTryAt(received.receivedAt, retryAfterSeconds, 1);
  const id = await addHeldSignature(transaction, { received, requestVersion, doubt: code, nextTryAt: next });
  const entry = { type: 'SIGNATURE_HELD', status: request.status, stepKey: request.currentStep };
  await addLogEntry(transaction, request, entry, received.receivedAt);
  await queueNextTry(transaction, { id, requestId: request.uuid }, next);
  if (isStaffs(mover, request))
    await mover.pause(transaction, request, 'SIGNATURE_HELD', received.receivedAt);
  mover.tellAfter(transaction);
}

/** Whether the signature is that of a member of staff, whose time the authority's silence takes. */
function isStaffs(mover: RequestMover, request: RequestRow): boolean {
  return (
    request.currentStep !== null && roleOf(stepOf(mover.processOf(request), request.currentStep)) !== null
  );
}

async function bumpVersion(transaction: Transaction, { uuid, version }: RequestRow): Promise<number> {
  const [row] = await transaction.query<{ version: number }>(
    'UPDATE request SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version',
    [uuid, version],
  );
  if (row === undefined) throw new DomainError('VERSION_STALE');
  return row.version;
}
