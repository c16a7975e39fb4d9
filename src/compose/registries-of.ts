import type { ServerConfig } from '../config.ts';
import type { Clock } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { HttpSyncChannel, RegistryDesk, StateRegistries, type SyncChannel } from '../registries/index.ts';

/** Milliseconds that a job waits for a registry, and somebody who looks at a form. */
const PATIENT = 10_000;
const QUICK = 3_000;

/** The registries as the configuration has them: for jobs, and for people who wait. */
export function registriesOf(
  config: ServerConfig,
  { database, clock }: { readonly database: Queryable; readonly clock: Clock },
): { readonly registries: RegistryDesk; readonly quickRegistries: RegistryDesk } {
  const deskWaiting = (timeout: number): RegistryDesk => {
    const { GATEWAY_URL: url, GATEWAY_SECRET: secret } = config;
    const channel: SyncChannel = new HttpSyncChannel({ url, secret, timeout });
    const { REGISTRIES_SENDER_CODE: senderCode, REGISTRIES_REQUESTOR_BIN: requestorBin } = config;
    const registries = new StateRegistries({ channel, clock, senderCode, requestorBin });
    return new RegistryDesk({ database, registries, clock });
  };
  return { registries: deskWaiting(PATIENT), quickRegistries: deskWaiting(QUICK) };
}
