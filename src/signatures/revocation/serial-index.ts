/** Why a certificate was revoked, by number (RFC 5280 5.3.1). */
export const REVOCATION_REASON = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  /** In a delta alone: the certificate is no longer revoked (a hold has ended, or it has expired). */
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
} as const;

export interface Revocation {
  /** ms since 1970. */
  readonly at: number;
  readonly reason: number;
}

const SERIAL_BYTES = 20;
/** Five times what the national list holds; a list of 64 MiB could name little more. */
const MAX_ENTRIES = 2 ** 21;
const MAX_BUCKETS = 2 ** 20;

/** Gathers the entries of a revocation list, in any order, in arrays that grow by doubling. */
export class SerialIndexBuilder {
  #count = 0;
  #serials = new Uint8Array(SERIAL_BYTES * 64);
  #hashes = new Uint32Array(64);
  #seconds = new Float64Array(64);
  #reasons = new Uint8Array(64);

  /**
   * `serial` without sign octet, at most 20 octets; throws RangeError when the list is beyond all measure.
   */
  add(serial: Uint8Array, revocation: Revocation): void {
    const entry = this.#count++;
    if (entry === MAX_ENTRIES) throw new RangeError('too many entries');
    if (entry === this.#reasons.length) this.#grow();
    this.#serials.set(serial, (entry + 1) * SERIAL_BYTES - serial.length);
    this.#hashes[entry] = hashOf(serial);
    this.#seconds[entry] = revocation.at / 1000;
    this.#reasons[entry] = revocation.reason;
  }

  build(): SerialIndex {
    const count = this.#count;
    const buckets = Math.min(MAX_BUCKETS, 2 ** Math.ceil(Math.log2(count / 4 + 1)));
    return new SerialIndex({
      serials: this.#serials.slice(0, count * SERIAL_BYTES),
      seconds: this.#seconds.slice(0, count),
      reasons: this.#reasons.slice(0, count),
      ...intoBuckets(this.#hashes.subarray(0, count), buckets),
    });
  }

  #grow(): void {
    this.#serials = doubled(this.#serials, new Uint8Array(this.#serials.length * 2));
    this.#hashes = doubled(this.#hashes, new Uint32Array(this.#hashes.length * 2));
    this.#seconds = doubled(this.#seconds, new Float64Array(this.#seconds.length * 2));
    this.#reasons = doubled(this.#reasons, new Uint8Array(this.#reasons.length * 2));
  }
}

interface SerialIndexParts {
  /** Of entry n: its serial number in 20 octets, its time, its reason. */
  readonly serials: Uint8Array;
  readonly seconds: Float64Array;
  readonly reasons: Uint8Array;
  /** The entries bucket by bucket, and where in that order each bucket begins. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
}

/** Finds a serial number among the few that share its hash; some 34 octets an entry. */
export class SerialIndex {
  readonly #parts: SerialIndexParts;

  constructor(parts: SerialIndexParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#parts.order.length;
  }

  find(serial: Uint8Array): Revocation | null {
    const { serials, seconds, reasons, order, starts } = this.#parts;
    const wanted = new Uint8Array(SERIAL_BYTES);
    wanted.set(serial, SERIAL_BYTES - serial.length);
    const bucket = hashOf(serial) & (starts.length - 2);
    for (let i = starts[bucket] ?? 0; i < (starts[bucket + 1] ?? 0); i++) {
      const entry = order[i] ?? 0;
      const found = serials.subarray(entry * SERIAL_BYTES, (entry + 1) * SERIAL_BYTES);
      if (Buffer.compare(found, wanted) === 0) {
        return { at: (seconds[entry] ?? 0) * 1000, reason: reasons[entry] ?? 0 };
      }
    }
    return null;
  }
}

/** Sorts by counting. The number of buckets is a power of two; `starts` has one place more, for the end. */
function intoBuckets(hashes: Uint32Array, buckets: number): Pick<SerialIndexParts, 'order' | 'starts'> {
  const starts = new Uint32Array(buckets + 1);
  const mask = buckets - 1;
  for (const hash of hashes) starts[hash & mask] = (starts[hash & mask] ?? 0) + 1;
  let sum = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    sum += starts[bucket] ?? 0;
    starts[bucket] = sum;
  }
  const order = new Uint32Array(hashes.length);
  for (let entry = hashes.length - 1; entry >= 0; entry--) {
    const bucket = (hashes[entry] ?? 0) & mask;
    const place = (starts[bucket] ?? 0) - 1;
    starts[bucket] = place;
    order[place] = entry;
  }
  return { order, starts };
}

/** FNV-1a with 32 bits: only spreads, the authority signs what is spread. */
function hashOf(serial: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const octet of serial) hash = Math.imul(hash ^ octet, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function doubled<Numbers extends Uint8Array | Uint32Array | Float64Array>(
  from: Numbers,
  into: Numbers,
): Numbers {
  into.set(from);
  return into;
}
