import {
  GOST_CURVES,
  type GostCurveName,
  type GostPublicKey,
  gost3411,
  gostVerify,
  hastenGostKey,
  readGostPublicKey,
  streebog256,
  streebog512,
} from '../../gost/index.ts';

const DIGESTS = { 'Streebog-256': streebog256, 'Streebog-512': streebog512, 'GOST 34.311-95': gost3411 };

export type GostDigestName = keyof typeof DIGESTS;

/** One piece of work that a thread can do without this one. */
export type GostJob = DigestJob | VerifyJob;

export interface DigestJob {
  readonly kind: 'digest';
  readonly digest: GostDigestName;
  readonly data: Uint8Array;
}

export interface VerifyJob {
  readonly kind: 'verify';
  readonly digest: GostDigestName;
  readonly curve: GostCurveName;
  /** X | Y, each little-endian. */
  readonly key: Uint8Array;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

export function gostDigest({ digest, data }: Pick<DigestJob, 'digest' | 'data'>): Buffer {
  return DIGESTS[digest](data);
}

/** Verifies, and keeps what was worked out of the keys that come back: those of the authorities. */
export class GostJudge {
  readonly #keys = new Map<string, { key: GostPublicKey; uses: number }>();

  /** False also where the key is none. */
  verify(job: VerifyJob): boolean {
    const key = this.#keyOf(job);
    return key !== null && gostVerify(key, gostDigest(job), job.signature);
  }

  #keyOf({ curve, key: octets }: VerifyJob): GostPublicKey | null {
    const name = `${curve} ${Buffer.from(octets).toString('base64')}`;
    const known = this.#keys.get(name);
    if (known === undefined) {
      const key = readGostPublicKey(GOST_CURVES[curve], octets);
      if (key !== null) this.#keep(name, { key, uses: 1 });
      return key;
    }
    known.uses += 1;
    if (known.uses === WORTH_A_TABLE) known.key = hastenGostKey(known.key);
    this.#keep(name, known);
    return known.key;
  }

  /** The key asked for last stands last, and the first goes. */
  #keep(name: string, entry: { key: GostPublicKey; uses: number }): void {
    this.#keys.delete(name);
    this.#keys.set(name, entry);
    if (this.#keys.size <= MOST_KEYS) return;
    for (const oldest of this.#keys.keys()) {
      this.#keys.delete(oldest);
      return;
    }
  }
}

/** A table takes as long as three verifications, and saves two thirds of each. */
const WORTH_A_TABLE = 4;
/** A table takes some 120 KB. */
const MOST_KEYS = 64;
