import { createHmac } from 'node:crypto';
import type { ProviderEvent } from '../requests/index.ts';

/** What travels, byte for byte, and the headers that vouch for it. */
export interface WebhookMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What a receiver is told of an entry of the log: enough to ask the API for the rest, and nothing about a person. The id
 * stays the same however often it is sent; while a secret is replaced there is a signature by each.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function webhookMessage(
  event: ProviderEvent,
  { secrets, now }: { secrets: readonly Buffer[]; now: Date },
): WebhookMessage {
  const { eventId, cursor, requestId, number, status, type, at } = event;
  const body = JSON.stringify({
    type,
    timestamp: at,
    data: { eventId, cursor, requestId, number, status },
  });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const digest = createHmac('sha256', secret).update(`${eventId}.${timestamp}.${body}`).digest('base64');
    return `v1,${digest}`;
  });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Qyzmet-Webhooks/1',
      'webhook-id': eventId,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
  };
}
