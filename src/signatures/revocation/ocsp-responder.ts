import { KEY_USAGE_BIT } from '../certificates/extensions.ts';
import { type Certificate, sameBytes } from '../certificates/x509.ts';
import { keyHash } from './certificate-id.ts';
import type { OcspResponse } from './ocsp-response.ts';
import type { RevocationLists } from './revocation-lists.ts';
import { isSignedBy } from './signed-by.ts';

/** Why nobody with a right to answer for the issuer made the response. */
export type ResponderFault =
  | 'RESPONDER_UNKNOWN'
  | 'RESPONDER_FOREIGN'
  | 'RESPONDER_NOT_AUTHORISED'
  | 'RESPONDER_NOT_VALID'
  | 'RESPONDER_NOT_CLEARED'
  | 'BAD_SIGNATURE';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/**
 * The certificate whose key signed the response, if it may (RFC 6960 4.2.2.2): the issuer itself, or one the
 * issuer signed for this purpose that is valid at `now` (ms since 1970) and either need not be asked about
 * or stands on no fresh list as revoked.
 */
export async function findResponder(
  response: OcspResponse,
  issuer: Certificate,
  { lists, now }: { lists: RevocationLists; now: number },
): Promise<Certificate | ResponderFault> {
  let fault: ResponderFault = 'RESPONDER_UNKNOWN';
  for (const candidate of [issuer, ...response.certificates]) {
    if (!isNamed(response, candidate)) continue;
    const found =
      candidate.sha256 === issuer.sha256 ? undefined : await delegateFault(candidate, issuer, lists, now);
    if (found === undefined && (await isSignedBy(response, candidate))) return candidate;
    fault = found ?? 'BAD_SIGNATURE';
  }
  return fault;
}

function isNamed({ responder }: OcspResponse, candidate: Certificate): boolean {
  return 'name' in responder
    ? sameBytes(responder.name, candidate.subject)
    : sameBytes(responder.keyHash, keyHash('sha1', candidate));
}

async function delegateFault(
  delegate: Certificate,
  issuer: Certificate,
  lists: RevocationLists,
  now: number,
): Promise<ResponderFault | undefined> {
  if (!sameBytes(delegate.issuer, issuer.subject) || !(await isSignedBy(delegate, issuer)))
    return 'RESPONDER_FOREIGN';
  const { extendedKeyUsage, keyUsage, unknownCritical, ocspNoCheck } = delegate.extensions;
  const mayAnswer =
    extendedKeyUsage.includes(OCSP_SIGNING) && keyUsage?.has(KEY_USAGE_BIT.digitalSignature) !== false;
  if (!mayAnswer || unknownCritical || !delegate.algorithmsAgree) return 'RESPONDER_NOT_AUTHORISED';
  if (now < delegate.notBefore || now > delegate.notAfter) return 'RESPONDER_NOT_VALID';
  if (ocspNoCheck) return undefined;
  const list = lists.current(issuer);
  const isClear = list !== undefined && list.nextUpdate >= now && list.find(delegate.serial) === null;
  return isClear ? undefined : 'RESPONDER_NOT_CLEARED';
}
