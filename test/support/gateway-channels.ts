import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway, type GatewayChannels, type SystemCheck } from '../../src/gateway/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { StateRegistries } from '../../src/registries/index.ts';
import { knownSigner } from '../../src/sandbox/gateway/known-signer.ts';
import { SYSTEM_KEY_PASSWORD, SYSTEMS } from '../../src/sandbox/gateway/systems.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';

/** The sandbox's own judgement of a signature, in place of the server's. */
export function sandboxJudgement(sandbox: RunningSandbox): SystemCheck {
  return {
    envelope: async (signature) => {
      const bin = knownSigner(signature, sandbox.authority);
      return bin === null
        ? { state: 'INVALID', code: 'UNKNOWN' }
        : { state: 'VALID', system: { name: '', bin } };
    },
    data: () => Promise.reject(new Error('nobody asks')),
  };
}

export interface ChannelChanges {
  readonly url?: string;
  readonly timeout?: number;
  readonly rest?: number;
  readonly bin?: string;
  readonly systems?: SystemCheck;
  /** Name of the key store whose key signs what is asked; the server's where not said. */
  readonly key?: string;
}

/** The server's channels to a sandbox that keeps its files in that folder. */
export function channelsTo(
  sandbox: RunningSandbox,
  folder: string,
  changes: ChannelChanges = {},
): GatewayChannels {
  const {
    url = sandbox.url,
    timeout = 20_000,
    rest = 0,
    bin = SYSTEMS.gateway.bin,
    key = 'server',
  } = changes;
  return createGateway({
    ...{ asyncUrl: `${url}/gateway/async`, syncUrl: `${url}/gateway/sync`, timeout, rest, bin },
    systems: changes.systems ?? sandboxJudgement(sandbox),
    keyStore: readFileSync(join(folder, `sandbox/gateway/${key}.p12`)),
    keyPassword: SYSTEM_KEY_PASSWORD,
    sender: { id: 'QYZMET', password: 'a password' },
    clock: systemClock,
  });
}

/** The server's own adapters of the registries, as they ask. */
export function registriesThrough({ questions }: GatewayChannels, timeout = 5000): StateRegistries {
  return new StateRegistries({
    channel: { ask: (serviceId, data, form) => questions.ask(serviceId, data, { form, timeout }) },
    clock: systemClock,
    senderCode: 'qyzmet',
    requestorBin: '991240999802',
  });
}
