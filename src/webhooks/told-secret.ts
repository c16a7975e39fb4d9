import { type WebhookRow, webhookNotFound } from './webhook.ts';
import { type SecretBox, secretText } from './webhook-secret.ts';
import type { WebhookStore } from './webhook-store.ts';

/** A webhook, and the secret that its messages are signed with, as its owner is told it. */
export interface ToldSecret {
  readonly webhook: WebhookRow;
  readonly secret: string;
}

/** The answer to a call that made a secret, and to its repeats. WEBHOOK_NOT_FOUND where it is gone by then. */
export async function toldSecret(
  { store, secrets }: { readonly store: WebhookStore; readonly secrets: SecretBox },
  organisation: string,
  id: string,
): Promise<ToldSecret> {
  const found = await store.findSealed(organisation, id);
  if (found === null) throw webhookNotFound();
  return { webhook: found.webhook, secret: secretText(secrets.open(found.sealed)) };
}
