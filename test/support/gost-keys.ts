import { bitString, octetString, oid, sequence } from '../../src/asn1/index.ts';
import { GOST_CURVES, type GostCurve, gostGenerateKey, gostPublicKey } from '../../src/gost/index.ts';

export interface GostKeyKind {
  readonly curve: GostCurve;
  readonly keyOid: string;
  readonly curveOid: string;
  readonly digestParameterOid: string;
  readonly signatureOid: string;
  readonly digestOid: string;
}

/** What the national authority writes of each kind of key. */
export const GOST_KEY_KINDS = {
  'GOST2015-512': {
    curve: GOST_CURVES['tc26-512-A'],
    keyOid: '1.2.398.3.10.1.1.2.2',
    curveOid: '1.2.398.3.10.1.1.2.2.1',
    digestParameterOid: '1.2.398.3.10.1.3.3',
    signatureOid: '1.2.398.3.10.1.1.2.3.2',
    digestOid: '1.2.398.3.10.1.3.3',
  },
  'GOST2015-256': {
    curve: GOST_CURVES['tc26-256-A'],
    keyOid: '1.2.398.3.10.1.1.2.1',
    curveOid: '1.2.398.3.10.1.1.2.1.1',
    digestParameterOid: '1.2.398.3.10.1.3.2',
    signatureOid: '1.2.398.3.10.1.1.2.3.1',
    digestOid: '1.2.398.3.10.1.3.2',
  },
  GOST2004: {
    curve: GOST_CURVES['cryptopro-A'],
    keyOid: '1.2.398.3.10.1.1.1.1',
    curveOid: '1.2.398.3.10.1.1.1.1.1',
    digestParameterOid: '1.2.398.3.10.1.3.1.1.0',
    signatureOid: '1.2.398.3.10.1.1.1.2',
    digestOid: '1.2.398.3.10.1.3.1',
  },
} as const satisfies Readonly<Record<string, GostKeyKind>>;

export interface GostKeyPair {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
}

export function gostKeyPair({ curve }: GostKeyKind): GostKeyPair {
  const privateKey = gostGenerateKey(curve);
  return { privateKey, publicKey: gostPublicKey(curve, privateKey) };
}

/** SubjectPublicKeyInfo, right unless told what to write instead. */
export function gostKeyInfo(
  { keyOid, curveOid, digestParameterOid }: GostKeyKind,
  publicKey: Buffer,
  parameters: Buffer = sequence(oid(curveOid), oid(digestParameterOid)),
): Buffer {
  return sequence(sequence(oid(keyOid), parameters), bitString(octetString(publicKey)));
}
