import { randomUUID } from 'node:crypto';
import type { Viewer } from '../identity/index.ts';
import { type Clock, DomainError, type IdempotencyKey } from '../kernel/index.ts';
import { answerOnce, type Database, type RepeatableCall, runOnce } from '../postgres/index.ts';
import { endOfLog } from '../requests/index.ts';
import { AddressFault, type ReceiverAddresses } from './receiver-addresses.ts';
import { type ToldSecret, toldSecret } from './told-secret.ts';
import { WEBHOOK_LIMITS } from './webhook.ts';
import { newSecret, type SecretBox } from './webhook-secret.ts';
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
    key: IdempotencyKey | null,
  ): Promise<ToldSecret> {
    const { database, clock } = this.#ports;
    const call: RepeatableCall = {
      actorId: viewer.id,
      operation: 'registerWebhook',
      key,
      payload: registration,
      now: clock.now(),
    };
    const id = await answerOnce(
      database,
      call,
      () => this.#register(viewer, organisation, registration, call),
      (answer) => answer,
    );
    return toldSecret(this.#ports, organisation, id);
  }

  async #register(
    viewer: Viewer,
    organisation: string,
    registration: Registration,
    call: RepeatableCall,
  ): Promise<string> {
    const { database, store, toLocalhost, secrets } = this.#ports;
    const url = parseWebhookUrl(registration.url, toLocalhost);
    const description = registration.description.trim();
    if (description.length > WEBHOOK_LIMITS.description) {
      const values = { max: WEBHOOK_LIMITS.description };
      throw new DomainError('WEBHOOK_DESCRIPTION_TOO_LONG', { path: ['input', 'description'], values });
    }
    await this.#checkAddresses(url);
    const id = randomUUID();
    return database.transaction((transaction) =>
      runOnce(transaction, call, id, async () => {
        const webhook = {
          id,
          organisation,
          createdBy: viewer.id,
          url: url.href,
          description,
          types: [...new Set(registration.types)],
          sealedSecret: secrets.seal(newSecret()),
          position: await endOfLog(transaction),
          at: call.now,
        };
        const max = WEBHOOK_LIMITS.perOrganisation;
        if (!(await store.add(transaction, webhook, max)))
          throw new DomainError('WEBHOOK_LIMIT', { values: { max } });
      }),
    );
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
