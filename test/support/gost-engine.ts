import { execFileSync, spawnSync } from 'node:child_process';

const installed = spawnSync('openssl', ['engine', 'gost']).status === 0;
if (!installed) console.info('OpenSSL has no gost engine here: agreement with it is passed over');

/** A test that asks the gost engine of OpenSSL; passed over where there is none. */
export const withGostEngine = installed ? it : it.skip;

export function engineDigest(
  name: 'md_gost12_512' | 'md_gost12_256' | 'md_gost94',
  data: Uint8Array,
): Buffer {
  return execFileSync('openssl', ['dgst', '-engine', 'gost', `-${name}`, '-binary'], {
    input: data,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

/** The file of the engine, as OpenSSL names its folder. */
export function enginePath(): string {
  const said = execFileSync('openssl', ['version', '-e'], { encoding: 'utf8' });
  return `${/ENGINESDIR: "(.+)"/.exec(said)?.[1] ?? ''}/gost.so`;
}
