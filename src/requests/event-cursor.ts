/** A place in the log, in commit order: the transaction and the entry. */
export interface LogPosition {
  readonly xid: string;
  readonly id: string;
}

export const LOG_START: LogPosition = { xid: '0', id: '0' };

/** The opaque cursor that clients keep. */
export function encodeCursor(position: LogPosition): string {
  return Buffer.from(`${position.xid}.${position.id}`).toString('base64url');
}

/**
 * The cursor of an entry that was read before the order around it was settled says the last settled place: who goes on
 * from it may be told that entry again, and misses none.
 */
export function eventCursor(event: { readonly safeXid: string; readonly safeId: string }): string {
  return encodeCursor({ xid: event.safeXid, id: event.safeId });
}

/** The place behind a cursor, or null when it is not one of ours. */
export function decodeCursor(cursor: string): LogPosition | null {
  const match = /^(\d{1,20})\.(\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const [, xid, id] = match ?? [];
  if (xid === undefined || id === undefined) return null;
  return BigInt(xid) < 2n ** 64n && BigInt(id) < 2n ** 63n ? { xid, id } : null;
}

export function isAfter(position: LogPosition, other: LogPosition): boolean {
  const xid = BigInt(position.xid);
  const otherXid = BigInt(other.xid);
  return xid > otherXid || (xid === otherXid && BigInt(position.id) > BigInt(other.id));
}
