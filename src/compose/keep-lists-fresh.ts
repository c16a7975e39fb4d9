import type { Logger } from 'pino';
import type { Clock } from '../kernel/index.ts';
import {
  CrlFetcher,
  type InMemoryRevocationLists,
  ListFolder,
  type RefreshOutcome,
} from '../signatures/index.ts';

const MIN_DELAY_MILLISECONDS = 10_000;
const MAX_DELAY_MILLISECONDS = 3_600_000;
/** Nodes started together do not ask together: each comes earlier by up to so much of the time it waits. */
const JITTER = 0.1;

export interface ListKeeping {
  /** Answers when every list is there or was asked for once. */
  start(): Promise<void>;
  stop(): void;
}

/**
 * Takes up the lists kept from before, fetches them at the start and again before they lapse; one that cannot
 * be had is kept till it does.
 */
export function keepListsFresh(settings: {
  lists: InMemoryRevocationLists;
  clock: Clock;
  urls: readonly string[];
  folder: string | undefined;
  userAgent: string;
  logger: Logger;
}): ListKeeping {
  const { logger, clock, lists, urls, folder, userAgent } = settings;
  const fetcher = new CrlFetcher({
    lists,
    clock,
    urls,
    userAgent,
    ...(folder !== undefined && { folder: new ListFolder(folder) }),
  });
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const refresh = async (): Promise<void> => {
    try {
      for (const outcome of await fetcher.refresh()) tell(logger, outcome, 'revocation list not renewed');
    } catch (error) {
      logger.error({ err: error }, 'revocation lists not renewed');
    }
    if (stopped) return;
    const delay = fetcher.nextRefreshAt().getTime() - clock.now().getTime();
    const early = delay * (1 - JITTER * Math.random());
    timer = setTimeout(
      () => void refresh(),
      Math.min(Math.max(early, MIN_DELAY_MILLISECONDS), MAX_DELAY_MILLISECONDS),
    );
    timer.unref();
  };
  return {
    start: async () => {
      for (const outcome of await fetcher.restore())
        tell(logger, outcome, 'kept revocation list not taken up');
      const first = refresh();
      if (!fetcher.isComplete) await first;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Of a delta that the full list has overtaken, and of a folder that is still empty, nothing need be said. */
const USUAL: ReadonlySet<RefreshOutcome['outcome']> = new Set<RefreshOutcome['outcome']>([
  'INSTALLED',
  'UNCHANGED',
  'DELTA_BELOW_BASE',
  'NOT_KEPT',
]);

function tell(logger: Logger, { url, outcome, folderFault }: RefreshOutcome, what: string): void {
  if (!USUAL.has(outcome)) logger.warn({ url, outcome, err: folderFault }, what);
  else if (folderFault !== undefined) logger.warn({ url, err: folderFault }, 'revocation list not kept');
}
