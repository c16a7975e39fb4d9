import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../kernel/index.ts';
import type { SigningIdentity } from '../certification-authority/index.ts';
import type { GatewayMessage } from '../gateway/gateway-message.ts';
import type { Pushes } from '../gateway/pushes.ts';
import type { SystemName } from '../gateway/systems.ts';
import { SystemsAtWork } from './at-work.ts';
import { CaseBook } from './case-book.ts';
import { FileReader } from './file-reader.ts';
import { KEY_OF, ProviderDesk } from './provider-desk.ts';
import { registerProviderSystems } from './provider-systems.route.ts';
import { registerSystemsPage } from './systems-page.route.ts';

interface Parts {
  readonly keys: () => Promise<Readonly<Record<SystemName, SigningIdentity>>>;
  readonly keyStores: () => Promise<ReadonlyMap<string, string>>;
  readonly pushes: Pushes;
  readonly apiUrl: string;
  readonly clock: Clock;
}

/** E-licensing and the system of local executive bodies, in which providers work: they take requests and report of them. */
export function providerSystems(
  scope: FastifyInstance,
  parts: Parts,
): { take(message: GatewayMessage): void; close(): void } {
  const book = new CaseBook();
  const desk = new ProviderDesk(parts);
  const work = new SystemsAtWork({ book, desk });
  const files = new FileReader({ ...parts, keyOf: async (system) => (await parts.keys())[KEY_OF[system]] });
  registerProviderSystems(scope, { book, desk, work, files });
  registerSystemsPage(scope, { book, desk, work, files });
  return {
    take: (message) => {
      const opened = book.take(message);
      /* What the API answers is kept in the case; one that cannot be reached ends the work on it. */
      if (opened !== null) work.begin(opened).catch((fault: unknown) => scope.log.error(fault));
    },
    close: () => work.close(),
  };
}
