import type { SignatureDoubt } from '../../../src/signatures/index.ts';
import type { SignatureFault } from '../../../src/signatures/signature-fault.ts';

/** One check of the design (eds.md section 7, "Order of checks"): the first that fails names the verdict. */
interface Check {
  readonly words: string;
  readonly gives: readonly (SignatureFault | SignatureDoubt)[];
}

/**
 * In the order in which they are made. It is the design's but for the time-stamp and the age of a request, which come
 * before the chain: they say by what moment the authorities are judged.
 */
export const CHECKS: readonly Check[] = [
  { words: 'size, PEM, Base64', gives: ['TOO_LARGE', 'BAD_ENCODING'] },
  { words: 'strict DER, one SignedData', gives: ['MALFORMED'] },
  {
    words: 'XML: its form, the whole document, the transforms',
    gives: ['XML_MALFORMED', 'XML_NOT_WHOLE_DOCUMENT', 'XML_TRANSFORM'],
  },
  { words: 'the content is data', gives: ['CONTENT_TYPE'] },
  { words: 'how many signers', gives: ['NO_SIGNERS', 'TOO_MANY_SIGNERS'] },
  { words: 'attached content is what was given out', gives: ['CONTENT_MISMATCH'] },
  { words: 'signed attributes', gives: ['NO_SIGNED_ATTRS', 'DIGEST_ATTR', 'CONTENT_TYPE_ATTR'] },
  { words: 'algorithms', gives: ['WEAK_ALGORITHM', 'UNSUPPORTED_ALGORITHM', 'ALG_MISMATCH'] },
  {
    words: 'the signer’s certificate',
    gives: ['NO_SIGNER_CERT', 'AMBIGUOUS_SIGNER_CERT', 'SIGNING_CERT_MISMATCH'],
  },
  { words: 'digest of the content', gives: ['DIGEST_MISMATCH'] },
  { words: 'form of the certificate', gives: ['CERT_ALG_MISMATCH', 'UNKNOWN_CRITICAL_EXT'] },
  { words: 'time-stamp', gives: ['TST_INVALID'] },
  { words: 'age of a request', gives: ['STALE_REQUEST'] },
  { words: 'chain to a pinned root', gives: ['UNTRUSTED_CHAIN', 'ISSUER_NOT_CA', 'ISSUER_KU', 'CA_EXPIRED'] },
  { words: 'signature', gives: ['BAD_SIGNATURE'] },
  { words: 'dates of the certificate', gives: ['NOT_YET_VALID', 'EXPIRED'] },
  {
    words: 'what the certificate is for',
    gives: ['KEY_USAGE', 'AUTH_CERT_USED_FOR_SIGNING', 'CERT_TEMPLATE'],
  },
  { words: 'revocation', gives: ['CA_REVOKED', 'REVOKED', 'ON_HOLD', 'NOT_ISSUED'] },
  {
    words: 'the person',
    gives: ['SUBJECT_AMBIGUOUS', 'IIN_MISMATCH', 'BIN_MISMATCH', 'BIN_UNEXPECTED'],
  },
  {
    words: 'whether the authorities could be asked, said when nothing else speaks against the signature',
    gives: ['CRL_MISSING', 'CRL_STALE', 'OCSP_UNAVAILABLE', 'OCSP_INVALID', 'VERIFIER_BUSY'],
  },
];
