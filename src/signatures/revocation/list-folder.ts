import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A draft that old was left behind by a node that stopped while writing. */
const ABANDONED_AFTER_MS = 60 * 60_000;
const DRAFT = '.new';

/**
 * The lists as they came, one file an address, so that a node that starts without the network judges until
 * they lapse. Nothing in the folder is believed: what is read is checked like a download. Several nodes may
 * share it; each file is written whole beside and moved over.
 */
export class ListFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Null where nothing was kept for that address. Rejects when the file cannot be read. */
  async read(url: string): Promise<Uint8Array | null> {
    try {
      return await readFile(this.#fileOf(url));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Rejects when the folder cannot be written; the file of before is then still whole. */
  async write(url: string, der: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await this.#tidy();
    const draft = `${this.#fileOf(url)}.${randomUUID()}${DRAFT}`;
    try {
      const file = await open(draft, 'wx');
      try {
        await file.writeFile(der);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, this.#fileOf(url));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Removes drafts that nobody will finish. */
  async #tidy(): Promise<void> {
    const names = await readdir(this.#folder);
    for (const name of names.filter((each) => each.endsWith(DRAFT))) {
      const file = join(this.#folder, name);
      const { mtimeMs } = await stat(file).catch((error: unknown) => {
        if (isMissing(error)) return { mtimeMs: Date.now() };
        throw error;
      });
      if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(file, { force: true });
    }
  }

  #fileOf(url: string): string {
    return join(this.#folder, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.crl`);
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
