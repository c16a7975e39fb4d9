import type { ServerConfig } from '../config.ts';
import { Partners } from '../gateway/index.ts';

type PartnerSettings = Pick<ServerConfig, 'GATEWAY_BIN' | 'GATEWAY_PARTNERS' | 'BRINGING_PARTNERS'>;

/** The systems that may call, by these settings. */
export function partnersOf(config: PartnerSettings): Partners {
  const { GATEWAY_BIN: gatewayBin, GATEWAY_PARTNERS: partners } = config;
  return new Partners({ gatewayBin, partners, bringers: amongPartners(config, 'BRINGING_PARTNERS') });
}

/** Throws where the setting names a system whose signature could not be known. */
export function amongPartners<Setting extends 'BRINGING_PARTNERS' | 'GATEWAY_FETCHERS'>(
  config: Pick<ServerConfig, 'GATEWAY_PARTNERS' | Setting>,
  setting: Setting,
): readonly string[] {
  const named: readonly string[] = config[setting];
  for (const system of named) {
    if (!config.GATEWAY_PARTNERS.some((partner) => partner.startsWith(`${system}=`)))
      throw new Error(`${setting}: ${system} is not among GATEWAY_PARTNERS`);
  }
  return named;
}
