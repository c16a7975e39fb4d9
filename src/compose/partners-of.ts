import type { ServerConfig } from '../config.ts';
import { Partners } from '../gateway/index.ts';

/** The systems that may call, by these settings. */
export function partnersOf({
  GATEWAY_BIN: gatewayBin,
  GATEWAY_PARTNERS: partners,
}: Pick<ServerConfig, 'GATEWAY_BIN' | 'GATEWAY_PARTNERS'>): Partners {
  return new Partners({ gatewayBin, partners });
}
