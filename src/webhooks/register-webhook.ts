import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import { endOfLog } from '../requests/index.ts';
import { AddressFault, type ReceiverAddresses } from './receiver-addresses.ts';
import { WEBHOOK_LIMITS, type WebhookRow } from './webhook.ts';
import { newSecret, type SecretBox, secretText } from './webhook-secret.ts';
import type { WebhookStore } from './webhook-store.ts';
import { parseWebhookUrl } from './webhook-url.ts';

interface Ports {
  readonly database: Database;
  readonly store: WebhookStore;
  readonly addresses: ReceiverAddresses;
  readonly toLocalhost: boolean;
  readonly secrets: SecretBox;
  readonly clock: Clock;
}

interface Registration {
  readonly url: string;
  readonly description: string;
  /** Empty for everything. */
  readonly types: readonly string[];
}

const LOOKUP_MILLISECONDS = 5_000;

/** Who registers is told the secret, once. What happens from now on is delivered. */
export class RegisterWebhook {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** WEBHOOK_URL_*, WEBHOOK_HOST_UNKNOWN, WEBHOOK_ADDRESS_FORBIDDEN, WEBHOOK_DESCRIPTION_TOO_LONG, WEBHOOK_LIMIT. */
  async run(
    viewer: Viewer,
    organisation: string,
    registration: Registration,
  ): Promise<{ webhook: WebhookRow; secret: string }> {
    const { database, store, toLocalhost, secrets, clock } = this.#ports;
    const url = parseWebhookUrl(registration.url, toLocalhost);
    const description = registration.description.trim();
    if (description.length > WEBHOOK_LIMITS.description) {
      const values = { max: WEBHOOK_LIMITS.description };
      throw new DomainError('WEBHOOK_DESCRIPTION_TOO_LONG', { path: ['input', 'description'], values });
    }
    await this.#checkAddresses(url);
    const secret = newSecret();
    const added = await database.transaction(async (transaction) => {
      const webhook = {
        organisation,
        createdBy: viewer.id,
        url: url.href,
        description,
        types: [...new Set(registration.types)],
        sealedSecret: secrets.seal(secret),
        position: await endOfLog(transaction),
        at: clock.now(),
      };
      return store.add(transaction, webhook, WEBHOOK_LIMITS.perOrganisation);
    });
    if (added === null) {
      throw new DomainError('WEBHOOK_LIMIT', { values: { max: WEBHOOK_LIMITS.perOrganisation } });
    }
    return { webhook: added, secret: secretText(secret) };
  }

  async #checkAddresses(url: URL): Promise<void> {
    const path = ['input', 'url'];
    try {
      await this.#ports.addresses.of(url, AbortSignal.timeout(LOOKUP_MILLISECONDS));
    } catch (fault) {
      if (!(fault instanceof AddressFault)) throw fault;
      if (fault.code === 'HOST_UNKNOWN') throw new DomainError('WEBHOOK_HOST_UNKNOWN', { path });
      throw new DomainError('WEBHOOK_ADDRESS_FORBIDDEN', { path });
    }
  }
}
