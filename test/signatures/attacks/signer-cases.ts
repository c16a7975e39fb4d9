import { NOW, ORGANISATION } from '../../support/signatures.ts';
import { type AttackCase, attack, gost, here, hereGost, rsa } from './attack-case.ts';
import * as authority from './authority-attacks.ts';
import * as certificate from './certificate-attacks.ts';
import * as message from './message-attacks.ts';

const at = (ms: number) => new Date(NOW.getTime() + ms);
const STRUCTURE = 'message-structure';
const CONDITION = 'certificate-condition';
const STOLEN_KEY = ['1.3.6.1.5.5.7.3.2', '1.2.398.3.3.4.1.1'];
const IN_ORGANISATION = { template: 'HEAD', organisation: ORGANISATION } as const;

/** Who signed what, in a right message and in a wrong one. In the design's order. */
export const SIGNER_CASES: readonly AttackCase[] = [
  attack('no attack: attached', 'VALID', here(message.message())),
  attack('no attack: detached', 'VALID', here(message.message({ attached: false }))),
  attack(
    'another content, detached',
    'DIGEST_MISMATCH',
    rsa(STRUCTURE, 'its detached content is another'),
    gost('gost-signature', 'over another content'),
  ),
  attack(
    'attached content other than what was given out',
    'CONTENT_MISMATCH',
    rsa(STRUCTURE, 'its attached content is another'),
    hereGost(message.otherContent),
  ),
  attack(
    'wrong messageDigest',
    'DIGEST_MISMATCH',
    rsa(STRUCTURE, 'the digest is of something else'),
    hereGost(message.wrongDigest),
  ),
  attack(
    'bad signature',
    'BAD_SIGNATURE',
    rsa(CONDITION, 'with a bit of it turned'),
    gost('gost-signature', 'changed in its last octet'),
  ),
  attack(
    'the content-type attribute says otherwise',
    'CONTENT_TYPE_ATTR',
    rsa(STRUCTURE, 'the content type attribute says otherwise'),
    hereGost(message.wrongContentType),
  ),
  attack(
    'the content is not data',
    'CONTENT_TYPE',
    rsa(STRUCTURE, 'its content is not data'),
    hereGost(message.message({ contentType: '1.2.840.113549.1.9.16.1.4' })),
  ),
  attack(
    'no signed attributes',
    'NO_SIGNED_ATTRS',
    rsa(STRUCTURE, 'the content itself was signed'),
    hereGost(message.message({ attributes: undefined })),
  ),
  attack(
    'no messageDigest among the attributes',
    'DIGEST_ATTR',
    rsa(STRUCTURE, 'the digest attribute is missing'),
    hereGost(message.message({ attributes: (all) => all.toSpliced(2, 1) })),
  ),
  attack('signed attributes given out as the content', 'NO_SIGNED_ATTRS', here(message.attributesAsContent)),
  attack('signed content given out as the attributes', 'DIGEST_MISMATCH', here(message.contentAsAttributes)),
  attack(
    'no signers',
    'NO_SIGNERS',
    rsa(STRUCTURE, 'nobody signed'),
    hereGost(message.message({ signerCount: 0 })),
  ),
  attack(
    'two signers where one is wanted',
    'TOO_MANY_SIGNERS',
    rsa('several-signers', 'is not taken where one signature is wanted'),
    hereGost(message.twoSigners),
  ),
  attack('two signers of whom one did not sign', 'BAD_SIGNATURE and VALID', here(message.oneOfTwoForged)),
  attack(
    'no certificate',
    'NO_SIGNER_CERT',
    rsa(STRUCTURE, 'no certificate is with it'),
    hereGost(message.message({ certificates: [] })),
  ),
  attack(
    'the same issuer and serial number, the attacker’s key',
    'UNTRUSTED_CHAIN',
    here(certificate.sameSerialOwnKey),
  ),
  attack(
    'the victim’s certificate, the attacker’s signature',
    'BAD_SIGNATURE',
    rsa(CONDITION, 'made by an attacker under a victim’s certificate: nobody is named'),
    gost('gost-signature', 'of another key'),
  ),
  attack(
    'two certificates that answer to the signer’s name',
    'AMBIGUOUS_SIGNER_CERT',
    rsa(STRUCTURE, 'two certificates answer to the signer’s name'),
    hereGost(certificate.bothOfOneName),
  ),
  attack(
    'an authority of the same names sent along',
    'UNTRUSTED_CHAIN',
    rsa('chain', 'of an authority with the same names and other keys, sent along whole'),
    hereGost(certificate.fakeAuthority),
  ),
  attack('fifteen certificates by the issuer’s name sent along', 'VALID', here(certificate.decoys)),
  attack('self-signed', 'UNTRUSTED_CHAIN', rsa('chain', 'self-signed'), hereGost(certificate.selfSigned)),
  attack(
    'the authority’s own certificate for a signer’s',
    'BAD_SIGNATURE',
    here(certificate.authorityAsSigner),
  ),
  attack(
    'issued by a person',
    'ISSUER_NOT_CA',
    rsa('chain', 'issued by a person'),
    hereGost(certificate.issuedBy({})),
  ),
  attack('a person among the authorities', 'ISSUER_NOT_CA', here(certificate.personAmongAuthorities)),
  attack(
    'an authority below one that may have none',
    'UNTRUSTED_CHAIN',
    rsa('chain', 'issued by an authority below one that may have none'),
    hereGost(certificate.issuedBy({ authority: {}, keyUsage: ['keyCertSign'] })),
  ),
  attack(
    'an authority that may not sign certificates',
    'ISSUER_KU',
    rsa('chain', 'issued by an authority that may not sign certificates'),
    hereGost(certificate.issuedBy({ authority: {}, keyUsage: ['digitalSignature'] })),
  ),
  attack('the authority expired', 'CA_EXPIRED', rsa('chain', 'whose authority has expired')),
  attack('the authority revoked', 'CA_REVOKED', rsa('chain', 'whose authority was revoked by the root')),
  attack(
    'expired',
    'EXPIRED',
    rsa(CONDITION, 'expired a second ago'),
    gost('gost-signature', 'is not good when the certificate has expired'),
  ),
  attack(
    'not yet valid',
    'NOT_YET_VALID',
    rsa(CONDITION, 'valid in a second'),
    hereGost(certificate.certified({ notBefore: at(1000) })),
  ),
  attack(
    'revoked',
    'REVOKED',
    rsa('revoked-certificate', 'a revoked certificate'),
    gost('gost-signature', 'is revoked by the list of the authority with GOST keys'),
  ),
  attack(
    'on hold',
    'ON_HOLD',
    rsa('revoked-certificate', 'certificateHold'),
    hereGost(authority.revoked('certificateHold')),
  ),
  attack(
    'superseded after the time-stamp, archive',
    'VALID',
    here(authority.revokedAfterStamp('superseded')),
  ),
  attack(
    'compromised after the time-stamp, archive',
    'REVOKED',
    here(authority.revokedAfterStamp('keyCompromise')),
  ),
  attack(
    'on hold after the time-stamp, archive',
    'ON_HOLD',
    here(authority.revokedAfterStamp('certificateHold')),
  ),
  attack(
    'key usage without nonRepudiation',
    'KEY_USAGE',
    rsa(CONDITION, 'no nonRepudiation'),
    hereGost(certificate.certified({ keyUsage: ['digitalSignature'] })),
  ),
  attack(
    'no key usage',
    'KEY_USAGE',
    rsa(CONDITION, 'no key usage at all'),
    hereGost(certificate.certified({ keyUsage: [] })),
  ),
  attack(
    'a certificate for logging in',
    'AUTH_CERT_USED_FOR_SIGNING',
    rsa(CONDITION, 'meant for logging in'),
    hereGost(certificate.certified({ extendedKeyUsage: STOLEN_KEY })),
  ),
  attack(
    'a foreign template',
    'CERT_TEMPLATE',
    rsa(CONDITION, 'no template'),
    hereGost(certificate.certified({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] })),
  ),
  attack(
    'a template that may not sign this',
    'CERT_TEMPLATE',
    rsa(CONDITION, 'an employee’s certificate where only the head may sign'),
    hereGost(certificate.used({ templates: ['HEAD'] })),
  ),
  attack(
    'another IIN',
    'IIN_MISMATCH',
    rsa(CONDITION, 'another IIN'),
    hereGost(certificate.used({ expectedIin: '990101300102' })),
  ),
  attack(
    'another BIN',
    'BIN_MISMATCH',
    rsa(CONDITION, 'another BIN'),
    hereGost(certificate.used({ expectedBin: '150541000012' }, IN_ORGANISATION)),
  ),
  attack(
    'a BIN where none may be',
    'BIN_UNEXPECTED',
    rsa(CONDITION, 'an organisation’s where none may be'),
    hereGost(certificate.used({ expectedBin: null }, IN_ORGANISATION)),
  ),
  attack(
    'an individual’s where a BIN is expected',
    'BIN_MISMATCH',
    rsa(CONDITION, 'an individual’s where a BIN is expected'),
    hereGost(certificate.used({ expectedBin: ORGANISATION.bin })),
  ),
];
