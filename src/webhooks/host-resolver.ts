import { Resolver } from 'node:dns/promises';

/** Tells the IP addresses behind the name of a host; none where there is no such host. */
export interface HostResolver {
  resolve(host: string, signal: AbortSignal): Promise<readonly string[]>;
}

const NOT_FOUND: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * Asks the name servers themselves, those of this machine where none are named: what stands in its hosts file is of no
 * concern to a receiver.
 */
export function dnsResolver(servers?: readonly string[]): HostResolver {
  return {
    async resolve(host, signal) {
      const resolver = new Resolver({ timeout: 2_000, tries: 2 });
      if (servers !== undefined) resolver.setServers(servers);
      const cancel = (): void => resolver.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
        const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
        const fault = answers.find((answer) => answer.status === 'rejected' && !isNotFound(answer.reason));
        if (found.length === 0 && fault?.status === 'rejected') throw fault.reason;
        return found;
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
  };
}

function isNotFound(reason: unknown): boolean {
  return (
    typeof reason === 'object' && reason !== null && 'code' in reason && NOT_FOUND.has(String(reason.code))
  );
}
