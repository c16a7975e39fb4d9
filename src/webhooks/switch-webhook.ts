import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { queueDelivery } from './delivery-store.ts';
import { type WebhookRow, webhookNotFound } from './webhook.ts';
import { closeWebhookIncident } from './webhook-incident.ts';
import type { WebhookStore } from './webhook-store.ts';

interface Ports {
  readonly database: Database;
  readonly store: WebhookStore;
  readonly clock: Clock;
}

/** Disables a webhook, enables it again so that it is told everything since its place in the log, and removes it. */
export class SwitchWebhook {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** One that is enabled and waits for its next attempt is tried at once. WEBHOOK_NOT_FOUND. */
  async enable(organisation: string, id: string): Promise<WebhookRow> {
    const { database, store, clock } = this.#ports;
    return database.transaction(async (transaction) => {
      const webhook = await store.enable(transaction, organisation, id);
      if (webhook === null) throw webhookNotFound();
      await closeWebhookIncident(transaction, id, clock.now());
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

  /** WEBHOOK_NOT_FOUND. */
  async remove(organisation: string, id: string): Promise<void> {
    const { database, store, clock } = this.#ports;
    await database.transaction(async (transaction) => {
      if (!(await store.remove(transaction, organisation, id))) throw webhookNotFound();
      await closeWebhookIncident(transaction, id, clock.now());
    });
  }
}
