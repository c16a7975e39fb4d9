import { bitString, element, nothing, octetString, oid, sequence } from '../../src/asn1/der-writer.ts';
import { RevocationJudge, SignatureJudge } from '../../src/signatures/index.ts';
import { attribute } from '../../src/signing/index.ts';
import { GOST_KEY_KINDS, gostKeyInfo, gostKeyPair } from '../support/gost-keys.ts';
import {
  CONTENT,
  type MessageSpec,
  messageOf,
  NOW,
  outcome,
  rsaKey,
  type SignatureWorld,
  signatureWorld,
} from '../support/signatures.ts';

let world: SignatureWorld;
let good: Buffer;
beforeAll(async () => {
  world = await signatureWorld();
  good = messageOf(world.applicant);
});

const OTHER = Buffer.from('{"purpose":"SIGN_REQUEST","name":"Other"}');
const CONTENT_TYPE_OID = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST_OID = '1.2.840.113549.1.9.4';

function inner(der: Buffer): Buffer {
  return der.subarray(2 + ((der[1] ?? 0) & 0x7f));
}

function nested(levels: number): Buffer {
  let der = nothing();
  for (let i = 0; i < levels; i++) der = sequence(der);
  return der;
}

describe('bytes that are no strictly encoded signed message', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['nothing at all', () => Buffer.alloc(0), 'BAD_ENCODING'],
    ['words', () => Buffer.from('this is my signature'), 'BAD_ENCODING'],
    ['base64 with a character missing', () => Buffer.from(good.toString('base64').slice(1)), 'BAD_ENCODING'],
    [
      'PEM without its end',
      () => Buffer.from(`-----BEGIN CMS-----\n${good.toString('base64')}`),
      'BAD_ENCODING',
    ],
    ['PEM of a certificate', () => Buffer.from(world.authority.rootPem()), 'BAD_ENCODING'],
    ['base64 of something else', () => Buffer.from(Buffer.from('not DER').toString('base64')), 'MALFORMED'],
    ['a byte after the end', () => Buffer.concat([good, Buffer.of(0)]), 'MALFORMED'],
    ['a message cut short', () => good.subarray(0, good.length - 1), 'MALFORMED'],
    ['half a message', () => good.subarray(0, good.length / 2), 'MALFORMED'],
    [
      'an indefinite length',
      () => Buffer.concat([Buffer.of(0x30, 0x80), inner(good), Buffer.of(0, 0)]),
      'MALFORMED',
    ],
    [
      'a length longer than need be',
      () => Buffer.concat([Buffer.of(0x30, 0x83, 0), good.subarray(2, 4), inner(good)]),
      'MALFORMED',
    ],
    [
      'a length of five octets',
      () => Buffer.concat([Buffer.of(0x30, 0x85, 0, 0, 0), good.subarray(2)]),
      'MALFORMED',
    ],
    ['a multi-byte tag', () => sequence(Buffer.of(0x3f, 0x10, 0)), 'MALFORMED'],
    ['two thousand levels', () => nested(2000), 'MALFORMED'],
    ['a certificate alone', () => world.applicant.certificate, 'MALFORMED'],
    [
      'another kind of message',
      () => sequence(oid('1.2.840.113549.1.7.3'), element(0xa0, sequence())),
      'MALFORMED',
    ],
  ])('%s', async (_, message, code) => {
    const verdict = await world.judge(message());
    expect(verdict).toEqual({ state: 'INVALID', code, category: 'STRUCTURE' });
  });

  it('a message beyond the limit is refused unread, in whatever encoding', async () => {
    const verifier = new SignatureJudge({
      trust: world.trust,
      revocation: new RevocationJudge({ lists: world.lists }),
      maxBytes: good.length - 1,
    });
    for (const cms of [good, Buffer.from(good.toString('base64')), Buffer.alloc(good.length * 3, 'A')]) {
      const verdict = await verifier.verify({ signature: cms, content: CONTENT, at: NOW });
      expect(outcome(verdict)).toBe('TOO_LARGE');
    }
  });

  it('a time of check that is no time is our own mistake', async () => {
    await expect(world.judge(good, { at: new Date('never') })).rejects.toThrow(RangeError);
  });
});

