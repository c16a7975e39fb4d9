interface Waiting<Row> {
  readonly key: string;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** What belongs to keys, read by one statement for all that are asked for at once. Nothing is remembered. */
export class ReadTogether<Row> {
  readonly #read: (keys: readonly string[]) => Promise<readonly Row[]>;
  readonly #keyOf: (row: Row) => string;
  #waiting: Waiting<Row>[] = [];

  constructor(read: (keys: readonly string[]) => Promise<readonly Row[]>, keyOf: (row: Row) => string) {
    this.#read = read;
    this.#keyOf = keyOf;
  }

  of(key: string): Promise<readonly Row[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Row[]>();
    if (this.#waiting.length === 0) setImmediate(() => void this.#readAll());
    this.#waiting.push({ key, resolve, reject });
    return promise;
  }

  async #readAll(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      const rows = await this.#read([...new Set(batch.map(({ key }) => key))]);
      for (const { key, resolve } of batch) resolve(rows.filter((row) => this.#keyOf(row) === key));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
