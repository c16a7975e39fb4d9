import { digestAlgorithm, signatureAlgorithm } from '../algorithms/algorithms.ts';
import type { DigestAlgorithm, SignatureAlgorithm } from '../algorithms/public-key.ts';
import { Refusal } from '../signature-fault.ts';

const KALKAN = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const DSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';

/** Object identifiers by what XMLDSig (RFC 9231 2.1) and Kalkan call the same digests. */
const DIGESTS: ReadonlyMap<string, string> = new Map([
  [`${XMLENC}sha256`, '2.16.840.1.101.3.4.2.1'],
  [`${DSIG_MORE}sha384`, '2.16.840.1.101.3.4.2.2'],
  [`${XMLENC}sha512`, '2.16.840.1.101.3.4.2.3'],
  [`${KALKAN}gostr34112015-256`, '1.2.398.3.10.1.3.2'],
  [`${KALKAN}gostr34112015-512`, '1.2.398.3.10.1.3.3'],
  [`${DSIG_MORE}gost34311`, '1.2.398.3.10.1.3.1'],
]);

/** The same for signatures (RFC 9231 2.3). */
const SIGNATURES: ReadonlyMap<string, string> = new Map([
  [`${DSIG_MORE}rsa-sha256`, '1.2.840.113549.1.1.11'],
  [`${DSIG_MORE}rsa-sha384`, '1.2.840.113549.1.1.12'],
  [`${DSIG_MORE}rsa-sha512`, '1.2.840.113549.1.1.13'],
  [`${KALKAN}gostr34102015-gostr34112015-256`, '1.2.398.3.10.1.1.2.3.1'],
  [`${KALKAN}gostr34102015-gostr34112015-512`, '1.2.398.3.10.1.1.2.3.2'],
  [`${DSIG_MORE}gost34310-gost34311`, '1.2.398.3.10.1.1.1.2'],
]);

const WEAK: ReadonlySet<string> = new Set([
  `${DSIG}sha1`,
  `${DSIG}rsa-sha1`,
  `${DSIG}dsa-sha1`,
  `${DSIG_MORE}md5`,
  `${DSIG_MORE}sha1`,
  `${DSIG_MORE}rsa-md5`,
  `${DSIG_MORE}rsa-sha1`,
  `${DSIG_MORE}ecdsa-sha1`,
]);

/** Refuses with WEAK_ALGORITHM or UNSUPPORTED_ALGORITHM, as the next. */
export function xmlDigestAlgorithm(uri: string): DigestAlgorithm {
  return digestAlgorithm({ oid: lookUp(DIGESTS, uri), plain: true });
}

export function xmlSignatureAlgorithm(uri: string): SignatureAlgorithm {
  return signatureAlgorithm({ oid: lookUp(SIGNATURES, uri), plain: true });
}

function lookUp(table: ReadonlyMap<string, string>, uri: string): string {
  const oid = table.get(uri);
  if (oid === undefined) throw new Refusal(WEAK.has(uri) ? 'WEAK_ALGORITHM' : 'UNSUPPORTED_ALGORITHM');
  return oid;
}
