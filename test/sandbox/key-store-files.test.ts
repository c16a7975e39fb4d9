import { X509Certificate } from 'node:crypto';
import {
  KEY_ALGORITHMS,
  openP12,
  SandboxAuthority,
} from '../../src/sandbox/certification-authority/index.ts';
import { digestAlgorithm } from '../../src/signatures/algorithms/algorithms.ts';
import { gostVerification } from '../../src/signatures/algorithms/gost-verification.ts';
import { parseCertificate, publicKeyOf } from '../../src/signatures/certificates/x509.ts';
import { GostSigningKey } from '../../src/signing/gost-signing-key.ts';
import { DIGEST_OID, openPrivateKey } from '../../src/signing/index.ts';
import { APPLICANT, HeldClock, openSandboxAuthority, PASSWORD } from '../support/signatures.ts';
import { testVectors, vectorBytes } from '../support/test-vectors.ts';

let authority: SandboxAuthority;
beforeAll(async () => {
  authority = await openSandboxAuthority(new HeldClock());
});

afterAll(() => gostVerification.close());

it.each(KEY_ALGORITHMS)(
  'a key store with a key of %s opens with its password and no other',
  async (algorithm) => {
    const { p12, certificate, key } = await authority.issue({ ...APPLICANT, algorithm, password: PASSWORD });
    const opened = openP12(p12, PASSWORD);
    expect(Buffer.from(opened.certificate)).toEqual(certificate);
    expect(opened.key.algorithm).toBe(algorithm);
    expect(opened.key.privateKeyInfo()).toEqual(key.privateKeyInfo());
    expect(() => openP12(p12, 'Qwerty13')).toThrow();
    expect(() => openP12(p12, '')).toThrow();
  },
);

it.each([
  ['with leading zeros', Buffer.from([7])],
  ['with its highest bit', Buffer.alloc(32, 0xa5)],
])('a key of 2004 %s is read as it was written', (_, digits) => {
  const number = Buffer.concat([digits, Buffer.alloc(32 - digits.length)]);
  const key = new GostSigningKey(number, 'GOST2004');
  const opened = openPrivateKey(key.privateKeyInfo());
  expect(opened.publicKeyInfo).toEqual(key.publicKeyInfo);
  expect(opened.privateKeyInfo()).toEqual(key.privateKeyInfo());
});

it('a password of letters beyond ASCII opens it too', async () => {
  const { p12 } = await authority.issue({ ...APPLICANT, password: 'Құпия сөз' });
  expect(openP12(p12, 'Құпия сөз').key.algorithm).toBe('GOST2015');
});

it('what is no key store is refused', () => {
  for (const content of ['', 'Qwerty12', '0\u0003\u0002\u0001\u0003']) {
    expect(() => openP12(Buffer.from(content), PASSWORD)).toThrow();
  }
});

const keyStores = testVectors('pkcs12');
const signing = keyStores.filter(({ privateKey }) => privateKey !== 'GOST2004');
const archived = keyStores.filter(({ privateKey }) => privateKey === 'GOST2004');
const withVectors = keyStores.length === 0 ? describe.skip : describe;

withVectors('key stores of the national authority', () => {
  it.each(signing)('$file opens', (vector) => {
    const { key, certificate } = openP12(vectorBytes(vector), vector.password ?? '');
    expect(new X509Certificate(certificate).serialNumber).toBe(vector.serial);
    expect(vector.privateKey).toContain(key.algorithm);
  });

  it.each(archived)(
    '$file, with a key of 2004, opens, and its certificate verifies what the key signs',
    async (vector) => {
      const { key, certificate } = openP12(vectorBytes(vector), vector.password ?? '');
      expect(key.algorithm).toBe('GOST2004');
      expect(new X509Certificate(certificate).serialNumber).toBe(vector.serial);
      const content = Buffer.from('Өтінім: қағаз № 1');
      const verifier = publicKeyOf(parseCertificate(certificate));
      const digest = digestAlgorithm({ oid: DIGEST_OID.GOST34311, plain: true });
      expect(await verifier.verify(digest, content, key.sign(content))).toBe(true);
      expect(await verifier.verify(digest, content.subarray(1), key.sign(content))).toBe(false);
    },
  );
});
