import { hash } from 'node:crypto';
import type { AlgorithmIdentifier } from '../../asn1/index.ts';
import { Refusal } from '../signature-fault.ts';
import { GOST_DIGESTS, GOST_KEYS, GOST_SIGNATURES } from './gost.ts';
import type { DigestAlgorithm, KeyAlgorithm, PublicKey, SignatureAlgorithm } from './public-key.ts';
import { rsaPublicKey } from './rsa.ts';

const DIGESTS: ReadonlyMap<string, DigestAlgorithm> = new Map(
  [
    shaTwo('2.16.840.1.101.3.4.2.1', 'SHA-256'),
    shaTwo('2.16.840.1.101.3.4.2.2', 'SHA-384'),
    shaTwo('2.16.840.1.101.3.4.2.3', 'SHA-512'),
    ...GOST_DIGESTS,
  ].map((digest) => [digest.oid, digest]),
);

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

const SIGNATURES: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  [RSA_ENCRYPTION, { family: 'RSA', digest: null }],
  ['1.2.840.113549.1.1.11', { family: 'RSA', digest: '2.16.840.1.101.3.4.2.1' }],
  ['1.2.840.113549.1.1.12', { family: 'RSA', digest: '2.16.840.1.101.3.4.2.2' }],
  ['1.2.840.113549.1.1.13', { family: 'RSA', digest: '2.16.840.1.101.3.4.2.3' }],
  ...GOST_SIGNATURES,
]);

const KEYS: ReadonlyMap<string, KeyAlgorithm> = new Map<string, KeyAlgorithm>([
  [RSA_ENCRYPTION, { takes: ({ plain }) => plain, open: rsaPublicKey }],
  ...GOST_KEYS,
]);

/** MD2, MD4, MD5 and SHA-1, alone and with RSA. */
const WEAK: ReadonlySet<string> = new Set([
  '1.2.840.113549.2.2',
  '1.2.840.113549.2.4',
  '1.2.840.113549.2.5',
  '1.3.14.3.2.26',
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.3',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
]);

/** Refuses with WEAK_ALGORITHM or UNSUPPORTED_ALGORITHM, as the two below. */
export function digestAlgorithm(identifier: AlgorithmIdentifier): DigestAlgorithm {
  return lookUp(DIGESTS, identifier, identifier.plain);
}

/** Where a message names the algorithm of the key for that of the signature, it may repeat its parameters. */
export function signatureAlgorithm(identifier: AlgorithmIdentifier): SignatureAlgorithm {
  const keyToo = KEYS.get(identifier.oid)?.takes(identifier) ?? false;
  return lookUp(SIGNATURES, identifier, identifier.plain || keyToo);
}

export function openPublicKey(identifier: AlgorithmIdentifier, subjectPublicKeyInfo: Uint8Array): PublicKey {
  const fits = KEYS.get(identifier.oid)?.takes(identifier) ?? false;
  return lookUp(KEYS, identifier, fits).open(subjectPublicKeyInfo);
}

function lookUp<T>(table: ReadonlyMap<string, T>, { oid }: AlgorithmIdentifier, fits: boolean): T {
  const found = table.get(oid);
  if (found !== undefined && fits) return found;
  throw new Refusal(WEAK.has(oid) ? 'WEAK_ALGORITHM' : 'UNSUPPORTED_ALGORITHM');
}

function shaTwo(oid: string, name: 'SHA-256' | 'SHA-384' | 'SHA-512'): DigestAlgorithm {
  const nodeName = name.toLowerCase().replace('-', '');
  const digest = (data: Uint8Array) => hash(nodeName, data, 'buffer');
  return { oid, name, digest, digestLarge: (data) => Promise.resolve(digest(data)) };
}
