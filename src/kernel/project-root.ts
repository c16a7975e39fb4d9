import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: locale files, fonts and the schema lie below it, whether run from src or from dist. */
export const projectRoot: string = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json not found above the program');
  return findRoot(parent);
}
