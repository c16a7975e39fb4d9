import { randomBytes } from 'node:crypto';
import {
  bitString,
  DerError,
  DerReader,
  nothing,
  octetString,
  oid,
  readAlgorithm,
  sequence,
  TAG,
} from '../../src/asn1/index.ts';
import { gostSign } from '../../src/gost/index.ts';
import {
  digestAlgorithm,
  openPublicKey,
  signatureAlgorithm,
} from '../../src/signatures/algorithms/algorithms.ts';
import { gostVerification } from '../../src/signatures/algorithms/gost-verification.ts';
import type { PublicKey } from '../../src/signatures/algorithms/public-key.ts';
import { Refusal } from '../../src/signatures/signature-fault.ts';
import { GOST_KEY_KINDS, gostKeyInfo, gostKeyPair } from '../support/gost-keys.ts';

afterAll(() => gostVerification.close());

const KINDS = Object.entries(GOST_KEY_KINDS).map(([family, kind]) => ({ family, ...kind }));
const SIGNED = Buffer.from('Өтінім: қағаз № 1');
const plain = (dotted: string) => ({ oid: dotted, plain: true });

function open(subjectPublicKeyInfo: Buffer): PublicKey {
  const identifier = readAlgorithm(new DerReader(subjectPublicKeyInfo).open(TAG.SEQUENCE));
  return openPublicKey(identifier, subjectPublicKeyInfo);
}

/** The fault of a refusal, `DerError`, or that nothing was thrown. */
function thrownBy(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    if (error instanceof DerError) return 'DerError';
    throw error;
  }
  return 'nothing';
}

describe.each(KINDS)('a key of $family', (kind) => {
  const { family, curve, keyOid, curveOid, digestOid, digestParameterOid, signatureOid } = kind;
  const { privateKey, publicKey } = gostKeyPair(kind);
  const digest = digestAlgorithm(plain(digestOid));
  const signature = gostSign(curve, privateKey, digest.digest(SIGNED));

  it('verifies what its private key signed, and nothing else', async () => {
    const key = open(gostKeyInfo(kind, publicKey));
    expect(key.family).toBe(family);
    expect(await key.verify(digest, SIGNED, signature)).toBe(true);
    expect(await key.verify(digest, SIGNED.subarray(1), signature)).toBe(false);
    expect(await key.verify(digest, SIGNED, Buffer.from(signature).reverse())).toBe(false);
    expect(await key.verify(digest, SIGNED, signature.subarray(1))).toBe(false);
    const other = open(gostKeyInfo(kind, gostKeyPair(kind).publicKey));
    expect(await other.verify(digest, SIGNED, signature)).toBe(false);
  });

  it('verifies no digest but its own', async () => {
    const key = open(gostKeyInfo(kind, publicKey));
    const others = [...KINDS.map((known) => known.digestOid), '2.16.840.1.101.3.4.2.1']
      .filter((known) => known !== digestOid)
      .map((known) => digestAlgorithm(plain(known)));
    for (const other of others) expect(await key.verify(other, SIGNED, signature)).toBe(false);
  });

  it('may leave the digest out of its parameters', () => {
    expect(open(gostKeyInfo(kind, publicKey, sequence(oid(curveOid)))).family).toBe(family);
  });

  it.each([
    ['NULL', nothing()],
    ['nothing in them', sequence()],
    ['the curve of CryptoPro by its own name', sequence(oid('1.2.643.2.2.35.1'), oid(digestParameterOid))],
    ['the same curve by its Russian name', sequence(oid('1.2.643.7.1.2.1.2.1'))],
    ['another curve of Kazakhstan', sequence(oid(anotherOid('curveOid')), oid(digestParameterOid))],
    ['the digest of another', sequence(oid(curveOid), oid(anotherOid('digestParameterOid')))],
    ['the digest first', sequence(oid(digestParameterOid), oid(curveOid))],
    ['something behind', sequence(oid(curveOid), oid(digestParameterOid), oid(curveOid))],
    ['an octet string', octetString(oid(curveOid))],
  ])('is not believed with wrong parameters: %s', (_, parameters) => {
    expect(thrownBy(() => open(gostKeyInfo(kind, publicKey, parameters)))).toBe('UNSUPPORTED_ALGORITHM');
  });

  it('is not believed without parameters', () => {
    const info = sequence(sequence(oid(keyOid)), bitString(octetString(publicKey)));
    expect(thrownBy(() => open(info))).toBe('UNSUPPORTED_ALGORITHM');
  });

  it.each([
    ['off the curve', gostKeyInfo(kind, changed(publicKey))],
    ['big-endian', gostKeyInfo(kind, Buffer.from(publicKey).reverse())],
    ['all zeros', gostKeyInfo(kind, Buffer.alloc(publicKey.length))],
    ['empty', gostKeyInfo(kind, Buffer.alloc(0))],
    ['half as long', gostKeyInfo(kind, publicKey.subarray(0, curve.bytes))],
    ['twice as long', gostKeyInfo(kind, Buffer.concat([publicKey, publicKey]))],
    ['of the other size of curve', gostKeyInfo(kind, ofAnotherSize())],
    ['not in an octet string', sequence(algorithm(), bitString(publicKey))],
    [
      'with an octet behind',
      sequence(algorithm(), bitString(Buffer.concat([octetString(publicKey), Buffer.of(0)]))),
    ],
    ['as a point of SEC 1', gostKeyInfo(kind, Buffer.concat([Buffer.of(4), publicKey]))],
    ['with something beside', sequence(algorithm(), bitString(octetString(publicKey)), nothing())],
    ['nowhere', sequence(algorithm())],
  ])('is no key where the point is %s', (_, info) => {
    expect(thrownBy(() => open(info))).toBe('DerError');
  });

  it('signs by the name of its signature, or of itself, with its own digest', () => {
    expect(signatureAlgorithm(plain(signatureOid))).toEqual({ family, digest: digestOid });
    expect(signatureAlgorithm(plain(keyOid))).toEqual({ family, digest: digestOid });
    const parameters = sequence(oid(curveOid), oid(digestParameterOid));
    expect(signatureAlgorithm({ oid: keyOid, plain: false, parameters }).family).toBe(family);
    expect(thrownBy(() => signatureAlgorithm({ oid: signatureOid, plain: false, parameters }))).toBe(
      'UNSUPPORTED_ALGORITHM',
    );
  });

  function algorithm(): Buffer {
    return sequence(oid(keyOid), sequence(oid(curveOid), oid(digestParameterOid)));
  }

  function anotherOid(field: 'curveOid' | 'digestParameterOid'): string {
    return KINDS.find((known) => known[field] !== kind[field])?.[field] ?? '';
  }

  function ofAnotherSize(): Buffer {
    const other = KINDS.find((known) => known.curve.bytes !== curve.bytes) ?? kind;
    return gostKeyPair(other).publicKey;
  }
});

describe('a digest of many bytes', () => {
  it.each(KINDS)('comes out of a thread as it does here: $family', async ({ digestOid }) => {
    const digest = digestAlgorithm(plain(digestOid));
    const data = randomBytes(100_000);
    const part = data.subarray(7, 90_000);
    expect(await digest.digestLarge(part)).toEqual(digest.digest(part));
    expect(await digest.digestLarge(SIGNED)).toEqual(digest.digest(SIGNED));
  });
});

function changed(publicKey: Buffer): Buffer {
  const other = Buffer.from(publicKey);
  other[0] = (other[0] ?? 0) ^ 1;
  return other;
}
