import { DerReader, TAG } from '../../src/asn1/index.ts';
import type { Certificate } from '../../src/signatures/certificates/x509.ts';
import { isIdOf } from '../../src/signatures/revocation/certificate-id.ts';
import { findResponder } from '../../src/signatures/revocation/ocsp-responder.ts';
import {
  type OcspResponse,
  parseOcspResponse,
  type SingleStatus,
} from '../../src/signatures/revocation/ocsp-response.ts';
import type { FileCheck } from './check-context.ts';
import { KNOWN_OCSP_ANSWERS } from './known-answers.ts';
import { derOf, type Material } from './material.ts';
import { rowOf, withoutExpectation } from './row.ts';

const RESPONDER_GOOD = "signed by its authority's responder";

/**
 * An answer about certificates of the folder's authorities, judged as of when it was made. Where nothing is told of what
 * it says, only who signed it is compared.
 */
export const checkOcsp: FileCheck = async ({ file, bytes, sha256 }, { material }) => {
  const response = parseOcspResponse(derOf(bytes));
  if (typeof response === 'string') return withoutExpectation(file, `the responder refused: ${response}`);
  const [single] = response.statuses;
  if (single === undefined) return withoutExpectation(file, 'an answer about no certificate');
  const known = KNOWN_OCSP_ANSWERS.get(sha256);
  const { id } = single;
  const issuer = material.authorities.find((authority) =>
    isIdOf(id, { ...authority, serial: id.serial }, authority),
  );
  if (issuer === undefined && known === undefined)
    return withoutExpectation(file, 'an answer for an authority that is not in the folder');
  return rowOf(file, [
    { name: '', expected: known?.status, given: statusWord(single) },
    { name: '', expected: RESPONDER_GOOD, given: await responderWord(response, issuer, material) },
    { name: 'nonce', expected: known?.nonce, given: nonceOf(response) ?? 'none' },
  ]);
};

async function responderWord(
  response: OcspResponse,
  issuer: Certificate | undefined,
  material: Material,
): Promise<string> {
  if (issuer === undefined) return 'for an authority that is not in the folder';
  const { lists } = await material.worldAt(new Date(response.producedAt));
  const responder = await findResponder(response, issuer, { lists, now: response.producedAt });
  return typeof responder === 'string' ? responder : RESPONDER_GOOD;
}

/** RFC 6960 2.2: "revoked" on 1 January 1970 with certificateHold is said of what was never issued. */
function statusWord({ status }: SingleStatus): string {
  if (typeof status === 'string') return status.toLowerCase();
  const { at, reason } = status;
  if (at === 0 && reason === 6) return 'not issued';
  return `revoked ${new Date(at).toISOString().slice(0, 10)} reason ${reason}`;
}

/** Hexadecimal. Responders of old sent the nonce without the OCTET STRING around it (RFC 6960 4.4.1). */
function nonceOf({ nonce }: OcspResponse): string | undefined {
  if (nonce === undefined) return undefined;
  const reader = new DerReader(nonce);
  const bytes = reader.has(TAG.OCTET_STRING) ? reader.value(TAG.OCTET_STRING) : nonce;
  return Buffer.from(bytes).toString('hex');
}
