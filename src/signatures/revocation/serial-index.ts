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
/** An order key holds 32 bits of the serial number above the entry's number, whole in a double's 53 bits. */
const MAX_ENTRIES = 2 ** 21;

/** Gathers the entries of a revocation list, in any order. */
export class SerialIndexBuilder {
  #serials = new Uint8Array(SERIAL_BYTES * 64);
  #times: number[] = [];
  #reasons: number[] = [];

  /**
   * `serial` without sign octet, at most 20 octets; throws RangeError when the list is beyond all measure.
   */
  add(serial: Uint8Array, revocation: Revocation): void {
    const entry = this.#times.length;
    if (entry === MAX_ENTRIES) throw new RangeError('too many entries');
    if ((entry + 1) * SERIAL_BYTES > this.#serials.length) {
      const larger = new Uint8Array(this.#serials.length * 2);
      larger.set(this.#serials);
      this.#serials = larger;
    }
    this.#serials.set(serial, (entry + 1) * SERIAL_BYTES - serial.length);
    this.#times.push(revocation.at / 1000);
    this.#reasons.push(revocation.reason);
  }

  build(): SerialIndex {
    const count = this.#times.length;
    const serials = this.#serials.slice(0, count * SERIAL_BYTES);
    const order = new Float64Array(count);
    for (let entry = 0; entry < count; entry++) order[entry] = tail(serials, entry) * MAX_ENTRIES + entry;
    return new SerialIndex(
      serials,
      order.sort(),
      Float64Array.from(this.#times),
      Uint8Array.from(this.#reasons),
    );
  }
}

/** Finds a serial number in logarithmic time; some 37 octets an entry. */
export class SerialIndex {
  readonly #serials: Uint8Array;
  readonly #order: Float64Array;
  readonly #seconds: Float64Array;
  readonly #reasons: Uint8Array;

  constructor(serials: Uint8Array, order: Float64Array, seconds: Float64Array, reasons: Uint8Array) {
    this.#serials = serials;
    this.#order = order;
    this.#seconds = seconds;
    this.#reasons = reasons;
  }

  get size(): number {
    return this.#order.length;
  }

  find(serial: Uint8Array): Revocation | null {
    const wanted = new Uint8Array(SERIAL_BYTES);
    wanted.set(serial, SERIAL_BYTES - serial.length);
    const from = tail(wanted, 0) * MAX_ENTRIES;
    for (let i = this.#firstNotBelow(from); i < this.size; i++) {
      const key = this.#order[i] ?? 0;
      if (key >= from + MAX_ENTRIES) return null;
      const entry = key - from;
      const found = this.#serials.subarray(entry * SERIAL_BYTES, (entry + 1) * SERIAL_BYTES);
      if (Buffer.compare(found, wanted) === 0) {
        return { at: (this.#seconds[entry] ?? 0) * 1000, reason: this.#reasons[entry] ?? 0 };
      }
    }
    return null;
  }

  #firstNotBelow(key: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#order[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The last 32 bits: random in long serial numbers, different in short ones. */
function tail(serials: Uint8Array, entry: number): number {
  let value = 0;
  for (let i = (entry + 1) * SERIAL_BYTES - 4; i < (entry + 1) * SERIAL_BYTES; i++) {
    value = value * 256 + (serials[i] ?? 0);
  }
  return value;
}
