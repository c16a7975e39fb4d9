import type { Clock } from '../../kernel/index.ts';
import { assertWebCaller, type FetchedContent, type FetchFault, fetchLimited } from '../fetch-limited.ts';
import type { ListFolder } from './list-folder.ts';
import type { InMemoryRevocationLists, Installation } from './revocation-lists.ts';

export interface CrlFetcherPorts {
  readonly lists: InMemoryRevocationLists;
  readonly clock: Clock;
  /** Where the lists and their deltas are, from configuration alone, never from a certificate. */
  readonly urls: readonly string[];
  readonly userAgent: string;
  /** Keeps the lists across restarts; in memory alone where absent. */
  readonly folder?: ListFolder;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
}

/** What became of one address. NOT_KEPT: nothing was in the folder. */
export interface RefreshOutcome {
  readonly url: string;
  readonly outcome: Installation | FetchFault | 'NOT_KEPT' | 'UNREADABLE';
  /** Why the folder did not give or take the list. */
  readonly folderFault?: unknown;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const SOONEST_MS = 60_000;
const LATEST_MS = 60 * 60_000;

/** With one of these an address has told what it has to tell, if only that nothing is new. */
const TOLD: ReadonlySet<RefreshOutcome['outcome']> = new Set<RefreshOutcome['outcome']>([
  'INSTALLED',
  'UNCHANGED',
  'OLDER_THAN_CURRENT',
  'DELTA_BELOW_BASE',
]);

/** Keeps the revocation lists fresh. A failure leaves the list held in place until its own end. */
export class CrlFetcher {
  readonly #ports: CrlFetcherPorts;
  readonly #told = new Set<string>();
  readonly #validators = new Map<string, FetchedContent['validators']>();

  constructor(ports: CrlFetcherPorts) {
    assertWebCaller(ports.urls, ports.userAgent);
    this.#ports = ports;
  }

  /** Whether every address has given its list, now or before the restart. */
  get isComplete(): boolean {
    return this.#told.size === new Set(this.#ports.urls).size;
  }

  /** Takes up what the folder kept of every address, checked like a download. Never throws for what is in it. */
  async restore(): Promise<readonly RefreshOutcome[]> {
    const { folder } = this.#ports;
    if (folder === undefined) return [];
    return this.#forEach((url) => this.#restoreOne(url, folder));
  }

  /** Downloads every list once, side by side. Never throws for what the network or the authority does. */
  refresh(): Promise<readonly RefreshOutcome[]> {
    return this.#forEach((url) => this.#refreshOne(url));
  }

  /**
   * When to refresh next: at three quarters of the life of the list that ends first, then at a quarter of
   * what is left of it, no later than in an hour, no sooner than in a minute; in a minute while a list is
   * wanting.
   */
  nextRefreshAt(): Date {
    const now = this.#ports.clock.now().getTime();
    const due = this.#ports.lists.all.map(({ thisUpdate, nextUpdate }) => {
      const planned = thisUpdate + (nextUpdate - thisUpdate) * 0.75;
      return planned > now ? planned : now + (nextUpdate - now) / 4;
    });
    const wanted = this.isComplete ? Math.min(now + LATEST_MS, ...due) : now;
    return new Date(Math.max(wanted, now + SOONEST_MS));
  }

  /** A delta whose full list came in the same round is looked at once more, after it. */
  async #forEach(take: (url: string) => Promise<RefreshOutcome>): Promise<readonly RefreshOutcome[]> {
    const { urls } = this.#ports;
    const first = await Promise.all(urls.map(take));
    const outcomes: RefreshOutcome[] = [];
    for (const outcome of first) {
      outcomes.push(outcome.outcome === 'DELTA_WITHOUT_BASE' ? await take(outcome.url) : outcome);
    }
    for (const { url, outcome } of outcomes) if (TOLD.has(outcome)) this.#told.add(url);
    return outcomes;
  }

  async #restoreOne(url: string, folder: ListFolder): Promise<RefreshOutcome> {
    try {
      const der = await folder.read(url);
      return { url, outcome: der === null ? 'NOT_KEPT' : await this.#ports.lists.install(der) };
    } catch (folderFault) {
      return { url, outcome: 'UNREADABLE', folderFault };
    }
  }

  async #refreshOne(url: string): Promise<RefreshOutcome> {
    const answer = await this.#download(url);
    if (answer === 'NOT_MODIFIED') return { url, outcome: 'UNCHANGED' };
    if (typeof answer === 'string') return { url, outcome: answer };
    const outcome = await this.#ports.lists.install(answer.bytes);
    if (TOLD.has(outcome)) this.#validators.set(url, answer.validators);
    if (outcome !== 'INSTALLED') return { url, outcome };
    try {
      await this.#ports.folder?.write(url, answer.bytes);
      return { url, outcome };
    } catch (folderFault) {
      return { url, outcome, folderFault };
    }
  }

  #download(url: string): Promise<FetchedContent | 'NOT_MODIFIED' | FetchFault> {
    const { userAgent, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = this.#ports;
    const { etag = null, lastModified = null } = this.#validators.get(url) ?? {};
    return fetchLimited({
      url,
      userAgent,
      timeoutMs,
      maxBytes,
      headers: {
        accept: 'application/pkix-crl, application/octet-stream, */*',
        ...(etag !== null && { 'if-none-match': etag }),
        ...(lastModified !== null && { 'if-modified-since': lastModified }),
      },
      ...(this.#ports.fetch && { fetch: this.#ports.fetch }),
    });
  }
}
