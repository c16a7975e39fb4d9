import type { Clock } from '../../kernel/index.ts';
import type { InMemoryRevocationLists, Installation } from './revocation-lists.ts';

export interface CrlFetcherPorts {
  readonly lists: InMemoryRevocationLists;
  readonly clock: Clock;
  /** Where the lists are, from configuration alone, never from a certificate. Only http and https. */
  readonly urls: readonly string[];
  /** The authority's front turns away a caller without one. */
  readonly userAgent: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
}

export type DownloadFault = 'TIMEOUT' | 'TOO_LARGE' | 'HTTP_STATUS' | 'UNREACHABLE';

/** What became of one address. */
export interface RefreshOutcome {
  readonly url: string;
  readonly outcome: Installation | DownloadFault;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const SOONEST_MS = 60_000;
const LATEST_MS = 60 * 60_000;

/** Keeps the revocation lists fresh. A failure leaves the list held in place until its own end. */
export class CrlFetcher {
  readonly #ports: CrlFetcherPorts;

  constructor(ports: CrlFetcherPorts) {
    if (ports.userAgent.trim() === '') throw new Error('CRL download: the User-Agent is empty');
    for (const url of ports.urls) {
      if (!/^https?:$/.test(new URL(url).protocol))
        throw new Error(`CRL download: not http or https: ${url}`);
    }
    this.#ports = ports;
  }

  /** Downloads every list once, side by side. Never throws for what the network or the authority does. */
  refresh(): Promise<readonly RefreshOutcome[]> {
    return Promise.all(
      this.#ports.urls.map(async (url) => {
        const answer = await this.#download(url);
        return {
          url,
          outcome: typeof answer === 'string' ? answer : await this.#ports.lists.install(answer),
        };
      }),
    );
  }

  /**
   * When to refresh next: at three quarters of the life of the list that ends first, no later than in an
   * hour, no sooner than in a minute; in a minute while a list is wanting.
   */
  nextRefreshAt(): Date {
    const now = this.#ports.clock.now().getTime();
    const lists = this.#ports.lists.all;
    const due = lists.map((list) => list.thisUpdate + (list.nextUpdate - list.thisUpdate) * 0.75);
    const wanted = lists.length < this.#ports.urls.length ? now : Math.min(now + LATEST_MS, ...due);
    return new Date(Math.max(wanted, now + SOONEST_MS));
  }

  async #download(url: string): Promise<Uint8Array | DownloadFault> {
    const { userAgent, timeoutMs = DEFAULT_TIMEOUT_MS, maxBytes = DEFAULT_MAX_BYTES } = this.#ports;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await (this.#ports.fetch ?? fetch)(url, {
        headers: { 'user-agent': userAgent, accept: 'application/pkix-crl, application/octet-stream, */*' },
        redirect: 'error',
        signal,
      });
      if (response.status !== 200 || response.body === null) {
        await response.body?.cancel();
        return 'HTTP_STATUS';
      }
      return await readLimited(response.body, maxBytes);
    } catch {
      return signal.aborted ? 'TIMEOUT' : 'UNREACHABLE';
    }
  }
}

async function readLimited(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | 'TOO_LARGE'> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > maxBytes) return 'TOO_LARGE';
    parts.push(part);
  }
  return Buffer.concat(parts);
}
