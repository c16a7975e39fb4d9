import type { Logger } from 'pino';
import { keepList } from '../archive/index.ts';
import type { ServerConfig } from '../config.ts';
import type { Clock } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import {
  InMemoryRevocationLists,
  OcspClient,
  RevocationJudge,
  type RevocationStatus,
  type TrustStore,
} from '../signatures/index.ts';
import { keepListsFresh, type ListKeeping } from './keep-lists-fresh.ts';

const USER_AGENT = 'Qyzmet';
/** Lists of roots are small, and every verdict needs them; the national list of 420,000 certificates is not kept. */
const MOST_BYTES_KEPT = 64 * 1024;

/** Who is asked about revocation by these settings, and what keeps the lists fresh meanwhile. */
export function revocationStatus(
  config: Pick<ServerConfig, 'REVOCATION_LISTS' | 'REVOCATION_CACHE' | 'OCSP_URL'>,
  parts: {
    readonly trust: TrustStore;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly database: Queryable;
  },
): { revocation: RevocationStatus; lists: ListKeeping } {
  const { trust, clock, logger, database } = parts;
  const keep = (sha256: string, der: Uint8Array): void => {
    if (der.length > MOST_BYTES_KEPT) return;
    keepList(database, sha256, der, clock.now()).catch((err: unknown) =>
      logger.error({ err }, 'revocation list not kept for archives'),
    );
  };
  const held = new InMemoryRevocationLists({ trust, clock, onInstalled: keep });
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
