import type { Certificate } from '../certificates/x509.ts';
import type { CertificateFault } from '../signature-fault.ts';
import type { SignatureDoubt } from '../signature-verifier.ts';
import type { RevocationList } from './crl.ts';
import type { RevocationLists } from './revocation-lists.ts';
import { REVOCATION_REASON, type Revocation } from './serial-index.ts';

/**
 * What the lists say of a chain: a fault, a doubt when a list is wanting, or the list of the signer's
 * authority.
 */
export interface RevocationFinding {
  readonly fault?: CertificateFault;
  readonly doubt?: SignatureDoubt;
  readonly signerList?: RevocationList;
}

/** Revoked for one of these after the signature was made, the certificate was good when it was made. */
const HARMLESS_LATER: ReadonlySet<number> = new Set([
  REVOCATION_REASON.affiliationChanged,
  REVOCATION_REASON.superseded,
  REVOCATION_REASON.cessationOfOperation,
  REVOCATION_REASON.privilegeWithdrawn,
]);

/**
 * Asks each authority's list about the certificate below it, `at` being ms since 1970. A stale list still
 * tells of a revocation; it cannot tell that there is none.
 */
export function findRevocation(
  chain: readonly Certificate[],
  lists: RevocationLists,
  at: number,
): RevocationFinding {
  let doubt: SignatureDoubt | undefined;
  let signerList: RevocationList | undefined;
  for (let i = chain.length - 2; i >= 0; i--) {
    const [certificate, issuer] = [chain[i], chain[i + 1]];
    if (certificate === undefined || issuer === undefined) continue;
    const list = lists.current(issuer);
    const revocation = list?.revoked.find(certificate.serial);
    if (revocation && isHarm(revocation, at)) return { fault: faultOf(revocation, i) };
    if (list === undefined) doubt ??= 'CRL_MISSING';
    else if (list.nextUpdate < at) doubt ??= 'CRL_STALE';
    signerList = list;
  }
  return { ...(doubt && { doubt }), ...(signerList && { signerList }) };
}

function isHarm({ at: revokedAt, reason }: Revocation, at: number): boolean {
  return revokedAt <= at || !HARMLESS_LATER.has(reason);
}

function faultOf({ reason }: Revocation, place: number): CertificateFault {
  if (place > 0) return 'CA_REVOKED';
  return reason === REVOCATION_REASON.certificateHold ? 'ON_HOLD' : 'REVOKED';
}
