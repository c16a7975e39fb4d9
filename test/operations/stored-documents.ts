import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/index.ts';

const FOLDER = join(projectRoot, 'schema/operations');

/** Documents of the known clients by `client/name`. */
export function storedDocuments(): ReadonlyMap<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.graphql'),
  );
  return new Map(
    files.map((file) => [
      file.replaceAll('\\', '/').replace(/\.graphql$/, ''),
      readFileSync(join(FOLDER, file), 'utf8'),
    ]),
  );
}
