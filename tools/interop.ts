import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { projectRoot } from '../src/kernel/index.ts';
import { gostVerification } from '../src/signatures/index.ts';
import { checkFolder } from './interop/check-folder.ts';
import { ManifestFault } from './interop/manifest.ts';

const USAGE = `Checks this software against a folder of test material that a manifest.json describes.

  npm run interop [-- FOLDER]

  FOLDER  ../shared/vectors beside the project unless told

A row a file: what the manifest leads to expect, what is found, ✓ or ✗; last, how many agree. docs/signatures.md says how
the expectation is derived. Exit code 0: all agree, or the folder is not there; 1: some do not; 2: no manifest.
`;

const [folder = join(projectRoot, '../shared/vectors'), ...more] = process.argv.slice(2);
const shown = relative(process.cwd(), resolve(folder)) || '.';

if (folder === '--help' || more.length > 0) {
  process.stdout.write(USAGE);
  process.exitCode = more.length > 0 ? 2 : 0;
} else if (existsSync(folder)) await check();
else console.log(`passed over: ${shown} is not there`);

async function check(): Promise<void> {
  try {
    const allAgree = await checkFolder(resolve(folder), (line) => console.log(line));
    process.exitCode = allAgree ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  } finally {
    await gostVerification.close();
  }
}
