import { DerError, DerReader, oid, readOctetAlignedBits, sequence, TAG } from '../../asn1/index.ts';
import { GOST_CURVES, type GostCurveName, isOnGostCurve } from '../../gost/index.ts';
import { type GostDigestName, gostDigest } from './gost-jobs.ts';
import { gostVerification } from './gost-verification.ts';
import type {
  DigestAlgorithm,
  KeyAlgorithm,
  KeyFamily,
  PublicKey,
  SignatureAlgorithm,
} from './public-key.ts';

/*
 * GOST as the national certification authority writes it, under the arc 1.2.398.3.10.1: ST RK 34.10-2015 is
 * GOST R 34.10-2012 and Streebog, GOST 34.310-2004 is GOST R 34.10-2001.
 */

interface GostDigestAlgorithm extends DigestAlgorithm {
  readonly name: GostDigestName;
}

interface GostFamily {
  readonly family: KeyFamily;
  /** As shown to people. */
  readonly name: string;
  readonly curve: GostCurveName;
  readonly digest: GostDigestAlgorithm;
  readonly keyOid: string;
  readonly curveOid: string;
  /** The digest as the parameters of a key name it. */
  readonly digestParameterOid: string;
  readonly signatureOid: string;
}

const STREEBOG_256 = gostDigestAlgorithm('1.2.398.3.10.1.3.2', 'Streebog-256');
const STREEBOG_512 = gostDigestAlgorithm('1.2.398.3.10.1.3.3', 'Streebog-512');
const GOST_34_311 = gostDigestAlgorithm('1.2.398.3.10.1.3.1', 'GOST 34.311-95');

const FAMILIES: readonly GostFamily[] = [
  {
    family: 'GOST2015-512',
    name: 'GOST 34.10-2015-512',
    curve: 'tc26-512-A',
    digest: STREEBOG_512,
    keyOid: '1.2.398.3.10.1.1.2.2',
    curveOid: '1.2.398.3.10.1.1.2.2.1',
    digestParameterOid: STREEBOG_512.oid,
    signatureOid: '1.2.398.3.10.1.1.2.3.2',
  },
  {
    family: 'GOST2015-256',
    name: 'GOST 34.10-2015-256',
    curve: 'tc26-256-A',
    digest: STREEBOG_256,
    keyOid: '1.2.398.3.10.1.1.2.1',
    curveOid: '1.2.398.3.10.1.1.2.1.1',
    digestParameterOid: STREEBOG_256.oid,
    signatureOid: '1.2.398.3.10.1.1.2.3.1',
  },
  {
    family: 'GOST2004',
    name: 'GOST 34.310-2004',
    curve: 'cryptopro-A',
    digest: GOST_34_311,
    keyOid: '1.2.398.3.10.1.1.1.1',
    curveOid: '1.2.398.3.10.1.1.1.1.1',
    digestParameterOid: '1.2.398.3.10.1.3.1.1.0',
    signatureOid: '1.2.398.3.10.1.1.1.2',
  },
];

export const GOST_DIGESTS: readonly DigestAlgorithm[] = FAMILIES.map(({ digest }) => digest);

/** A key's own name stands for its signature in messages of old software; either fixes the digest. */
export const GOST_SIGNATURES: readonly (readonly [oid: string, SignatureAlgorithm])[] = FAMILIES.flatMap(
  ({ family, digest, keyOid, signatureOid }) => {
    const algorithm = { family, digest: digest.oid };
    return [
      [signatureOid, algorithm],
      [keyOid, algorithm],
    ] as const;
  },
);

export const GOST_KEYS: readonly (readonly [oid: string, KeyAlgorithm])[] = FAMILIES.map((family) => {
  const known = parametersOf(family);
  return [
    family.keyOid,
    {
      takes: ({ parameters }) => parameters !== undefined && known.some((der) => der.equals(parameters)),
      open: (subjectPublicKeyInfo) => gostKey(family, subjectPublicKeyInfo),
    },
  ];
});

/** SEQUENCE { curve, digest OPTIONAL } (RFC 9215 4.2 with the OIDs of Kazakhstan), for these very two. */
function parametersOf({ curveOid, digestParameterOid }: GostFamily): readonly Buffer[] {
  return [sequence(oid(curveOid), oid(digestParameterOid)), sequence(oid(curveOid))];
}

/** Throws DerError for what is no point of the curve, or of a curve of another size. */
function gostKey(
  { family, name, curve, digest: own }: GostFamily,
  subjectPublicKeyInfo: Uint8Array,
): PublicKey {
  const key = pointIn(subjectPublicKeyInfo);
  if (!isOnGostCurve(GOST_CURVES[curve], key)) throw new DerError('not a point of the curve');
  return {
    family,
    name,
    verify: (digest, data, signature) => {
      if (digest.oid !== own.oid || signature.length !== key.length) return Promise.resolve(false);
      return gostVerification.verify({ digest: own.name, curve, key, data, signature });
    },
  };
}

/** X | Y in an OCTET STRING in the BIT STRING (RFC 9215 4.3). */
function pointIn(subjectPublicKeyInfo: Uint8Array): Uint8Array {
  const fields = new DerReader(subjectPublicKeyInfo).open(TAG.SEQUENCE);
  fields.skip();
  const bits = new DerReader(readOctetAlignedBits(fields));
  fields.finish();
  const point = bits.value(TAG.OCTET_STRING);
  bits.finish();
  return Uint8Array.from(point);
}

/** Above it a digest would hold the event loop for more than a millisecond. */
const WORTH_A_THREAD_BYTES = 16 * 1024;

function gostDigestAlgorithm(oid: string, name: GostDigestName): GostDigestAlgorithm {
  const digest = (data: Uint8Array) => gostDigest({ digest: name, data });
  return {
    oid,
    name,
    digest,
    digestLarge: (data) =>
      data.length < WORTH_A_THREAD_BYTES
        ? Promise.resolve(digest(data))
        : gostVerification.digest({ digest: name, data }),
  };
}
