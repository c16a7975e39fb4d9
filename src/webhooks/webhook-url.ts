import { DomainError } from '../kernel/index.ts';
import { WEBHOOK_LIMITS } from './webhook.ts';

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);

/** Whether the address leads to the very machine, which is let through only where a setting says so. */
export function isLocalhost(url: URL): boolean {
  return LOCAL_HOSTS.has(url.hostname);
}

/**
 * The address of a receiver: https, at port 443 or 8443, without a name and password in it. Localhost may be called at any
 * port and over http where that is allowed. Throws WEBHOOK_URL_*.
 */
export function parseWebhookUrl(text: string, toLocalhost: boolean): URL {
  const path = ['input', 'url'];
  if (text.length > WEBHOOK_LIMITS.url) {
    throw new DomainError('WEBHOOK_URL_TOO_LONG', { path, values: { max: WEBHOOK_LIMITS.url } });
  }
  const url = URL.parse(text);
  if (url === null || url.hostname === '' || url.hash !== '') {
    throw new DomainError('WEBHOOK_URL_INVALID', { path });
  }
  if (url.username !== '' || url.password !== '') {
    throw new DomainError('WEBHOOK_URL_CREDENTIALS', { path });
  }
  const local = toLocalhost && isLocalhost(url);
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:')) {
    throw new DomainError('WEBHOOK_URL_NOT_HTTPS', { path });
  }
  if (!local && !PORTS.has(url.port)) throw new DomainError('WEBHOOK_URL_PORT', { path });
  return url;
}