describe('a message that is not a signature of this content', () => {
  const wrong = async (change: Partial<MessageSpec>) =>
    outcome(await world.judge(messageOf({ ...world.applicant, ...change })));

  it.each<[string, Partial<MessageSpec>, string]>([
    ['its attached content is another', { content: OTHER }, 'CONTENT_MISMATCH'],
    ['its detached content is another', { content: OTHER, attached: false }, 'DIGEST_MISMATCH'],
    ['its content is not data', { contentType: '1.2.840.113549.1.9.16.1.4' }, 'CONTENT_TYPE'],
    ['nobody signed', { signerCount: 0 }, 'NO_SIGNERS'],
    ['two signed', { signerCount: 2 }, 'TOO_MANY_SIGNERS'],
    ['the content itself was signed', { attributes: undefined }, 'NO_SIGNED_ATTRS'],
    ['no certificate is with it', { certificates: [] }, 'NO_SIGNER_CERT'],
    ['the digest attribute is missing', { attributes: (all) => all.toSpliced(2, 1) }, 'DIGEST_ATTR'],
    ['the content type attribute is missing', { attributes: (all) => all.slice(1) }, 'CONTENT_TYPE_ATTR'],
    [
      'the content type attribute says otherwise',
      { attributes: (all) => [attribute(CONTENT_TYPE_OID, oid('1.2.840.113549.1.7.2')), ...all.slice(1)] },
      'CONTENT_TYPE_ATTR',
    ],
    [
      'the digest is of something else',
      { attributes: (all) => all.with(2, attribute(MESSAGE_DIGEST_OID, octetString(Buffer.alloc(32)))) },
      'DIGEST_MISMATCH',
    ],
    ['an attribute stands twice', { attributes: (all) => [...all, ...all.slice(1, 2)] }, 'MALFORMED'],
    [
      'an attribute has two values',
      {
        attributes: (all) =>
          all.with(2, attribute(MESSAGE_DIGEST_OID, octetString(CONTENT), octetString(OTHER))),
      },
      'MALFORMED',
    ],
    ['the digest is SHA-1', { digest: 'SHA1' }, 'WEAK_ALGORITHM'],
    ['only the signature is with SHA-1', { signatureDigest: 'SHA1' }, 'WEAK_ALGORITHM'],
    ['digest and signature differ', { signatureDigest: 'SHA512' }, 'ALG_MISMATCH'],
    ['the digest is not announced', { digests: ['SHA512'] }, 'ALG_MISMATCH'],
  ])('%s', async (_, change, code) => {
    expect(await wrong(change)).toBe(code);
  });

  it('the certificate sent along is somebody else’s', async () => {
    const other = await world.issue();
    expect(await wrong({ certificates: [other.certificate] })).toBe('NO_SIGNER_CERT');
  });

  it('two certificates answer to the signer’s name', async () => {
    const serial = Buffer.from(world.applicant.serial, 'hex');
    const twin = await world.issue({ overrides: { serial, notAfter: new Date(NOW.getTime() + 1000) } });
    const certificates = [world.applicant.certificate, twin.certificate];
    expect(await wrong({ certificates })).toBe('AMBIGUOUS_SIGNER_CERT');
  });

  it('signingCertificateV2 names another certificate', async () => {
    const serial = Buffer.from(world.applicant.serial, 'hex');
    const twin = await world.issue({ overrides: { serial, notAfter: new Date(NOW.getTime() + 1000) } });
    expect(await wrong({ certificates: [twin.certificate] })).toBe('SIGNING_CERT_MISMATCH');
  });

  it.each<[string, number, number]>([
    ['1024 bits', 1024, 65537],
    ['exponent 3', 2048, 3],
  ])('the key is weak: %s', async (_, bits, exponent) => {
    const key = rsaKey(bits, exponent);
    const issued = await world.issue({ key });
    expect(await wrong({ key, certificate: issued.certificate })).toBe('WEAK_ALGORITHM');
  });

  it.each([
    [
      'a Russian one of GOST R 34.10-2012',
      '1.2.643.7.1.1.1.2',
      '1.2.643.7.1.2.1.2.1',
      'UNSUPPORTED_ALGORITHM',
    ],
    [
      'one of Kazakhstan on a Russian curve',
      '1.2.398.3.10.1.1.2.2',
      '1.2.643.7.1.2.1.2.1',
      'UNSUPPORTED_ALGORITHM',
    ],
    ['one of Kazakhstan off its curve', '1.2.398.3.10.1.1.2.2', '1.2.398.3.10.1.1.2.2.1', 'MALFORMED'],
  ])('the key is %s', async (_, keyOid, curveOid, code) => {
    const algorithm = sequence(oid(keyOid), sequence(oid(curveOid)));
    const publicKey = sequence(algorithm, bitString(octetString(Buffer.alloc(128, 7))));
    const issued = await world.issue({ overrides: { publicKey } });
    expect(await wrong({ certificate: issued.certificate })).toBe(code);
  });

  it('the key is of GOST and the signature of RSA', async () => {
    const kind = GOST_KEY_KINDS['GOST2015-512'];
    const publicKey = gostKeyInfo(kind, gostKeyPair(kind).publicKey);
    const issued = await world.issue({ overrides: { publicKey } });
    expect(await wrong({ certificate: issued.certificate })).toBe('ALG_MISMATCH');
  });
});
