import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { REVOCATION_REASON } from '../../src/signatures/revocation/serial-index.ts';
import type { CertificateFacts } from './manifest.ts';
import type { Material, World } from './material.ts';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const INDIVIDUAL = '1.2.398.3.3.4.1.1';
const ORGANISATION = '1.2.398.3.3.4.1.2';
/** Head, right to sign, right to sign financial papers, human resources, employee (order 522/НҚ). */
const ROLES: readonly string[] = [1, 2, 3, 4, 5].map((role) => `${ORGANISATION}.${role}`);

/** After the signature these reasons do no harm to it. */
const HARMLESS_LATER: ReadonlySet<number> = new Set([
  REVOCATION_REASON.affiliationChanged,
  REVOCATION_REASON.superseded,
  REVOCATION_REASON.cessationOfOperation,
  REVOCATION_REASON.privilegeWithdrawn,
]);

export interface Circumstances {
  readonly certificate: Certificate;
  /** What came along with it. */
  readonly embedded?: readonly Certificate[];
  readonly material: Material;
  readonly world: World;
  /** The moment it is judged by, ms since 1970. */
  readonly at: number;
}

/**
 * The verdict on a good signature by the manifest's word on its certificate, in the order of the checks: chain, dates,
 * key usage and template, revocation, names. Any of the codes returned agrees.
 */
export function expectedVerdict(facts: CertificateFacts, circumstances: Circumstances): readonly string[] {
  const { certificate, embedded, material, at } = circumstances;
  if (/-(?:SHA1|MD5)$/.test(facts.alg ?? '')) return ['WEAK_ALGORITHM'];
  const path = material.pathAbove(certificate, embedded);
  if (path.length === 0 || facts.caSignature === false) return ['UNTRUSTED_CHAIN'];
  if (path.some(({ notBefore, notAfter }) => at < notBefore || at > notAfter)) return ['CA_EXPIRED'];
  if (at < (facts.notBefore ?? certificate.notBefore)) return ['NOT_YET_VALID'];
  if (at > (facts.notAfter ?? certificate.notAfter)) return ['EXPIRED'];
  const purposes = facts.eku ?? [];
  if (purposes.includes(CLIENT_AUTH)) return ['KEY_USAGE', 'AUTH_CERT_USED_FOR_SIGNING'];
  if (![INDIVIDUAL, ORGANISATION, ...ROLES].some((template) => purposes.includes(template)))
    return ['CERT_TEMPLATE'];
  const { fault, doubt } = revocationWord(facts, path[0], circumstances);
  if (fault !== undefined) return [fault];
  if (facts.subject?.match(/(?:^|,)serialNumber=IIN\d{12}(?=,|$)/g)?.length !== 1)
    return ['SUBJECT_AMBIGUOUS'];
  return [doubt ?? 'VALID'];
}

/** A certificate of no person and no role of one: an information system's, the treasury client's. */
export function isForPersons({ eku }: CertificateFacts): boolean {
  return [INDIVIDUAL, ...ROLES].some((template) => eku?.includes(template));
}

/** By the newest list of the authority and its delta; entries of older lists have had their day. */
function revocationWord(
  { revokedIn }: CertificateFacts,
  issuer: Certificate | undefined,
  { material, world, at }: Circumstances,
): { fault?: string; doubt?: string } {
  const current = issuer && world.lists.current(issuer);
  if (current === undefined) return {};
  const namedIn = (sha256: string | undefined) =>
    revokedIn?.find(({ crl }) => sha256 !== undefined && material.listSha256(crl) === sha256);
  const entry = namedIn(current.delta?.sha256) ?? namedIn(current.base.sha256);
  const reason = entry?.reason ?? REVOCATION_REASON.unspecified;
  const revoked = entry !== undefined && reason !== REVOCATION_REASON.removeFromCRL;
  if (revoked && (entry.at <= at || !HARMLESS_LATER.has(reason)))
    return { fault: reason === REVOCATION_REASON.certificateHold ? 'ON_HOLD' : 'REVOKED' };
  return current.nextUpdate < at ? { doubt: 'CRL_STALE' } : {};
}
