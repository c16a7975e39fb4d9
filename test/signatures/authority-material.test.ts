import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import {
  contextConstructed,
  DerReader,
  readAlgorithm,
  readOctetAlignedBits,
  TAG,
} from '../../src/asn1/index.ts';
import { GOST_CURVES, gostPublicKey, gostSign, streebog512 } from '../../src/gost/index.ts';
import { projectRoot } from '../../src/kernel/index.ts';
import { digestAlgorithm, signatureAlgorithm } from '../../src/signatures/algorithms/algorithms.ts';
import { gostVerification } from '../../src/signatures/algorithms/gost-verification.ts';
import {
  type Certificate,
  parseCertificate,
  publicKeyOf,
  sameBytes,
} from '../../src/signatures/certificates/x509.ts';
import { parseSignedData, type SignerInfo } from '../../src/signatures/cms/cms.ts';
import { parseSignedAttributes } from '../../src/signatures/cms/signed-attributes.ts';
import { findSignerCertificate } from '../../src/signatures/cms/signer-certificate.ts';
import { parseRevocationList } from '../../src/signatures/revocation/crl.ts';

/*
 * Published test material of the national certification authority. It lies beside the project, not in it; where
 * it does not, this is passed over.
 */

const FOLDER = join(projectRoot, '../shared/vectors');
const present = existsSync(join(FOLDER, 'manifest.json'));
if (!present) console.info('No test material of the national authority here: passed over');
const withMaterial = present ? describe : describe.skip;

interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly alg?: string;
  readonly password?: string;
}

const manifest: Entry[] = present ? JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) : [];
const read = (file: string) => readFileSync(join(FOLDER, file));
const filesOf = (kind: string) =>
  manifest.filter((entry) => entry.kind === kind && (entry.alg ?? 'GOST').startsWith('GOST'));

afterAll(() => gostVerification.close());

/** Whether the key made the signature by the algorithm that stands beside it. */
async function isSigned(
  by: Certificate,
  algorithm: Parameters<typeof signatureAlgorithm>[0],
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const { family, digest } = signatureAlgorithm(algorithm);
  const key = publicKeyOf(by);
  if (digest === null || key.family !== family) return false;
  return key.verify(digestAlgorithm({ oid: digest, plain: true }), data, signature);
}

function decode(file: string): Buffer {
  const bytes = read(file);
  const text = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END/.exec(bytes.toString('latin1'))?.[1];
  return text === undefined ? bytes : Buffer.from(text, 'base64');
}

const certificates = filesOf('certificate').map(({ file }) => parseCertificate(decode(file)));

function issuersOf(issuer: Uint8Array): Certificate[] {
  return certificates.filter(({ subject }) => sameBytes(subject, issuer));
}

async function signedByAny(
  issuers: readonly Certificate[],
  ...signed: [Parameters<typeof signatureAlgorithm>[0], Uint8Array, Uint8Array]
): Promise<boolean> {
  for (const issuer of issuers) if (await isSigned(issuer, ...signed)) return true;
  return false;
}

/** The certificate of a key store, and what its private key is wrapped up in. */
function openKeyStore({ file, password = '' }: Entry): { certificate: Certificate; wrappedKey: Buffer } {
  const store = forge.pkcs12.pkcs12FromAsn1(
    forge.asn1.fromDer(read(file).toString('binary')),
    false,
    password,
  );
  const bags = store.safeContents.flatMap(({ safeBags }) => safeBags);
  const derOf = (bag: forge.pkcs12.Bag | undefined) =>
    Buffer.from(bag === undefined ? '' : forge.asn1.toDer(bag.asn1).getBytes(), 'binary');
  const keyBags: (string | undefined)[] = [forge.pki.oids['pkcs8ShroudedKeyBag'], forge.pki.oids['keyBag']];
  const info = new DerReader(derOf(bags.find(({ type }) => keyBags.includes(type)))).open(TAG.SEQUENCE);
  info.skip();
  info.skip();
  const wrappedKey = Buffer.from(info.value(TAG.OCTET_STRING));
  const certificate = derOf(bags.find(({ type }) => type === forge.pki.oids['certBag']));
  return { certificate: parseCertificate(certificate), wrappedKey };
}

