import type { Clock } from '../kernel/index.ts';
import { openP12, type SigningIdentity } from '../signing/index.ts';
import type { Sender } from '../soap/index.ts';
import { SoapClient } from './soap-client.ts';
import { SoapGateway } from './soap-gateway.ts';
import { SyncChannel } from './sync-channel.ts';
import type { SystemCheck } from './system-check.ts';
import { WaitingAtGateway } from './waiting-at-gateway.ts';

export interface GatewaySettings {
  readonly asyncUrl: string;
  readonly syncUrl: string;
  /** PKCS#12 with the key of this system, and its password. */
  readonly keyStore: Uint8Array;
  readonly keyPassword: string;
  readonly sender: Sender;
  /** BIN in the certificate of the gateway. */
  readonly bin: string;
  /** Milliseconds for one exchange, where whoever asks does not say otherwise. */
  readonly timeout: number;
  /** Milliseconds for which a service that does not answer is left alone. */
  readonly rest: number;
  readonly systems: SystemCheck;
  readonly clock: Clock;
}

/** Both channels of the e-government gateway. */
export interface GatewayChannels {
  readonly identity: SigningIdentity;
  readonly messages: SoapGateway;
  readonly questions: SyncChannel;
  readonly waiting: WaitingAtGateway;
  close(): Promise<void>;
}

/** Throws for a file that is no key store, and for a wrong password. */
export function createGateway(settings: GatewaySettings): GatewayChannels {
  const { asyncUrl, syncUrl, keyStore, keyPassword, sender, bin, timeout, clock } = settings;
  const identity = openP12(keyStore, keyPassword);
  const [async, sync] = [
    new SoapClient({ ...settings, url: asyncUrl, identity }),
    new SoapClient({ ...settings, url: syncUrl, identity }),
  ];
  return {
    identity,
    messages: new SoapGateway({ client: async, identity, sender, bin, timeout }),
    waiting: new WaitingAtGateway({ client: async, sender, timeout, clock }),
    questions: new SyncChannel({ client: sync, identity, sender, timeout, clock }),
    close: async () => {
      await Promise.all([async.close(), sync.close()]);
    },
  };
}
