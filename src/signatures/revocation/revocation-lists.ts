import { DerError } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { VerificationBusy } from '../algorithms/verification-busy.ts';
import { KEY_USAGE_BIT } from '../certificates/extensions.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { type Certificate, sameBytes } from '../certificates/x509.ts';
import { parseRevocationList, type RevocationList, type SignedRevocationList } from './crl.ts';
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
  readonly #lists = new Map<string, CurrentList>();

  constructor({ trust, clock }: { trust: TrustStore; clock: Clock }) {
    this.#trust = trust;
    this.#clock = clock;
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
    const signed = await parse(der);
    if (signed === null) return 'MALFORMED';
    const { list } = signed;
    const issuers = this.#trust.authorities.filter((authority) => mayIssue(authority, list));
    if (issuers.length === 0) return 'UNKNOWN_ISSUER';
    try {
      for (const issuer of issuers) {
        if (await isSignedBy(signed, issuer)) return this.#take(keyOf(issuer), list);
      }
      return 'BAD_SIGNATURE';
    } catch (error) {
      if (error instanceof VerificationBusy) return 'VERIFIER_BUSY';
      throw error;
    }
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

async function parse(der: Uint8Array): Promise<SignedRevocationList | null> {
  try {
    return await parseRevocationList(der);
  } catch (error) {
    if (error instanceof DerError || error instanceof RangeError) return null;
    throw error;
  }
}

function mayIssue(authority: Certificate, list: RevocationList): boolean {
  const { keyUsage, subjectKeyId } = authority.extensions;
  if (keyUsage?.has(KEY_USAGE_BIT.cRLSign) === false || !sameBytes(authority.subject, list.issuer))
    return false;
  const { authorityKeyId } = list;
  return (
    subjectKeyId === undefined || authorityKeyId === undefined || sameBytes(subjectKeyId, authorityKeyId)
  );
}

function isOlder(list: RevocationList, held: RevocationList): boolean {
  if (list.number !== null && held.number !== null && list.number !== held.number)
    return list.number < held.number;
  return list.thisUpdate < held.thisUpdate;
}
