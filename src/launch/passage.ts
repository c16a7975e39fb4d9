import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const OTHERS_PASS = 0o001;

/**
 * PostgreSQL never runs as root: started by root, it runs as the user `postgres`, who must be able to pass through the
 * folders above its program and its data. Where one of them lets nobody but root pass (a temporary folder, /root), it
 * is opened for passing, not for reading, while the server runs. Answers with what closes them again.
 */
export function openPassage(folders: readonly string[]): {
  readonly opened: readonly string[];
  close(): void;
} {
  const closed = process.getuid?.() === 0 ? [...new Set(folders.flatMap(ancestors))].filter(isClosed) : [];
  const modes = closed.map((folder) => ({ folder, mode: statSync(folder).mode & 0o7777 }));
  for (const { folder, mode } of modes) chmodSync(folder, mode | OTHERS_PASS);
  return {
    opened: closed,
    close: () => {
      for (const { folder, mode } of modes) chmodSync(folder, mode);
    },
  };
}

function ancestors(folder: string): string[] {
  const parent = dirname(resolve(folder));
  mkdirSync(parent, { recursive: true });
  return parent === dirname(parent) ? [] : [parent, ...ancestors(parent)];
}

function isClosed(folder: string): boolean {
  return (statSync(folder).mode & OTHERS_PASS) === 0;
}
