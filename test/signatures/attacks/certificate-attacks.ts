import { createHash, generateKeyPairSync } from 'node:crypto';
import { bitString, octetString, oid, sequence, setOf, utf8String } from '../../../src/asn1/index.ts';
import {
  buildCertificate,
  type CertificateSpec,
  extension,
} from '../../../src/sandbox/certification-authority/certificate-builder.ts';
import {
  type CertificateOrder,
  subjectName,
} from '../../../src/sandbox/certification-authority/certificate-order.ts';
import { EXTENDED_KEY_USAGE } from '../../../src/sandbox/certification-authority/templates.ts';
import { subjectOf } from '../../../src/signatures/certificates/subject.ts';
import { parseCertificate } from '../../../src/signatures/certificates/x509.ts';
import type { VerifyInput } from '../../../src/signatures/index.ts';
import { keyIdentifier } from '../../../src/signing/digests.ts';
import { RsaSigningKey } from '../../../src/signing/rsa-signing-key.ts';
import type { SigningKey } from '../../../src/signing/signing-key.ts';
import { APPLICANT, DAY_MS, messageOf, NOW, openSandboxAuthority } from '../../support/signatures.ts';
import { algorithm, elementAt, PLACE, withElement } from './changed-der.ts';
import type { Attack } from './stage.ts';

const usualName = subjectName(APPLICANT);
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

/** A message with a certificate of the authority's that is not the one it should be. */
export const certified =
  (
    overrides: Partial<CertificateSpec>,
    input: Partial<VerifyInput> = {},
    order: Partial<CertificateOrder> = {},
  ) =>
  async ({ judge, issue }: Parameters<Attack>[0]): Promise<string> =>
    judge(messageOf(await issue({ ...order, overrides })), input);

/** An honest certificate, used by whom or for what it is not. */
export const used = (input: Partial<VerifyInput>, order: Partial<CertificateOrder> = {}): Attack =>
  certified({}, input, order);

export const sameSerialOwnKey: Attack = async ({ judge, applicant, stranger, world, algorithm }) => {
  const issuer = parseCertificate(world.authority.issuingDer(algorithm));
  const serial = Buffer.from(applicant.serial, 'hex');
  const keyId = issuer.extensions.subjectKeyId ?? Buffer.alloc(0);
  const forged = buildCertificate(personSpec(stranger.publicKeyInfo, serial), {
    ...issuerOf(stranger),
    keyId,
  });
  const named = resigned(forged, stranger, (tbs) => withElement(tbs, [3], () => issuer.subject));
  return judge(messageOf({ key: stranger, certificate: named }));
};

/** The victim's certificate lies beside the attacker's of the same issuer and serial number. */
export const bothOfOneName: Attack = async ({ judge, applicant, issue }) => {
  const serial = Buffer.from(applicant.serial, 'hex');
  const twin = await issue({ overrides: { serial, notAfter: inDays(2) } });
  return judge(messageOf({ ...applicant, certificates: [applicant.certificate, twin.certificate] }));
};

export const signingCertificateOfAnother: Attack = async ({ judge, applicant, issue }) => {
  const serial = Buffer.from(applicant.serial, 'hex');
  const twin = await issue({ overrides: { serial, notAfter: inDays(2) } });
  return judge(messageOf({ ...applicant, certificates: [twin.certificate] }));
};

export const fakeAuthority: Attack = async ({ judge, world, algorithm, key }) => {
  const fake = await openSandboxAuthority(world.clock);
  const issued = await fake.certify({ ...APPLICANT, key });
  const above = [fake.issuingDer(algorithm), fake.rootDer(algorithm)];
  return judge(messageOf({ ...issued, certificates: [issued.certificate, ...above] }));
};

export const selfSigned: Attack = ({ judge, key }) => {
  const certificate = buildCertificate(personSpec(key.publicKeyInfo, Buffer.of(5)), issuerOf(key));
  return judge(messageOf({ key, certificate }));
};

/** Issued by the holder of a certificate that is what it is told to be. */
export const issuedBy =
  (overrides: Partial<CertificateSpec>): Attack =>
  async ({ judge, issue, key, stranger }) => {
    const above = await issue({ overrides: { ...overrides, subject: usualName } });
    const certificate = buildCertificate(personSpec(stranger.publicKeyInfo, Buffer.of(9)), issuerOf(key));
    return judge(messageOf({ key: stranger, certificate, certificates: [certificate, above.certificate] }));
  };

/** Below a person's certificate stands an authority's of the attacker's own making, and below that his. */
export const personAmongAuthorities: Attack = async ({ judge, issue, key, stranger }) => {
  const person = await issue({ overrides: { subject: usualName } });
  const own = {
    ...personSpec(stranger.publicKeyInfo, Buffer.of(7)),
    subject: [['CN', 'ӨЗ ОРТАЛЫҒЫ']],
    authority: {},
    keyUsage: ['keyCertSign'],
    extendedKeyUsage: [],
  } as const;
  const authority = buildCertificate(own, issuerOf(key));
  const certificate = buildCertificate(
    personSpec(stranger.publicKeyInfo, Buffer.of(8)),
    issuerOf(stranger, own.subject),
  );
  const certificates = [certificate, authority, person.certificate];
  return judge(messageOf({ key: stranger, certificate, certificates }));
};

