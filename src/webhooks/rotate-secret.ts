import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { type WebhookRow, webhookNotFound } from './webhook.ts';
import { newSecret, type SecretBox, secretText } from './webhook-secret.ts';
import type { WebhookStore } from './webhook-store.ts';

interface Ports {
  readonly database: Database;
  readonly store: WebhookStore;
  readonly secrets: SecretBox;
  readonly clock: Clock;
}

const BOTH_SIGN_MILLISECONDS = 86_400_000;

/** A new secret, told once; for a day everything is signed with the old one as well. */
export class RotateSecret {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** WEBHOOK_NOT_FOUND. */
  async run(organisation: string, id: string): Promise<{ webhook: WebhookRow; secret: string }> {
    const { database, store, secrets, clock } = this.#ports;
    const secret = newSecret();
    const webhook = await store.rotate(database, organisation, id, {
      sealedSecret: secrets.seal(secret),
      previousUntil: new Date(clock.now().getTime() + BOTH_SIGN_MILLISECONDS),
    });
    if (webhook === null) throw webhookNotFound();
    return { webhook, secret: secretText(secret) };
  }
}
