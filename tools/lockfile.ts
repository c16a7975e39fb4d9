import { readFileSync, writeFileSync } from 'node:fs';

/** An entry of package-lock.json, as far as it matters here. */
interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

interface Missing {
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

const PLATFORM =
  /-(win32|darwin|linux|android|freebsd|openharmony)-(x64|arm64|ia32|arm|ppc64|s390x|riscv64|loong64)(?:-(.+))?$/;

export function readLockfile(file: string): Lockfile {
  return JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
}

/**
 * Optional packages, one for each platform, that the lockfile asks for and does not name. A registry that does not carry
 * them all makes `npm install` leave them out, and then `npm ci` refuses the lockfile.
 */
export function missingPackages({ packages }: Lockfile): Missing[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !(`node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages),
      )
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** Names the missing ones: the version its parent asks for, and the platform that its name says. */
export function completeLockfile(file: string): number {
  const lockfile = readLockfile(file);
  const missing = missingPackages(lockfile);
  const added = missing.map((one) => [`node_modules/${one.name}`, lockedPackage(one)] as const);
  const entries = [...Object.entries(lockfile.packages), ...added];
  entries.sort(([one], [other]) => (one === '' ? -1 : other === '' ? 1 : one.localeCompare(other, 'en')));
  lockfile.packages = Object.fromEntries(entries);
  writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  return added.length;
}

function lockedPackage({ name, version, dev }: Missing): LockedPackage {
  const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
  if (os === undefined || !/^\d/.test(version)) throw new Error(`no platform for ${name} ${version}`);
  const libc =
    os !== 'linux' || abi === undefined ? undefined : abi.startsWith('musl') ? ['musl'] : ['glibc'];
  return {
    version,
    ...(dev ? { dev } : {}),
    ...{ cpu: [cpu], os: [os], optional: true },
    ...(libc === undefined ? {} : { libc }),
  };
}