/** The issuing authority's own certificate, signed with by somebody who has only read it. */
export const authorityAsSigner: Attack = ({ judge, world, algorithm, stranger }) =>
  judge(messageOf({ key: stranger, certificate: world.authority.issuingDer(algorithm) }));

/** Fifteen certificates that go by the issuer's name and key identifier: the pinned one is tried before them. */
export const decoys: Attack = ({ judge, applicant, stranger, world, algorithm }) => {
  const issuer = parseCertificate(world.authority.issuingDer(algorithm));
  const ownId = keyIdentifier(stranger.publicKeyInfo);
  const made = Array.from({ length: 15 }, (_, index) => {
    const spec = { ...personSpec(stranger.publicKeyInfo, Buffer.of(20 + index)), authority: {} };
    return resigned(buildCertificate(spec, issuerOf(stranger)), stranger, (tbs) => {
      Buffer.from(issuer.extensions.subjectKeyId ?? ownId).copy(tbs, tbs.indexOf(ownId));
      return withElement(tbs, [5], () => issuer.subject);
    });
  });
  return judge(messageOf({ ...applicant, certificates: [applicant.certificate, ...made] }));
};

const MD5_WITH_RSA = oid('1.2.840.113549.1.1.4');

export const md5Certificate: Attack = ({ judge, applicant }) => {
  const inner = withElement(applicant.certificate, [0, 2], () => algorithm(MD5_WITH_RSA));
  const certificate = withElement(inner, [1], () => algorithm(MD5_WITH_RSA));
  return judge(messageOf({ ...applicant, certificate }));
};

/** The message names its signer by it, so it is the first to be read. */
export const negativeSerial: Attack = ({ judge, applicant }) =>
  judge(
    withElement(messageOf(applicant), [...PLACE.signerId, 1], (serial) => {
      serial[2] = (serial[2] ?? 0) | 0x80;
      return serial;
    }),
  );

export const unknownCritical = certified({
  otherExtensions: [extension('1.2.3.4', octetString(Buffer.of(1)), true)],
});

/** Two values in one relative name, where one is expected in each (X.501 9.3). */
export const twoInOneRelativeName: Attack = async ({ applicant, stranger }) => {
  const iin = (digits: string) => sequence(oid('2.5.4.5'), utf8String(`IIN${digits}`));
  const name = sequence(
    setOf(sequence(oid('2.5.4.3'), utf8String('СЫНАҚОВ ӘЛЕМ'))),
    setOf(iin('900101400013'), iin('990101300102')),
  );
  const certificate = resigned(applicant.certificate, stranger, (tbs) => withElement(tbs, [5], () => name));
  return subjectOf(parseCertificate(certificate)) === null ? 'SUBJECT_AMBIGUOUS' : 'VALID';
};

/**
 * D. Bleichenbacher, CRYPTO 2006: with the exponent 3 a cube root stands for a signature where the padding's end is not
 * looked at. No private key is used.
 */
export const cubeRootForgery: Attack = async ({ judge, issue }) => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey;
  const key = new CubeRootKey(weak);
  return judge(messageOf(await issue({ key })));
};

class CubeRootKey extends RsaSigningKey {
  override sign(data: Uint8Array): Buffer {
    const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
    const hash = createHash('sha256').update(data).digest();
    const head = Buffer.concat([Buffer.of(0, 1, 0xff, 0xff, 0), digestInfo, hash]);
    const least = BigInt(`0x${Buffer.concat([head, Buffer.alloc(256 - head.length)]).toString('hex')}`);
    return Buffer.from((cubeRoot(least) + 1n).toString(16).padStart(512, '0'), 'hex');
  }
}

/** The greatest whole number whose cube is not above that. */
function cubeRoot(number: bigint): bigint {
  let root = 0n;
  for (let bit = 1n << 683n; bit > 0n; bit >>= 1n) {
    if ((root | bit) ** 3n <= number) root |= bit;
  }
  return root;
}

function personSpec(publicKey: Uint8Array, serial: Uint8Array): CertificateSpec {
  return {
    serial,
    subject: usualName,
    publicKey,
    notBefore: inDays(-1),
    notAfter: inDays(1),
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: EXTENDED_KEY_USAGE.INDIVIDUAL,
  };
}

function issuerOf(key: SigningKey, subject: CertificateSpec['subject'] = usualName) {
  return { subject, key, keyId: keyIdentifier(key.publicKeyInfo) };
}

/** The certificate with its signed part made another, signed anew by whoever does it. */
function resigned(certificate: Uint8Array, key: SigningKey, change: (tbs: Buffer) => Buffer): Buffer {
  const tbs = change(elementAt(certificate, [0]));
  return sequence(tbs, elementAt(certificate, [1]), bitString(key.sign(tbs)));
}
