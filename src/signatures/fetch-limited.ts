/** Why nothing was got from an address. */
export type FetchFault = 'TIMEOUT' | 'TOO_LARGE' | 'HTTP_STATUS' | 'UNREACHABLE';

export interface LimitedFetch {
  readonly url: string;
  /** An authority's front turns away a caller without one. */
  readonly userAgent: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent by POST; nothing: GET. */
  readonly body?: Uint8Array;
  /** For the whole exchange: a server that drips its answer is cut off like one that gives none. */
  readonly timeoutMs: number;
  /** Counted as they come, after any content coding was undone. */
  readonly maxBytes: number;
  readonly fetch?: typeof fetch;
}

export interface FetchedContent {
  readonly bytes: Uint8Array;
  /** What a later call may name to be told that nothing is new (RFC 9110 8.8). */
  readonly validators: { readonly etag: string | null; readonly lastModified: string | null };
}

/** Throws for an empty name of the caller and for addresses other than http and https. */
export function assertWebCaller(urls: readonly string[], userAgent: string): void {
  if (userAgent.trim() === '') throw new Error('the User-Agent is empty');
  for (const url of urls) {
    if (!/^https?:$/.test(new URL(url).protocol)) throw new Error(`not http or https: ${url}`);
  }
}

/**
 * One call to an authority, bounded in time and size, that follows no redirect. Never throws for what the
 * network or the server does; NOT_MODIFIED only where a header asked for it.
 */
export async function fetchLimited(
  call: LimitedFetch,
): Promise<FetchedContent | 'NOT_MODIFIED' | FetchFault> {
  const signal = AbortSignal.timeout(call.timeoutMs);
  try {
    const response = await (call.fetch ?? fetch)(call.url, {
      headers: { ...call.headers, 'user-agent': call.userAgent },
      redirect: 'error',
      signal,
      ...(call.body && { method: 'POST', body: new Uint8Array(call.body) }),
    });
    const tooLarge = Number(response.headers.get('content-length') ?? 0) > call.maxBytes;
    if (response.status !== 200 || response.body === null || tooLarge) {
      await response.body?.cancel();
      if (response.status === 304) return 'NOT_MODIFIED';
      return response.status === 200 && tooLarge ? 'TOO_LARGE' : 'HTTP_STATUS';
    }
    const bytes = await readLimited(response.body, call.maxBytes);
    if (bytes === null) return 'TOO_LARGE';
    const { headers } = response;
    return { bytes, validators: { etag: headers.get('etag'), lastModified: headers.get('last-modified') } };
  } catch {
    return signal.aborted ? 'TIMEOUT' : 'UNREACHABLE';
  }
}

async function readLimited(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
