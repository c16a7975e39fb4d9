import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All that is assigned as global unicast; compatible, mapped and translated addresses lie outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Answers about the machine it is asked from, at an address that looks like any other (Azure). */
const METADATA: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an IP address is one of the public Internet, and of nobody's own network: not private, loopback, link-local,
 * shared (CGNAT), multicast, reserved or documentation, nor an IPv6 address that stands for an IPv4 one.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0 || METADATA.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}
