import type { RevocationList } from './crl.ts';
import { REVOCATION_REASON, type Revocation } from './serial-index.ts';

/** Why a delta does not complete a full list. */
export type DeltaFault = 'DELTA_WITHOUT_BASE' | 'DELTA_BELOW_BASE';

/**
 * RFC 5280 5.2.4, on lists of one authority and key: the full list's number is at least the delta's
 * BaseCRLNumber and less than the delta's own. DELTA_BELOW_BASE is what a delta becomes when the next full
 * list is out.
 */
export function deltaFault(delta: RevocationList, base: RevocationList | undefined): DeltaFault | undefined {
  const [from, own, held] = [delta.deltaOf, delta.number, base?.number ?? null];
  if (from === null || own === null || held === null || held < from) return 'DELTA_WITHOUT_BASE';
  return own <= held ? 'DELTA_BELOW_BASE' : undefined;
}

/** The newest full list of an authority with the delta that completes it, if there is one. */
export class CurrentList {
  readonly base: RevocationList;
  readonly delta: RevocationList | undefined;

  constructor(base: RevocationList, delta?: RevocationList) {
    this.base = base;
    this.delta = delta;
  }

  /**
   * Until when the two tell that a certificate is not revoked, ms since 1970. Combined they have the
   * delta's nextUpdate (RFC 5280 5.2.4); a full list that outlives its delta is still good alone.
   */
  get nextUpdate(): number {
    return Math.max(this.base.nextUpdate, this.delta?.nextUpdate ?? 0);
  }

  /** The delta's word goes before the full list's. A delta past its end is still the later word. */
  find(serial: Uint8Array): Revocation | null {
    const later = this.delta?.revoked.find(serial) ?? null;
    if (later === null) return this.base.revoked.find(serial);
    return later.reason === REVOCATION_REASON.removeFromCRL ? null : later;
  }
}
