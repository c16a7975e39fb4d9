import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerConfig } from './config.ts';
import { INVENTED_BIN } from './settings.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Production does not start on the sandbox, neither with its address nor with trust in its authority; nor does it call
 * webhooks on its own machine, or ask a registry in the name of somebody invented.
 */
export async function refuseSandbox(
  config: Pick<
    ServerConfig,
    'NODE_ENV' | 'SANDBOX_URL' | 'TRUSTED_ROOTS' | 'WEBHOOKS_TO_LOCALHOST' | 'REGISTRIES_REQUESTOR_BIN'
  >,
): Promise<void> {
  if (config.NODE_ENV !== 'production') return;
  if (config.SANDBOX_URL !== undefined) {
    throw new Error('SANDBOX_URL: production does not start on the sandbox');
  }
  if (config.WEBHOOKS_TO_LOCALHOST) {
    throw new Error('WEBHOOKS_TO_LOCALHOST: production calls no webhook on its own machine');
  }
  if (config.REGISTRIES_REQUESTOR_BIN === INVENTED_BIN) {
    throw new Error('REGISTRIES_REQUESTOR_BIN: production asks the registries in its own name');
  }
  for (const file of config.TRUSTED_ROOTS) {
    const blocks = (await readFile(file, 'utf8')).match(CERTIFICATE) ?? [];
    if (blocks.some((block) => new X509Certificate(block).subject.toUpperCase().includes('SANDBOX'))) {
      throw new Error(`TRUSTED_ROOTS: production does not trust the sandbox's authority (${file})`);
    }
  }
}
