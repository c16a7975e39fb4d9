/** Another system could not be asked, or did not answer as agreed. Trying again later may help. */
export class OutsideFault extends Error {
  override readonly name = 'OutsideFault';
  readonly reason: 'UNREACHABLE' | 'TIMEOUT' | 'REFUSED' | 'MALFORMED';

  constructor(reason: OutsideFault['reason'], options: { cause?: unknown; status?: number } = {}) {
    super(
      options.status === undefined ? `outside: ${reason}` : `outside: ${reason} ${options.status}`,
      'cause' in options ? { cause: options.cause } : {},
    );
    this.reason = reason;
  }
}

interface OutsideCall {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** Sent as the bearer token. */
  readonly secret: string;
  readonly body?: unknown;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
}

interface OutsideAnswer {
  readonly status: number;
  /** Parsed JSON; null where the body is empty, or where whoever reports an error says it in something else. */
  readonly body: unknown;
}

const MEDIA_TYPE = 'application/json';
const MAX_ANSWER_BYTES = 64 * 1024;

/** One attempt to ask another system over HTTP and JSON, bounded in time and size, following no redirect. */
export async function callOutside(call: OutsideCall): Promise<OutsideAnswer> {
  const { status, text } = await exchange(call);
  return { status, body: text === '' ? null : parse(text, status) };
}

async function exchange(call: OutsideCall): Promise<{ readonly status: number; readonly text: string }> {
  const signal = AbortSignal.timeout(call.timeout);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      redirect: 'error',
      signal,
      headers: {
        authorization: `Bearer ${call.secret}`,
        accept: MEDIA_TYPE,
        ...(call.body === undefined ? {} : { 'content-type': MEDIA_TYPE }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    return { status: response.status, text: await boundedText(response) };
  } catch (error) {
    if (error instanceof OutsideFault) throw error;
    throw new OutsideFault(signal.aborted ? 'TIMEOUT' : 'UNREACHABLE', { cause: error });
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new OutsideFault('MALFORMED');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (status >= 400) return null;
    throw new OutsideFault('MALFORMED', { cause: error });
  }
}
