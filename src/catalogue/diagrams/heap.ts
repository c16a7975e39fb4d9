/** The least first. */
export class Heap {
  readonly #keys: number[] = [];
  readonly #values: number[] = [];

  push(key: number, value: number): void {
    let at = this.#keys.length;
    this.#keys.push(key);
    this.#values.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#key(parent) <= key) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const least = this.#values[0];
    const key = this.#keys.pop();
    const value = this.#values.pop();
    if (key === undefined || value === undefined || this.#keys.length === 0) return least;
    this.#keys[0] = key;
    this.#values[0] = value;
    let at = 0;
    for (let child = 1; child < this.#keys.length; child = 2 * at + 1) {
      if (this.#key(child + 1) < this.#key(child)) child += 1;
      if (this.#key(child) >= this.#key(at)) break;
      this.#swap(at, child);
      at = child;
    }
    return least;
  }

  #key(at: number): number {
    return this.#keys[at] ?? Number.POSITIVE_INFINITY;
  }

  #swap(one: number, other: number): void {
    const [key, value] = [this.#key(one), this.#values[one] ?? 0];
    this.#keys[one] = this.#key(other);
    this.#values[one] = this.#values[other] ?? 0;
    this.#keys[other] = key;
    this.#values[other] = value;
  }
}
