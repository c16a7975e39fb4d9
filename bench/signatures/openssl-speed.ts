import { execFileSync } from 'node:child_process';

/** Verifications of RSA-2048 a second of one core by `openssl speed`; null where OpenSSL is not installed. */
export function opensslVerifications(seconds: number): number | null {
  try {
    const text = execFileSync('openssl', ['speed', '-seconds', String(seconds), 'rsa2048'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    /* OpenSSL 3.0 ends the line with the verifications a second; later ones go on with encryption. */
    const [, verify] = /^rsa\s+2048 bits(?:\s+[\d.]+s){2}\s+[\d.]+\s+([\d.]+)/m.exec(text) ?? [];
    return verify === undefined ? null : Number(verify);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
