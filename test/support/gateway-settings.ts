import { join } from 'node:path';
import { BANK_SENDER, PARTNERS, SYSTEM_KEY_PASSWORD, SYSTEMS } from '../../src/sandbox/gateway/systems.ts';

/** The settings of the gateway beside a sandbox that keeps its files in that folder. */
export function gatewaySettings(folder: string): Record<string, string> {
  return {
    GATEWAY_KEY_STORE: join(folder, 'sandbox/gateway/server.p12'),
    GATEWAY_KEY_PASSWORD: SYSTEM_KEY_PASSWORD,
    GATEWAY_BIN: SYSTEMS.gateway.bin,
    GATEWAY_PARTNERS: PARTNERS,
    BRINGING_PARTNERS: BANK_SENDER,
    GATEWAY_REST_SECONDS: '0',
  };
}
