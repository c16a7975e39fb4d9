import { DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { decodeCursor } from '../requests/index.ts';
import { queueDelivery } from './delivery-store.ts';
import { type WebhookRow, webhookNotFound } from './webhook.ts';
import type { WebhookStore } from './webhook-store.ts';

interface Ports {
  readonly database: Database;
  readonly store: WebhookStore;
}

/** Tells again everything after a cursor, under the ids it had. */
export class ReplayWebhook {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** WEBHOOK_NOT_FOUND, CURSOR_INVALID; WEBHOOK_CURSOR_AHEAD where it has not been told so far yet: nothing is left out. */
  async run(organisation: string, id: string, after: string): Promise<WebhookRow> {
    const { database, store } = this.#ports;
    const position = decodeCursor(after);
    if (position === null) throw new DomainError('CURSOR_INVALID', { path: ['after'] });
    return database.transaction(async (transaction) => {
      const webhook = await store.moveBack(transaction, organisation, id, position);
      if (webhook === null) {
        if ((await store.find(organisation, id)) === null) throw webhookNotFound();
        throw new DomainError('WEBHOOK_CURSOR_AHEAD', { path: ['after'] });
      }
      await queueDelivery(transaction, id, null);
      return webhook;
    });
  }
}
