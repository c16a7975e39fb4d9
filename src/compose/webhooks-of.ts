import type { Logger } from 'pino';
import type { ServerConfig } from '../config.ts';
import {
  createWebhooks,
  type HostResolver,
  type Webhooks,
  type WebhooksSettings,
} from '../webhooks/index.ts';

type Parts = Pick<WebhooksSettings, 'database' | 'clock' | 'log' | 'texts' | 'transport'> & {
  readonly hostResolver: HostResolver;
};

/** The webhooks as the configuration has them. */
export function webhooksOf(
  config: ServerConfig,
  logger: Logger,
  { hostResolver, ...parts }: Parts,
): Webhooks {
  return createWebhooks({
    ...parts,
    resolver: hostResolver,
    key: config.webhookKey,
    toLocalhost: config.WEBHOOKS_TO_LOCALHOST,
    publicUrl: config.PUBLIC_URL,
    onFault: (fault) => logger.error({ err: fault }, 'fault in the background'),
    onDisabled: (webhookId, reason) => logger.warn({ webhookId, reason }, 'webhook disabled'),
  });
}
