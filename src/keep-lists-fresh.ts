import type { Logger } from 'pino';
import type { Clock } from './kernel/index.ts';
import { CrlFetcher, type InMemoryRevocationLists } from './signatures/index.ts';

const MIN_DELAY_MILLISECONDS = 10_000;
const MAX_DELAY_MILLISECONDS = 3_600_000;

/** Fetches the revocation lists at the start and again before they lapse; one that cannot be had is kept till it does. */
export function keepListsFresh(settings: {
  lists: InMemoryRevocationLists;
  clock: Clock;
  urls: readonly string[];
  logger: Logger;
}): { start(): Promise<void>; stop(): void } {
  const { logger, clock, lists, urls } = settings;
  const fetcher = new CrlFetcher({ lists, clock, urls, userAgent: 'Qyzmet' });
  let timer: NodeJS.Timeout | undefined;
  const refresh = async (): Promise<void> => {
    for (const { url, outcome } of await fetcher.refresh()) {
      if (outcome !== 'INSTALLED' && outcome !== 'UNCHANGED')
        logger.warn({ url, outcome }, 'revocation list not renewed');
    }
    const delay = fetcher.nextRefreshAt().getTime() - clock.now().getTime();
    timer = setTimeout(
      () => void refresh(),
      Math.min(Math.max(delay, MIN_DELAY_MILLISECONDS), MAX_DELAY_MILLISECONDS),
    );
    timer.unref();
  };
  return { start: refresh, stop: () => clearTimeout(timer) };
}
