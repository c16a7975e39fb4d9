import { asNode, type Texts } from '../graphql/index.ts';
import type { Viewer } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { type EventLog, LogWorker, type MailTransport } from '../requests/index.ts';
import { WebhookCaller } from './call-webhook.ts';
import { DeliverWebhook } from './deliver-webhook.ts';
import { queueDeliveries } from './delivery-store.ts';
import type { HostResolver } from './host-resolver.ts';
import { ReceiverAddresses } from './receiver-addresses.ts';
import { RegisterWebhook } from './register-webhook.ts';
import { ReplayWebhook } from './replay-webhook.ts';
import { RotateSecret } from './rotate-secret.ts';
import { SwitchWebhook } from './switch-webhook.ts';
import { TellDisabled } from './tell-disabled.ts';
import { WebhookResolver } from './webhook.resolver.ts';
import { type DisabledReason, webhookLocalId } from './webhook.ts';
import { SecretBox } from './webhook-secret.ts';
import { WebhookStore } from './webhook-store.ts';

export interface WebhooksSettings {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly texts: Texts;
  /** Keeps the secrets: 32 bytes, the same on every node. */
  readonly key: Uint8Array;
  readonly resolver: HostResolver;
  /** Whether receivers on this machine may be called, over http and at any port. */
  readonly toLocalhost: boolean;
  /** Null where no mail is sent. */
  readonly transport: MailTransport | null;
  readonly publicUrl: string;
  readonly onFault: (fault: unknown) => void;
  readonly onDisabled: (webhookId: string, reason: DisabledReason) => void;
}

export interface Webhooks {
  readonly resolver: WebhookResolver;
  /** What `node(id)` answers for a webhook's id. */
  readonly node: (viewer: Viewer, id: string) => Promise<object | null>;
  /** With `enable`, also one that was disabled for its failures. */
  readonly deliver: (webhookId: string, enable: boolean) => Promise<void>;
  readonly tellDisabled: (webhookId: string) => Promise<void>;
  start(): void;
  /** Ends what is under way as well. */
  stop(): Promise<void>;
}

/** A receiver has so long to say that it has taken a message. */
const TIMEOUT_MILLISECONDS = 10_000;

/** Puts the module together. */
export function createWebhooks(settings: WebhooksSettings): Webhooks {
  const { database, clock, log, texts, resolver, toLocalhost, transport, publicUrl } = settings;
  const store = new WebhookStore(database);
  const secrets = new SecretBox(settings.key);
  const addresses = new ReceiverAddresses({ resolver, toLocalhost });
  const caller = new WebhookCaller({ addresses, toLocalhost, timeout: TIMEOUT_MILLISECONDS });
  const deliver = new DeliverWebhook({ database, clock, secrets, caller, onDisabled: settings.onDisabled });
  const tellDisabled = new TellDisabled({ store, texts, transport, publicUrl });
  const watch = new LogWorker({
    log,
    onFault: settings.onFault,
    concerns: ({ sent }) => sent,
    work: () => queueDeliveries(database, clock.now()),
  });
  return {
    resolver: new WebhookResolver({
      store,
      register: new RegisterWebhook({ database, store, addresses, toLocalhost, secrets, clock }),
      switch: new SwitchWebhook({ database, store, clock }),
      rotate: new RotateSecret({ database, store, secrets, clock }),
      replay: new ReplayWebhook({ database, store }),
    }),
    node: (viewer, id) => webhookNode(store, viewer, id),
    deliver: (webhookId, enable) => deliver.run(webhookId, enable),
    tellDisabled: (webhookId) => tellDisabled.run(webhookId),
    start: () => watch.start(),
    stop: () => {
      deliver.stop();
      return watch.stop();
    },
  };
}

async function webhookNode(store: WebhookStore, viewer: Viewer, id: string): Promise<object | null> {
  const uuid = webhookLocalId(id);
  if (uuid === null || viewer.role !== 'INTEGRATOR' || viewer.organisation === null) return null;
  const webhook = await store.find(viewer.organisation, uuid);
  return webhook === null ? null : asNode('Webhook', webhook);
}
