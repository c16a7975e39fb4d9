import { DerError } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { VerificationBusy } from '../algorithms/verification-busy.ts';
import { KEY_USAGE_BIT } from '../certificates/extensions.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { type Certificate, sameBytes } from '../certificates/x509.ts';
import {
  type OpenedRevocationList,
  openRevocationList,
  type RevocationList,
  readRevocationList,
} from './crl.ts';
import { CurrentList, type DeltaFault, deltaFault } from './current-list.ts';
import { isSignedBy } from './signed-by.ts';

/** The newest list known of an authority, perhaps stale. */
export interface RevocationLists {
  current(issuer: Certificate): CurrentList | undefined;
}

/** Why a list that was offered is not taken. VERIFIER_BUSY: nobody could say whether it is good; to be offered again. */
export type ListFault =
  | 'MALFORMED'
  | 'UNKNOWN_ISSUER'
  | 'BAD_SIGNATURE'
  | 'FROM_THE_FUTURE'
  | 'OLDER_THAN_CURRENT'
  | 'VERIFIER_BUSY'
  | DeltaFault;

export type Installation = 'INSTALLED' | 'UNCHANGED' | ListFault;

/** How far the authority's clock may run ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Lists in memory. One is looked at whole before it takes the place of the last, so a reader never sees
 * half.
 */
export class InMemoryRevocationLists implements RevocationLists {
  readonly #trust: TrustStore;
  readonly #clock: Clock;
  readonly #onInstalled: ((sha256: string, der: Uint8Array) => void) | undefined;
  readonly #lists = new Map<string, CurrentList>();

  /** `onInstalled` is told of each list that was taken. */
  constructor(ports: {
    trust: TrustStore;
    clock: Clock;
    onInstalled?: (sha256: string, der: Uint8Array) => void;
  }) {
    this.#trust = ports.trust;
    this.#clock = ports.clock;
    this.#onInstalled = ports.onInstalled;
  }

  current(issuer: Certificate): CurrentList | undefined {
    return this.#lists.get(keyOf(issuer));
  }

  /** The lists held now, deltas among them, for the health report and for planning the next refresh. */
  get all(): readonly RevocationList[] {
    return [...this.#lists.values()].flatMap(({ base, delta }) => (delta ? [base, delta] : [base]));
  }

  /**
   * Takes a list or a delta over if one of the pinned authorities signed it and it is not older than the
   * one held. A delta is taken onto the full list held, which so must come first.
   */
  async install(der: Uint8Array): Promise<Installation> {
    try {
      const opened = openRevocationList(der);
      /* Side by side: a thread digests the bytes while the entries are read here. */
      const [issuer, list] = await Promise.all([this.#issuerOf(opened), readRevocationList(opened)]);
      if (typeof issuer === 'string') return issuer;
      if (isForAnotherKey(issuer, list)) return 'UNKNOWN_ISSUER';
      const outcome = this.#take(keyOf(issuer), list);
      if (outcome === 'INSTALLED') this.#onInstalled?.(list.sha256, der);
      return outcome;
    } catch (error) {
      if (error instanceof VerificationBusy) return 'VERIFIER_BUSY';
      if (error instanceof DerError || error instanceof RangeError) return 'MALFORMED';
      throw error;
    }
  }

  /** Whoever of that name signed it. */
  async #issuerOf(opened: OpenedRevocationList): Promise<Certificate | ListFault> {
    const named = this.#trust.authorities.filter((authority) => mayIssue(authority, opened));
    for (const issuer of named) {
      if (await isSignedBy(opened, issuer)) return issuer;
    }
    return named.length === 0 ? 'UNKNOWN_ISSUER' : 'BAD_SIGNATURE';
  }

  #take(key: string, list: RevocationList): Installation {
    if (list.thisUpdate > this.#clock.now().getTime() + CLOCK_SKEW_MS) return 'FROM_THE_FUTURE';
    const held = this.#lists.get(key);
    const rival = list.deltaOf === null ? held?.base : held?.delta;
    if (rival?.sha256 === list.sha256) return 'UNCHANGED';
    if (rival !== undefined && isOlder(list, rival)) return 'OLDER_THAN_CURRENT';
    if (list.deltaOf === null) {
      this.#lists.set(key, renewed(list, held?.delta));
      return 'INSTALLED';
    }
    const fault = deltaFault(list, held?.base);
    if (held === undefined || fault !== undefined) return fault ?? 'DELTA_WITHOUT_BASE';
    this.#lists.set(key, new CurrentList(held.base, list));
    return 'INSTALLED';
  }
}

/** The delta stays where it completes the new full list too. */
function renewed(base: RevocationList, delta: RevocationList | undefined): CurrentList {
  return new CurrentList(base, delta && deltaFault(delta, base) === undefined ? delta : undefined);
}

/** By the key, not the name: after a change of keys an authority has two lists under one name. */
function keyOf(issuer: Certificate): string {
  const known = keys.get(issuer);
  if (known !== undefined) return known;
  const key = Buffer.from(issuer.subjectPublicKeyInfo).toString('base64');
  keys.set(issuer, key);
  return key;
}

const keys = new WeakMap<Certificate, string>();

function mayIssue(authority: Certificate, { issuer }: OpenedRevocationList): boolean {
  const { keyUsage } = authority.extensions;
  return keyUsage?.has(KEY_USAGE_BIT.cRLSign) !== false && sameBytes(authority.subject, issuer);
}

function isForAnotherKey(authority: Certificate, { authorityKeyId }: RevocationList): boolean {
  const { subjectKeyId } = authority.extensions;
  return (
    subjectKeyId !== undefined && authorityKeyId !== undefined && !sameBytes(subjectKeyId, authorityKeyId)
  );
}

function isOlder(list: RevocationList, held: RevocationList): boolean {
  if (list.number !== null && held.number !== null && list.number !== held.number)
    return list.number < held.number;
  return list.thisUpdate < held.thisUpdate;
}
