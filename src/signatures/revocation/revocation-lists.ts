import { DerError } from '../../asn1/index.ts';
import type { Clock } from '../../kernel/index.ts';
import { digestAlgorithm, signatureAlgorithm } from '../algorithms/algorithms.ts';
import { KEY_USAGE_BIT } from '../certificates/extensions.ts';
import type { TrustStore } from '../certificates/trust-store.ts';
import { type Certificate, publicKeyOf, sameBytes } from '../certificates/x509.ts';
import { Refusal } from '../signature-fault.ts';
import { parseRevocationList, type RevocationList, type SignedRevocationList } from './crl.ts';

/** The newest list known of an authority, perhaps stale. */
export interface RevocationLists {
  current(issuer: Certificate): RevocationList | undefined;
}

/** Why a list that was offered is not taken. */
export type ListFault =
  | 'MALFORMED'
  | 'UNKNOWN_ISSUER'
  | 'BAD_SIGNATURE'
  | 'FROM_THE_FUTURE'
  | 'OLDER_THAN_CURRENT';

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
  readonly #lists = new Map<string, RevocationList>();

  constructor({ trust, clock }: { trust: TrustStore; clock: Clock }) {
    this.#trust = trust;
    this.#clock = clock;
  }

  current(issuer: Certificate): RevocationList | undefined {
    return this.#lists.get(keyOf(issuer));
  }

  /** The lists held now, for the health report and for planning the next refresh. */
  get all(): readonly RevocationList[] {
    return [...this.#lists.values()];
  }

  /** Takes the list over if one of the pinned authorities signed it and it is not older than the one held. */
  async install(der: Uint8Array): Promise<Installation> {
    const signed = parse(der);
    if (signed === null) return 'MALFORMED';
    const { list } = signed;
    const issuers = this.#trust.authorities.filter((authority) => mayIssue(authority, list));
    if (issuers.length === 0) return 'UNKNOWN_ISSUER';
    for (const issuer of issuers) {
      if (await isSignedBy(signed, issuer)) return this.#take(keyOf(issuer), list);
    }
    return 'BAD_SIGNATURE';
  }

  #take(key: string, list: RevocationList): Installation {
    if (list.thisUpdate > this.#clock.now().getTime() + CLOCK_SKEW_MS) return 'FROM_THE_FUTURE';
    const held = this.#lists.get(key);
    if (held?.sha256 === list.sha256) return 'UNCHANGED';
    if (held !== undefined && isOlder(list, held)) return 'OLDER_THAN_CURRENT';
    this.#lists.set(key, list);
    return 'INSTALLED';
  }
}

/** By the key, not the name: after a change of keys an authority has two lists under one name. */
function keyOf(issuer: Certificate): string {
  return Buffer.from(issuer.subjectPublicKeyInfo).toString('base64');
}

function parse(der: Uint8Array): SignedRevocationList | null {
  try {
    return parseRevocationList(der);
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

async function isSignedBy(signed: SignedRevocationList, issuer: Certificate): Promise<boolean> {
  try {
    const { family, digest } = signatureAlgorithm(signed.signatureAlgorithm);
    const key = publicKeyOf(issuer);
    if (digest === null || key.family !== family) return false;
    return await key.verify(digestAlgorithm({ oid: digest, plain: true }), signed.tbs, signed.signature);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function isOlder(list: RevocationList, held: RevocationList): boolean {
  if (list.number !== null && held.number !== null && list.number !== held.number)
    return list.number < held.number;
  return list.thisUpdate < held.thisUpdate;
}
