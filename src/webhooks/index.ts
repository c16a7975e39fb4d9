export { createWebhooks, type Webhooks, type WebhooksSettings } from './create-webhooks.ts';
export { DELIVER_WEBHOOK_TASK, WEBHOOK_DISABLED_TASK } from './delivery-store.ts';
export { dnsResolver, type HostResolver } from './host-resolver.ts';
export { WebhookResolver } from './webhook.resolver.ts';
