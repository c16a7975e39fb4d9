import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { queueDelivery } from './delivery-store.ts';
import { type WebhookRow, webhookNotFound } from './webhook.ts';
import type { WebhookStore } from './webhook-store.ts';

interface Ports {
  readonly database: Database;
  readonly store: WebhookStore;
  readonly clock: Clock;
}

/** Disables a webhook, and enables it again: then it is told everything since its place in the log. */
export class SwitchWebhook {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** One that is enabled and waits for its next attempt is tried at once. WEBHOOK_NOT_FOUND. */
  async enable(organisation: string, id: string): Promise<WebhookRow> {
    const { database, store } = this.#ports;
    return database.transaction(async (transaction) => {
      const webhook = await store.enable(transaction, organisation, id);
      if (webhook === null) throw webhookNotFound();
      await queueDelivery(transaction, id, null);
      return webhook;
    });
  }

  /** WEBHOOK_NOT_FOUND. */
  async disable(organisation: string, id: string): Promise<WebhookRow> {
    const { database, store, clock } = this.#ports;
    const webhook = await store.disable(database, organisation, id, clock.now());
    if (webhook === null) throw webhookNotFound();
    return webhook;
  }
}
