import { readFile } from 'node:fs/promises';
import type { ServerConfig } from '../config.ts';
import { createGateway, type GatewayChannels, type SystemCheck } from '../gateway/index.ts';
import type { Clock } from '../kernel/index.ts';

const TIMEOUT_MILLISECONDS = 10_000;

/** The channels of the e-government gateway as the configuration has them. */
export async function gatewayOf(
  config: ServerConfig,
  parts: { readonly systems: SystemCheck; readonly clock: Clock },
): Promise<GatewayChannels> {
  return createGateway({
    ...parts,
    asyncUrl: config.GATEWAY_ASYNC_URL ?? `${config.GATEWAY_URL}/gateway/async`,
    syncUrl: config.GATEWAY_SYNC_URL ?? `${config.GATEWAY_URL}/gateway/sync`,
    keyStore: await readFile(config.GATEWAY_KEY_STORE),
    keyPassword: config.GATEWAY_KEY_PASSWORD,
    sender: { id: config.GATEWAY_SENDER, password: config.GATEWAY_SENDER_PASSWORD ?? null },
    bin: config.GATEWAY_BIN,
    timeout: TIMEOUT_MILLISECONDS,
    rest: config.GATEWAY_REST_SECONDS * 1000,
  });
}
