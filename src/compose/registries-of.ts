import type { ServerConfig } from '../config.ts';
import type { GatewayChannels } from '../gateway/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { AuditedRegistries, StateRegistries, type SyncChannel } from '../registries/index.ts';

/** Milliseconds that a job waits for a registry, and somebody who looks at a form. */
const PATIENT = 10_000;
const QUICK = 3_000;

interface Parts {
  readonly gateway: GatewayChannels;
  readonly database: Queryable;
  readonly clock: Clock;
}

/** The registries behind the gateway's synchronous channel: for jobs, and for people who wait. */
export function registriesOf(
  config: Pick<ServerConfig, 'REGISTRIES_SENDER_CODE' | 'REGISTRIES_REQUESTOR_BIN'>,
  { gateway, database, clock }: Parts,
): { readonly registries: AuditedRegistries; readonly quickRegistries: AuditedRegistries } {
  const waiting = (timeout: number): AuditedRegistries => {
    const channel: SyncChannel = {
      ask: (serviceId, data, form) => gateway.questions.ask(serviceId, data, { form, timeout }),
    };
    const { REGISTRIES_SENDER_CODE: senderCode, REGISTRIES_REQUESTOR_BIN: requestorBin } = config;
    const registries = new StateRegistries({ channel, clock, senderCode, requestorBin });
    return new AuditedRegistries({ database, registries, clock });
  };
  return { registries: waiting(PATIENT), quickRegistries: waiting(QUICK) };
}
