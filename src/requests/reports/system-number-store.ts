import type { Transaction } from '../../postgres/index.ts';

/** REQUEST: under which the system keeps the request; RESULT: the document that it issued. */
export const SYSTEM_NUMBER_KINDS = ['REQUEST', 'RESULT'] as const;
export type SystemNumberKind = (typeof SYSTEM_NUMBER_KINDS)[number];

/** A number that another system gave. */
export interface SystemNumberRow {
  readonly system: string;
  readonly kind: SystemNumberKind;
  readonly number: string;
  readonly at: string;
}

/** SQL: all numbers of a request in order, as JSON. */
export function systemNumbersOf(requestId: string): string {
  return `(SELECT coalesce(json_agg(l), '[]') FROM (
    SELECT n.system, n.kind, n.number, n.at FROM system_number n
    WHERE n.request_id = ${requestId} ORDER BY n.at, n.kind) l)`;
}

/** False where the system gave that number to another request, or this request another number. */
export async function saveSystemNumber(
  transaction: Transaction,
  requestId: string,
  { system, kind, number }: Omit<SystemNumberRow, 'at'>,
  at: Date,
): Promise<boolean> {
  const saved = await transaction.query(
    `INSERT INTO system_number (request_id, system, kind, number, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING number`,
    [requestId, system, kind, number, at],
  );
  return saved.length === 1;
}
