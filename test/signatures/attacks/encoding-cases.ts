import { type AttackCase, attack, gost, here, hereGost, hereRsa, proved, rsa } from './attack-case.ts';
import * as authority from './authority-attacks.ts';
import * as certificate from './certificate-attacks.ts';
import * as message from './message-attacks.ts';

const STRUCTURE = 'message-structure';
const DER = 'asn1/strict-der';

/** Encodings, numbers of GOST, replays, XML, PDF, and addresses. In the design's order. */
export const ENCODING_CASES: readonly AttackCase[] = [
  attack(
    'trailing bytes',
    'MALFORMED',
    rsa(STRUCTURE, 'a byte after the end'),
    hereGost(message.bytes((cms) => Buffer.concat([cms, Buffer.of(0)]))),
  ),
  attack(
    'BER of indefinite length',
    'MALFORMED',
    rsa(STRUCTURE, 'an indefinite length'),
    hereGost(message.indefinite),
  ),
  attack(
    'cut short',
    'MALFORMED',
    rsa(STRUCTURE, 'a message cut short'),
    hereGost(message.bytes((cms) => cms.subarray(0, -1))),
  ),
  attack('random bytes', 'DerError', proved(DER, 'any bytes at all: read or refused, with no other error')),
  attack('two thousand levels', 'MALFORMED', proved(STRUCTURE, 'two thousand levels')),
  attack('a million elements', 'MALFORMED', here(message.millionElements)),
  attack('a signature value of a megabyte', 'MALFORMED', here(message.hugeSignature)),
  attack(
    'too large',
    'TOO_LARGE',
    proved(STRUCTURE, 'a message beyond the limit is refused unread, in whatever encoding'),
  ),
  attack(
    'an attribute twice',
    'MALFORMED',
    rsa(STRUCTURE, 'an attribute stands twice'),
    hereGost(message.attributeTwice),
  ),
  attack('a length that is not minimal', 'MALFORMED', proved(STRUCTURE, 'a length longer than need be')),
  attack('a length of five octets', 'MALFORMED', proved(STRUCTURE, 'a length of five octets')),
  attack('a negative serial number', 'MALFORMED', here(certificate.negativeSerial)),
  attack('a multi-byte tag', 'MALFORMED', proved(STRUCTURE, 'a multi-byte tag')),
  attack('an arc of an identifier beyond 2^53', 'DerError', proved(DER, 'an arc beyond 2^53')),
  attack('GOST: r = 0', 'BAD_SIGNATURE', hereGost(message.signatureOctets((value) => value.fill(0, 0, 64)))),
  attack('GOST: s = 0', 'BAD_SIGNATURE', hereGost(message.signatureOctets((value) => value.fill(0, 64)))),
  attack(
    'GOST: r beyond q',
    'BAD_SIGNATURE',
    hereGost(message.signatureOctets((value) => value.fill(0xff, 0, 64))),
  ),
  attack(
    'GOST: s beyond q',
    'BAD_SIGNATURE',
    hereGost(message.signatureOctets((value) => value.fill(0xff, 64))),
  ),
  attack(
    'GOST: s and r swapped',
    'BAD_SIGNATURE',
    hereGost(message.signatureOctets((value) => Buffer.concat([value.subarray(64), value.subarray(0, 64)]))),
  ),
  attack(
    'GOST: the order of RFC 9215',
    'BAD_SIGNATURE',
    hereGost(message.signatureOctets((value) => value.reverse())),
  ),
  attack('GOST: a key off its curve', 'MALFORMED', gost(STRUCTURE, 'one of Kazakhstan off its curve')),
  attack(
    'GOST: parameters of another curve',
    'UNSUPPORTED_ALGORITHM',
    gost(STRUCTURE, 'one of Kazakhstan on a Russian curve'),
  ),
  attack('GOST: a key of 64 octets by the name of 512 bits', 'DerError', gost('gost-keys', 'half as long')),
  attack(
    'replayed for another request',
    'CONTENT_MISMATCH',
    proved('requests/signing', 'the document of another request'),
  ),
  attack(
    'replayed after it was used',
    'SIGNING_DOCUMENT_MISSING',
    proved('requests/signing', 'a document that was signed already'),
  ),
  attack(
    'replayed by another person',
    'REQUEST_NOT_FOUND',
    proved('requests/signing', 'the document of another person’s request, as if it were not there'),
  ),
  attack(
    'a login replayed',
    'CHALLENGE_UNKNOWN',
    proved('identity/certificate-login', 'and not a second time, for nobody'),
  ),
  attack(
    'an application’s signature to log in with',
    'CHALLENGE_UNKNOWN',
    proved(
      'identity/certificate-login-refused',
      'the signature of an application, given out to be signed by the same person',
    ),
  ),
  attack(
    'the document’s time is over',
    'SIGNING_DOCUMENT_MISSING',
    proved('requests/signing', 'a document whose time is over'),
  ),
  attack(
    'the same signature with other unsigned bytes',
    'VALID, one signatureId',
    here(message.unsignedBytesChanged),
  ),
  attack(
    'XML: signature wrapping',
    'CONTENT_MISMATCH',
    proved('xml-attacks', 'the signed document moved into another'),
  ),
  attack(
    'XML: the document within the signature',
    'XML_MALFORMED',
    proved('xml-attacks', 'the signed document moved into the signature'),
  ),
  attack('XML: URI="#part"', 'XML_NOT_WHOLE_DOCUMENT', proved('xml-attacks', 'a part by its identifier')),
  attack('XML: XPath', 'XML_TRANSFORM', proved('xml-attacks', "'XPath'")),
  attack('XML: XSLT', 'XML_TRANSFORM', proved('xml-attacks', "'XSLT'")),
  attack('XML: an identifier twice', 'XML_NOT_WHOLE_DOCUMENT', proved('xml-form', 'an identifier twice')),
  attack('XML: a document type', 'XML_MALFORMED', proved('xml-form', 'a document type')),
  attack('XML: an entity from outside', 'XML_MALFORMED', proved('xml-form', 'an entity from outside')),
  attack('XML: a billion laughs', 'XML_MALFORMED', proved('xml-form', 'a billion laughs')),
  attack(
    'XML: more elements and attributes than time',
    'XML_MALFORMED',
    proved('xml-form', '2,500 elements with an attribute each'),
  ),
  attack(
    'XML: comments, which the canonical form leaves out',
    'XML_MALFORMED',
    proved('xml-form', 'a comment in the digest'),
  ),
  attack(
    'PDF, ByteRange not over the whole file: PDF signatures are not taken',
    'BAD_ENCODING',
    hereRsa(message.pdf),
  ),
  attack(
    'PDF, incremental update: PDF signatures are not taken',
    'BAD_ENCODING',
    hereRsa(message.pdfWrittenOn),
  ),
  attack(
    'PDF, second signature: PDF signatures are not taken',
    'BAD_ENCODING',
    hereRsa(message.pdfWrittenOn),
  ),
  attack('PDF, SubFilter exchanged: PDF signatures are not taken', 'MALFORMED', hereRsa(message.pdfInBase64)),
  attack('a key store instead of a signature', 'MALFORMED', here(message.keyStore)),
  attack('addresses inside, in the certificate (SSRF)', 'VALID, 0 calls', here(authority.addressesInside)),
  attack('an address inside, in XML', 'XML_NOT_WHOLE_DOCUMENT', proved('xml-attacks', 'another document')),
  attack('a list of 10 GB', 'TOO_LARGE', proved('crl-fetcher', 'too many bytes')),
  attack('a slow server of lists', 'TIMEOUT', proved('crl-fetcher', 'no answer in time')),
  attack('a slow responder', 'TIMEOUT', proved('ocsp-client', "'/drip'")),
  attack('an endless answer of a responder', 'TOO_LARGE', proved('ocsp-client', "'/endless'")),
  attack(
    'the threads closed over a flood of GOST signatures',
    'VERIFIER_BUSY',
    hereGost(authority.threadsClosed),
  ),
];
