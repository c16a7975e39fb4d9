import { digestAlgorithm, signatureAlgorithm } from '../algorithms/algorithms.ts';
import { type CertificateFault, Refusal } from '../signature-fault.ts';
import { KEY_USAGE_BIT } from './extensions.ts';
import type { TrustStore } from './trust-store.ts';
import { type Certificate, publicKeyOf, sameBytes } from './x509.ts';

/** The national chain has three; a hostile message may offer many loops. */
const MAX_LENGTH = 6;
const MAX_SIGNATURES_TRIED = 24;

/** The issuer's certificate proved to have signed the subject's; kept as long as both are. */
const proved = new WeakMap<Certificate, WeakSet<Certificate>>();

/**
 * The path from the signer's certificate to a pinned root (RFC 5280 6.1), by keys and signatures. The
 * certificates that came with the message are candidates, nothing more. Refuses with UNTRUSTED_CHAIN or,
 * when a path was found that only breaks a rule, with that rule's fault.
 */
export async function buildChain(
  signer: Certificate,
  embedded: readonly Certificate[],
  trust: TrustStore,
  at: number,
): Promise<readonly Certificate[]> {
  const search = new ChainSearch([...trust.authorities, ...embedded], trust, at);
  const chain = await search.extend([signer], signer);
  if (chain === null) throw new Refusal(search.fault ?? 'UNTRUSTED_CHAIN');
  return chain;
}

class ChainSearch {
  readonly #candidates: readonly Certificate[];
  readonly #trust: TrustStore;
  readonly #at: number;
  #tries = MAX_SIGNATURES_TRIED;
  fault: CertificateFault | undefined;

  constructor(candidates: readonly Certificate[], trust: TrustStore, at: number) {
    this.#candidates = candidates;
    this.#trust = trust;
    this.#at = at;
  }

  /**
   * A rule broken on the way is remembered only if the path reaches a root after all: else it is a
   * stranger's.
   */
  async extend(
    path: readonly Certificate[],
    last: Certificate,
    broken?: CertificateFault,
  ): Promise<readonly Certificate[] | null> {
    if (path.length === MAX_LENGTH) return null;
    for (const issuer of this.#candidates) {
      if (!namesIssuer(last, issuer) || path.some(({ sha256 }) => sha256 === issuer.sha256)) continue;
      if (this.#tries-- <= 0) return null;
      if (!(await isSignedBy(last, issuer))) continue;
      const fault = broken ?? issuerFault(issuer, path.length - 1, this.#at);
      const longer = [...path, issuer];
      if (this.#trust.isRoot(issuer)) {
        if (fault === undefined) return longer;
        this.fault ??= fault;
        continue;
      }
      const chain = await this.extend(longer, issuer, fault);
      if (chain !== null) return chain;
    }
    return null;
  }
}

function namesIssuer(certificate: Certificate, issuer: Certificate): boolean {
  if (!sameBytes(certificate.issuer, issuer.subject)) return false;
  const wanted = certificate.extensions.authorityKeyId;
  const offered = issuer.extensions.subjectKeyId;
  return wanted === undefined || offered === undefined || sameBytes(wanted, offered);
}

/** `below`: how many authorities stand between this one and the signer. */
function issuerFault(issuer: Certificate, below: number, at: number): CertificateFault | undefined {
  const { basicConstraints, keyUsage, unknownCritical } = issuer.extensions;
  if (!basicConstraints?.ca) return 'ISSUER_NOT_CA';
  if (keyUsage?.has(KEY_USAGE_BIT.keyCertSign) === false) return 'ISSUER_KU';
  if (basicConstraints.pathLength !== undefined && below > basicConstraints.pathLength)
    return 'UNTRUSTED_CHAIN';
  if (!issuer.algorithmsAgree) return 'CERT_ALG_MISMATCH';
  if (unknownCritical) return 'UNKNOWN_CRITICAL_EXT';
  if (at < issuer.notBefore || at > issuer.notAfter) return 'CA_EXPIRED';
  return undefined;
}

async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  if (proved.get(certificate)?.has(issuer)) return true;
  const { family, digest } = signatureAlgorithm(certificate.signatureAlgorithm);
  if (digest === null) throw new Refusal('UNSUPPORTED_ALGORITHM');
  const key = publicKeyOf(issuer);
  if (key.family !== family) return false;
  const hash = digestAlgorithm({ oid: digest, plain: true });
  const good = await key.verify(hash, certificate.tbs, certificate.signature);
  if (good) {
    const issuers = proved.get(certificate) ?? new WeakSet();
    proved.set(certificate, issuers.add(issuer));
  }
  return good;
}
