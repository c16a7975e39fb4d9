import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The serial numbers of all certificates an authority made, so that its responder knows what it never made. */
export class IssuedSerials {
  readonly #folder: string | undefined;
  readonly #serials: Set<string>;
  /** The authority is older than its ledger: what it made before is not in it. */
  readonly #isPartial: boolean;

  /** `founded`: the authority is new, and the ledger so complete. In memory alone without a folder. */
  constructor(folder: string | undefined, founded: boolean) {
    const file = folder === undefined ? undefined : join(folder, 'issued.txt');
    const kept = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    this.#folder = folder;
    this.#serials = new Set((kept ?? '').split('\n').filter((line) => line !== ''));
    this.#isPartial = kept?.startsWith(PARTIAL) ?? !founded;
    if (kept === undefined && this.#isPartial) this.#append(PARTIAL);
  }

  add(serial: string): void {
    this.#serials.add(serial);
    this.#append(serial);
  }

  /** Upper-case hexadecimal. */
  has(serial: string): boolean {
    return this.#isPartial || this.#serials.has(serial);
  }

  #append(line: string): void {
    if (this.#folder === undefined) return;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    appendFileSync(join(this.#folder, 'issued.txt'), `${line}\n`, { mode: 0o600 });
  }
}

const PARTIAL = 'PARTIAL';
