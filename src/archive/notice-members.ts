import type { KeptNotice } from '../payments/index.ts';
import type { RequestRecord } from './collect-record.ts';
import { type Member, memberOf } from './member.ts';

/** A notice of the payment gateway as the index lists it. */
export interface NoticeEntry {
  /** Null where it was not kept: it is from before notices were. */
  readonly file: string | null;
  readonly paymentId: string;
  readonly outcome: KeptNotice['outcome'];
  /** Why nothing followed from it; null where it was taken. */
  readonly refusal: string | null;
  /** ISO 8601: what its signature was judged by. */
  readonly at: string;
}

/** In the order in which they came. */
export function noticeEntries({ notices }: RequestRecord): NoticeEntry[] {
  const files = new Map(
    notices.filter(({ content }) => content !== null).map((one, index) => [one, pathOf(index)]),
  );
  return notices.map((notice) => {
    const { paymentId, outcome, refusal, receivedAt } = notice;
    const file = files.get(notice) ?? null;
    return { file, paymentId, outcome, refusal, at: new Date(receivedAt).toISOString() };
  });
}

/** The notices, octet for octet. */
export function noticeMembers({ notices }: RequestRecord): Member[] {
  return notices
    .flatMap(({ content }) => content ?? [])
    .map((content, index) => memberOf(pathOf(index), 'text/xml', content));
}

function pathOf(index: number): string {
  return `payments/notice-${String(index + 1).padStart(2, '0')}.xml`;
}