withMaterial('of the national authority', () => {
  it.each(filesOf('certificate'))('the certificate $file is signed by its issuer', async ({ file }) => {
    const certificate = parseCertificate(decode(file));
    const issuers = issuersOf(certificate.issuer);
    const { signatureAlgorithm: algorithm, tbs, signature } = certificate;
    // The root of the old generation is not among the material.
    expect(issuers.length > 0 || publicKeyOf(certificate).family === 'GOST2004').toBe(true);
    expect(await signedByAny(issuers, algorithm, tbs, signature)).toBe(issuers.length > 0);
    const changed = Buffer.from(tbs);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(await signedByAny(issuers, algorithm, changed, signature)).toBe(false);
  });

  it.each(filesOf('pkcs12'))(
    'the key store $file holds a key that its certificate verifies',
    async (entry) => {
      const { certificate, wrappedKey } = openKeyStore(entry);
      const { signatureAlgorithm: algorithm, tbs, signature } = certificate;
      expect(await signedByAny(issuersOf(certificate.issuer), algorithm, tbs, signature)).toBe(true);
      if (entry.alg !== 'GOST2015-512') return;
      const privateKey = new DerReader(wrappedKey).value(TAG.OCTET_STRING);
      const data = Buffer.from('Өтінім');
      const curve = GOST_CURVES['tc26-512-A'];
      const mine = gostSign(curve, privateKey, streebog512(data));
      expect(await isSigned(certificate, algorithm, data, mine)).toBe(true);
      const info = Buffer.from(certificate.subjectPublicKeyInfo);
      expect(info.subarray(-128)).toEqual(gostPublicKey(curve, privateKey));
    },
  );

  it.each(filesOf('crl'))('the list $file is signed by its issuer', async ({ file }) => {
    const { list, tbs, signatureAlgorithm: algorithm, signature } = await parseRevocationList(read(file));
    expect(await signedByAny(issuersOf(list.issuer), algorithm, tbs, signature)).toBe(true);
    const changed = Buffer.from(tbs);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect(await signedByAny(issuersOf(list.issuer), algorithm, changed, signature)).toBe(false);
  });

  it.each(filesOf('cms'))('each signer of the message $file signed its attributes', async ({ file }) => {
    await expectSigned(read(file));
  });

  it('the old authority signed its time stamp', async () => {
    await expectSigned(read('ncanode/tsp/tsp_token.bin'));
  });

  it.each([
    'ocsp_response_ceo_2015_revoked',
    'ocsp_response_individual_2015',
    'ocsp_response_ceo_sign_2004_revoked',
  ])('the responder signed its answer %s', async (name) => {
    const whole = new DerReader(read(`ncanode/ocsp/${name}.bin`)).open(TAG.SEQUENCE);
    whole.value(TAG.ENUMERATED);
    const typed = whole.open(contextConstructed(0)).open(TAG.SEQUENCE);
    typed.skip();
    const basic = new DerReader(typed.value(TAG.OCTET_STRING)).open(TAG.SEQUENCE);
    const tbs = basic.raw(TAG.SEQUENCE);
    const algorithm = readAlgorithm(basic);
    const signature = readOctetAlignedBits(basic);
    const responder = parseCertificate(
      basic.open(contextConstructed(0)).open(TAG.SEQUENCE).raw(TAG.SEQUENCE),
    );
    expect(await isSigned(responder, algorithm, tbs, signature)).toBe(true);
    expect(
      await signedByAny(
        issuersOf(responder.issuer),
        responder.signatureAlgorithm,
        responder.tbs,
        responder.signature,
      ),
    ).toBe(true);
  });
});

async function expectSigned(cms: Buffer): Promise<void> {
  const message = parseSignedData(cms);
  const sent = message.certificates.map(parseCertificate);
  expect(message.signerInfos.length).toBeGreaterThan(0);
  for (const info of message.signerInfos) {
    expect(
      await isSigned(
        findSignerCertificate(info.id, sent),
        algorithmOf(info),
        attributesOf(info),
        info.signature,
      ),
    ).toBe(true);
  }
}

/** RSA messages name the key alone; the digest stands beside. */
function algorithmOf({ signatureAlgorithm: algorithm, digestAlgorithm: digest }: SignerInfo) {
  const named = signatureAlgorithm(algorithm).digest !== null;
  return named || digest.oid !== '2.16.840.1.101.3.4.2.1'
    ? algorithm
    : { oid: '1.2.840.113549.1.1.11', plain: true };
}

function attributesOf({ signedAttributes }: SignerInfo): Uint8Array {
  if (signedAttributes === undefined) throw new Error('no signed attributes');
  return parseSignedAttributes(signedAttributes).signedBytes;
}
