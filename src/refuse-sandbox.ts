import { X509Certificate } from 'node:crypto';
import type { ServerConfig } from './config.ts';

/** Production does not start on the sandbox: neither with its address nor with trust in its authority. */
export function refuseSandbox(
  config: Pick<ServerConfig, 'NODE_ENV' | 'SANDBOX_URL'>,
  roots: readonly string[],
): void {
  if (config.NODE_ENV !== 'production') return;
  if (config.SANDBOX_URL !== undefined)
    throw new Error('SANDBOX_URL: production does not start on the sandbox');
  const simulated = roots.some((pem) => new X509Certificate(pem).subject.toUpperCase().includes('SANDBOX'));
  if (simulated) throw new Error("TRUSTED_ROOTS: production does not trust the sandbox's authority");
}
