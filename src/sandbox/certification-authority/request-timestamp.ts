import { randomBytes } from 'node:crypto';
import { DIGEST_OID, type DigestName, digestOf, type Stamp } from '../../signing/index.ts';
import { buildTimestampRequest } from './timestamp-request.ts';
import { tokenOfResponse } from './timestamp-response.ts';

/**
 * Asks a time-stamp authority over HTTP (RFC 3161 3.4), as NCALayer asks the national one, with the digest
 * that goes with the signer's key. The token is taken unread. Throws when there is none.
 */
export function stampAt(url: URL, digest: DigestName = 'SHA256'): Stamp {
  return async (signature) => {
    const imprint = { digestOid: DIGEST_OID[digest], hash: digestOf(digest, signature) };
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: new Uint8Array(buildTimestampRequest(imprint, randomBytes(8))),
    });
    if (!response.ok) throw new Error(`the time-stamp authority answered ${response.status}`);
    return tokenOfResponse(new Uint8Array(await response.arrayBuffer()));
  };
}
