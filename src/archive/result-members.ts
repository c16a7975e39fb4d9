import type { DrawnFile } from '../documents/index.ts';
import { localId } from '../kernel/index.ts';
import { PAYMENT_ID_PREFIX } from '../payments/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { fileContent } from './archive-store.ts';
import type { RequestRecord } from './collect-record.ts';
import { type Member, memberOf } from './member.ts';

export const RESULT_PATH = 'result/result.pdf';

/** The paper that was issued, byte for byte. */
export function resultMembers(database: Queryable, { resultFile }: RequestRecord): Member[] {
  if (resultFile === null) return [];
  const { fileId, mediaType, size, sha256 } = resultFile;
  return [{ path: RESULT_PATH, mediaType, size, sha256, open: () => fileContent(database, fileId) }];
}

/** A receipt of each payment that money came for, as its payer has it. */
export async function receiptMembers(
  drawReceipt: (paymentId: string) => Promise<DrawnFile | null>,
  { payments }: RequestRecord,
): Promise<Member[]> {
  const members: Member[] = [];
  for (const { id, paidAt } of payments) {
    const uuid = localId(PAYMENT_ID_PREFIX, id);
    const receipt = paidAt === null || uuid === null ? null : await drawReceipt(uuid);
    if (receipt === null) continue;
    members.push(
      memberOf(
        `payments/receipt-${String(members.length + 1).padStart(2, '0')}.pdf`,
        receipt.mediaType,
        receipt.content,
      ),
    );
  }
  return members;
}
