import type { Logger } from 'pino';
import type { ServerConfig } from '../config.ts';
import type { Clock } from '../kernel/index.ts';
import {
  InMemoryRevocationLists,
  OcspClient,
  RevocationJudge,
  type RevocationStatus,
  type TrustStore,
} from '../signatures/index.ts';
import { keepListsFresh, type ListKeeping } from './keep-lists-fresh.ts';

const USER_AGENT = 'Qyzmet';

/** Who is asked about revocation by these settings, and what keeps the lists fresh meanwhile. */
export function revocationStatus(
  config: Pick<ServerConfig, 'REVOCATION_LISTS' | 'REVOCATION_CACHE' | 'OCSP_URL'>,
  { trust, clock, logger }: { trust: TrustStore; clock: Clock; logger: Logger },
): { revocation: RevocationStatus; lists: ListKeeping } {
  const held = new InMemoryRevocationLists({ trust, clock });
  const ocsp =
    config.OCSP_URL.length === 0
      ? undefined
      : new OcspClient({
          urls: config.OCSP_URL,
          userAgent: USER_AGENT,
          clock,
          lists: held,
          onFault: (fault) => logger.warn(fault, 'no answer to use from the OCSP responder'),
        });
  return {
    revocation: new RevocationJudge({ lists: held, ...(ocsp && { ocsp }) }),
    lists: keepListsFresh({
      lists: held,
      clock,
      urls: config.REVOCATION_LISTS,
      folder: config.REVOCATION_CACHE,
      userAgent: USER_AGENT,
      logger,
    }),
  };
}
