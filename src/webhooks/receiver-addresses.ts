import { isIP } from 'node:net';
import type { HostResolver } from './host-resolver.ts';
import { isPublicAddress } from './public-address.ts';
import { isLocalhost } from './webhook-url.ts';

/** A receiver that may not be called, or cannot be found. */
export class AddressFault extends Error {
  override readonly name = 'AddressFault';
  readonly code: 'HOST_UNKNOWN' | 'ADDRESS_FORBIDDEN';

  constructor(code: AddressFault['code'], options: { cause?: unknown } = {}) {
    super(code, options);
    this.code = code;
  }
}

const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * The IP addresses that a receiver is to be called at. Its name is resolved here, once, and the call goes to no other
 * address: what the name servers say a moment later does not count. One address inside is enough to refuse all.
 */
export class ReceiverAddresses {
  readonly #resolver: HostResolver;
  readonly #toLocalhost: boolean;

  constructor(settings: { resolver: HostResolver; toLocalhost: boolean }) {
    this.#resolver = settings.resolver;
    this.#toLocalhost = settings.toLocalhost;
  }

  /** At least one; throws AddressFault. */
  async of(url: URL, signal: AbortSignal): Promise<readonly string[]> {
    if (this.#toLocalhost && isLocalhost(url)) {
      return url.hostname === 'localhost' ? LOOPBACK : [withoutBrackets(url.hostname)];
    }
    const host = withoutBrackets(url.hostname);
    const addresses = isIP(host) !== 0 ? [host] : await this.#ask(host, signal);
    if (addresses.length === 0) throw new AddressFault('HOST_UNKNOWN');
    if (!addresses.every(isPublicAddress)) throw new AddressFault('ADDRESS_FORBIDDEN');
    return addresses;
  }

  async #ask(host: string, signal: AbortSignal): Promise<readonly string[]> {
    try {
      return await this.#resolver.resolve(host, signal);
    } catch (cause) {
      throw new AddressFault('HOST_UNKNOWN', { cause });
    }
  }
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
