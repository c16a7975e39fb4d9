import { Agent, errors, request } from 'undici';
import { OutsideFault } from '../kernel/index.ts';

const MAX_ANSWER_BYTES = 2 * 1024 * 1024;
const KEEP_ALIVE_MILLISECONDS = 10_000;
const MAX_CONNECTIONS = 8;
/** What SOAP 1.1 6.2 answers with: 200, and 500 for a fault. */
const ANSWERS = new Set([200, 500]);

/** Envelopes over HTTP (SOAP 1.1 6): connections are kept, answers bounded in time and size, redirects not followed. */
export class SoapHttp {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string) {
    this.#url = url;
    this.#agent = new Agent({
      connections: MAX_CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      maxResponseSize: MAX_ANSWER_BYTES,
    });
  }

  /** The envelope that is answered within so many milliseconds; throws OutsideFault. */
  async post(envelope: Uint8Array, timeout: number): Promise<Uint8Array> {
    const signal = AbortSignal.timeout(timeout);
    try {
      const { statusCode, headers, body } = await request(this.#url, {
        method: 'POST',
        dispatcher: this.#agent,
        signal,
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', accept: 'text/xml' },
        body: envelope,
      });
      const xml = /^text\/xml\b/i.test(String(headers['content-type'] ?? ''));
      if (!ANSWERS.has(statusCode) || (statusCode !== 200 && !xml)) {
        await body.dump();
        throw new OutsideFault(statusCode < 500 ? 'REFUSED' : 'UNREACHABLE', { status: statusCode });
      }
      return await body.bytes();
    } catch (fault) {
      throw this.#told(fault, signal);
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  #told(fault: unknown, signal: AbortSignal): OutsideFault {
    if (fault instanceof OutsideFault) return fault;
    if (fault instanceof errors.ResponseExceededMaxSizeError)
      return new OutsideFault('MALFORMED', { cause: fault });
    return new OutsideFault(signal.aborted ? 'TIMEOUT' : 'UNREACHABLE', { cause: fault });
  }
}
