import { type AttackCase, attack, gost, here, hereGost, hereRsa, proved, rsa } from './attack-case.ts';
import * as authority from './authority-attacks.ts';
import * as certificate from './certificate-attacks.ts';
import * as message from './message-attacks.ts';

const STRUCTURE = 'message-structure';
const CONDITION = 'certificate-condition';
const CRL = 'revocation-lists';
const OCSP = 'ocsp-answer';
const TST = 'timestamps';

/** Names, algorithms, lists, answers and time-stamps. In the design's order. */
export const AUTHORITY_CASES: readonly AttackCase[] = [
  attack('two serialNumbers in the name', 'SUBJECT_AMBIGUOUS', proved(CONDITION, 'two serial numbers')),
  attack(
    'the IIN only in the common name',
    'SUBJECT_AMBIGUOUS',
    proved(CONDITION, 'the IIN only in the name'),
  ),
  attack(
    'Cyrillic letters that look like IIN',
    'SUBJECT_AMBIGUOUS',
    proved(CONDITION, 'Kazakh letters that look like IIN'),
  ),
  attack('a space in the IIN', 'SUBJECT_AMBIGUOUS', proved(CONDITION, 'a space before the number')),
  attack('a BIN in two units', 'SUBJECT_AMBIGUOUS', proved(CONDITION, 'two BINs')),
  attack('two IINs in one relative name', 'SUBJECT_AMBIGUOUS', here(certificate.twoInOneRelativeName)),
  attack('a NUL in the name', 'MALFORMED', proved(CONDITION, 'a NUL in the name')),
  attack(
    'SHA-1 in the certificate',
    'WEAK_ALGORITHM',
    proved(CONDITION, 'signed with SHA-1 by the authority: no signature in a form taken here'),
  ),
  attack('MD5 in the certificate', 'WEAK_ALGORITHM', here(certificate.md5Certificate)),
  attack('SHA-1 in the message', 'WEAK_ALGORITHM', proved(STRUCTURE, 'the digest is SHA-1')),
  attack('MD5 for the digest of the message', 'WEAK_ALGORITHM', here(message.md5Digest)),
  attack('MD5 in the signature’s algorithm', 'WEAK_ALGORITHM', here(message.md5Signature)),
  attack('an algorithm nobody knows', 'UNSUPPORTED_ALGORITHM', proved('openssl-agreement', 'with RSA-PSS')),
  attack(
    'digest and signature by different algorithms',
    'ALG_MISMATCH',
    rsa(STRUCTURE, 'digest and signature differ'),
    gost('gost-signature', 'over attributes with a SHA-256 digest'),
  ),
  attack(
    'a signature of another kind of key',
    'ALG_MISMATCH',
    rsa(STRUCTURE, 'the key is of GOST and the signature of RSA'),
    gost('gost-signature', 'with an RSA key in its place'),
  ),
  attack(
    'the two algorithms of the certificate differ',
    'CERT_ALG_MISMATCH',
    proved(CONDITION, 'algorithms inside and outside differ'),
  ),
  attack(
    'an unknown critical extension',
    'UNKNOWN_CRITICAL_EXT',
    rsa(CONDITION, 'an unknown critical extension'),
    hereGost(certificate.unknownCritical),
  ),
  attack('RSA of 1024 bits', 'WEAK_ALGORITHM', rsa(STRUCTURE, '1024 bits')),
  attack('exponent 3, a cube root for a signature', 'WEAK_ALGORITHM', hereRsa(certificate.cubeRootForgery)),
  attack(
    'list absent',
    'CRL_MISSING',
    proved('revoked-certificate', 'no list: INDETERMINATE, to be judged again'),
  ),
  attack(
    'list stale',
    'CRL_STALE',
    proved('revoked-certificate', 'a list past its end: INDETERMINATE until the next one'),
  ),
  attack('list stale, an older time-stamp', 'CRL_STALE', here(authority.staleListBesideStamp)),
  attack('list forged', 'BAD_SIGNATURE', proved(CRL, 'signed by another key under the authority’s name')),
  attack('list of another issuer', 'UNKNOWN_ISSUER', proved(CRL, 'of an authority not pinned')),
  attack(
    'delta below its full list',
    'DELTA_BELOW_BASE',
    proved('delta-lists', 'that the full list has overtaken'),
  ),
  attack(
    'removeFromCRL in a full list',
    'MALFORMED',
    proved('delta-lists', 'a full list that takes a certificate off is none'),
  ),
  attack('indirect list', 'MALFORMED', proved(CRL, 'indirect')),
  attack('OCSP: of another serial number', 'WRONG_CERTIFICATE', proved(OCSP, 'of another serial number')),
  attack('OCSP: wrong nonce', 'WRONG_NONCE', proved(OCSP, 'with another nonce')),
  attack('OCSP: unsigned', 'BAD_SIGNATURE', proved(OCSP, 'unsigned')),
  attack(
    'OCSP: foreign responder',
    'RESPONDER_FOREIGN',
    proved(OCSP, 'of another authority’s responder, which goes by the same names'),
  ),
  attack(
    'OCSP: responder expired',
    'RESPONDER_NOT_VALID',
    proved(OCSP, 'of a responder whose certificate has expired'),
  ),
  attack('OCSP: old thisUpdate', 'OLD', proved(OCSP, 'an hour old')),
  attack(
    'OCSP: an answer that is wrong, a fresh list beside it',
    'OCSP_INVALID',
    proved('revocation-judge', 'when a responder answers wrongly, nothing takes its place'),
  ),
  attack(
    'OCSP: nobody answers, the list stale',
    'OCSP_UNAVAILABLE',
    proved('revocation-judge', 'a stale one leaves the doubt that nobody answers'),
  ),
  attack(
    'OCSP: the real answer of 1970',
    'NOT_ISSUED',
    proved('ocsp-vectors', 'ocsp_response_individual_2015.bin'),
  ),
  attack('time-stamp of another signature', 'TST_INVALID', here(authority.stampOfAnother)),
  attack('time-stamp by a person’s key', 'TST_INVALID', here(authority.stampOfPerson)),
  attack('two time-stamps', 'TST_INVALID', here(authority.twoStamps)),
  attack('time-stamp that is none', 'TST_INVALID', here(authority.stampOfNothing)),
  attack(
    'time-stamp of an untrusted authority',
    'TST_INVALID',
    proved(TST, 'of an authority below a root that is not pinned'),
  ),
  attack('time-stamping not critical', 'TST_INVALID', proved(TST, 'not critically for time-stamping')),
  attack('time-stamping not alone', 'TST_INVALID', proved(TST, 'for time-stamping and more')),
  attack(
    'SHA-1 imprint, a real one',
    'WEAK_ALGORITHM',
    proved(TST, 'a real token of the national authority over SHA-1 is refused as weak'),
  ),
  attack('genTime before its authority', 'TST_INVALID', proved(TST, 'before its authority’s certificate')),
  attack('genTime after its authority', 'TST_INVALID', proved(TST, 'after its authority’s certificate')),
  attack('genTime in the future', 'TST_INVALID', here(authority.stampOfTheFuture)),
  attack('time-stamp of a megabyte', 'TST_INVALID', here(authority.hugeStamp)),
  attack('a signature of yesterday for a request of today', 'STALE_REQUEST', here(message.signedYesterday)),
  attack(
    'signingCertificateV2 of another certificate',
    'SIGNING_CERT_MISMATCH',
    rsa(STRUCTURE, 'signingCertificateV2 names another certificate'),
    hereGost(certificate.signingCertificateOfAnother),
  ),
];
