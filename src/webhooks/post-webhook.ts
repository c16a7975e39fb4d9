import type { LookupAddress } from 'node:dns';
import { isIPv6, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import type { WebhookMessage } from './webhook-message.ts';

/** An answer of the receiver, whatever its status. */
export interface ReceiverAnswer {
  readonly status: number;
  /** As far as it was read. */
  readonly text: string;
}

/** No answer came. */
export class PostFault extends Error {
  override readonly name = 'PostFault';
  readonly code: 'UNREACHABLE' | 'TLS_FAILED';

  constructor(code: PostFault['code'], cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

const MOST_ANSWER_BYTES = 64 * 1024;
const TLS_CODES =
  /^(?:ERR_TLS|ERR_SSL|CERT_|CRL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH_)/;

/**
 * One POST, to the given IP addresses and no others, whatever the name of the host resolves to; redirects are answers like
 * any other. The connection ends with it. Throws PostFault, and what `signal` is aborted with.
 */
export async function postWebhook(
  url: URL,
  addresses: readonly string[],
  { body, headers }: WebhookMessage,
  signal: AbortSignal,
): Promise<ReceiverAnswer> {
  const dispatcher = new Agent({ connect: { lookup: pinnedTo(addresses) } });
  try {
    const answer = await request(url, { method: 'POST', headers, body, dispatcher, signal });
    return { status: answer.statusCode, text: await beginningOf(answer.body) };
  } catch (fault) {
    if (signal.aborted) throw signal.reason;
    throw new PostFault(TLS_CODES.test(codeOf(fault)) ? 'TLS_FAILED' : 'UNREACHABLE', fault);
  } finally {
    await dispatcher.destroy();
  }
}

/** The status has come: whatever cuts its text short, the time among it, changes nothing of that. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const read = async (): Promise<void> => {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk as Uint8Array).subarray(0, MOST_ANSWER_BYTES - size);
      chunks.push(bytes);
      size += bytes.length;
      if (size >= MOST_ANSWER_BYTES) return;
    }
  };
  await Promise.allSettled([read()]);
  return Buffer.concat(chunks).toString('utf8');
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const pinned: LookupAddress[] = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first] = pinned;
    if (options.all === true) callback(null, pinned);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function codeOf(fault: unknown): string {
  return typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';
}
