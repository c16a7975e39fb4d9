import { maySeeRequest } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database, Transaction } from '../postgres/index.ts';
import { type LogPosition, type ProviderEvent, readProviderLog } from '../requests/index.ts';
import type { Attempt, WebhookCaller } from './call-webhook.ts';
import {
  addDelivery,
  enableFailed,
  forgetDeliveries,
  giveUp,
  type LeasedWebhook,
  leaseWebhook,
  lockState,
  moveOn,
  noteFailure,
  queueDeliveries,
  queueDelivery,
  queueNotice,
  queueWhenDue,
  releaseWebhook,
  type WebhookState,
} from './delivery-store.ts';
import { nextAttempt } from './next-attempt.ts';
import type { DeliveryError, DisabledReason } from './webhook.ts';
import { openWebhookIncident } from './webhook-incident.ts';
import { webhookMessage } from './webhook-message.ts';
import type { SecretBox } from './webhook-secret.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: SecretBox;
  readonly caller: WebhookCaller;
  /** Told once a webhook has been disabled for its failures. */
  readonly onDisabled: (webhookId: string, reason: DisabledReason) => void;
}

const BATCH = 50;
/** One webhook is worked at no longer than this at a time: then others have their turn. */
const TURN_MILLISECONDS = 5_000;

/**
 * The job: tells a webhook what has happened since its place in the log, one entry after another, and none before the last
 * one was taken. Whoever holds its lease delivers, so no two nodes call it at once; an entry whose receipt could not be
 * noted is told again. The receiver is called outside any transaction.
 */
export class DeliverWebhook {
  readonly #ports: Ports;
  readonly #stopping = new AbortController();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Gives up what is under way: it is told again by whoever comes next. */
  stop(): void {
    this.#stopping.abort();
  }

  /** With `enable`, also one that was disabled for its failures. */
  async run(id: string, enable: boolean): Promise<void> {
    const { database, clock } = this.#ports;
    if (enable) await enableFailed(database, id);
    const webhook = await leaseWebhook(database, id, clock.now());
    if (webhook === null) return queueWhenDue(database, id, clock.now());
    await forgetDeliveries(database, id, clock.now());
    await this.#deliver(webhook);
    await releaseWebhook(database, webhook);
    /* Whoever had something for it up to the release found the lease taken. */
    await queueDeliveries(database, clock.now(), id);
  }

  /** Until nothing is left, its turn is over, or something is in the way. */
  async #deliver(leased: LeasedWebhook): Promise<void> {
    const { database } = this.#ports;
    const { organisation } = leased;
    const end = performance.now() + TURN_MILLISECONDS;
    let webhook = leased;
    for (;;) {
      const events = await readProviderLog(database, organisation, { after: webhook.position, limit: BATCH });
      for (const event of events) {
        if (!isFor(webhook, event)) continue;
        if (performance.now() > end || !(await this.#tell(webhook, event))) return;
        webhook = { ...webhook, position: event.position };
      }
      const last = events.at(-1);
      if (last === undefined || !(await this.#pass(webhook, last.position))) return;
      webhook = { ...webhook, position: last.position };
    }
  }

  /** Whether it was taken, and the next one may follow. */
  async #tell(webhook: LeasedWebhook, event: ProviderEvent): Promise<boolean> {
    const { clock, secrets, caller } = this.#ports;
    const sealed = [webhook.secret, ...(webhook.previousSecret === null ? [] : [webhook.previousSecret])];
    const now = clock.now();
    const message = webhookMessage(event, { secrets: sealed.map((one) => secrets.open(one)), now });
    const attempt = await caller.call(webhook.url, message, this.#stopping.signal);
    return attempt !== null && (await this.#settle(webhook, event, attempt));
  }

  /** Notes an attempt, and what follows from it. */
  async #settle(webhook: LeasedWebhook, event: ProviderEvent, attempt: Attempt): Promise<boolean> {
    const { database, clock } = this.#ports;
    return database.transaction(async (transaction) => {
      const state = await lockState(transaction, webhook);
      if (state === null) return false;
      const line = { eventId: event.position.id, attempt: state.failures + 1, at: clock.now(), ...attempt };
      await addDelivery(transaction, webhook.id, line);
      if (!state.unchanged) return false;
      if (attempt.error !== null) await this.#fail(transaction, webhook, state, attempt.error);
      else await moveOn(transaction, webhook, event.position);
      return attempt.error === null;
    });
  }

  async #fail(
    transaction: Transaction,
    { id }: LeasedWebhook,
    state: WebhookState,
    error: DeliveryError,
  ): Promise<void> {
    const { clock, onDisabled } = this.#ports;
    const now = clock.now();
    const failures = state.failures + 1;
    const since = state.failingSince === null ? now : new Date(state.failingSince);
    const next = error === 'GONE' ? null : nextAttempt({ failures, since, now, chance: Math.random() });
    if (next === null) {
      const reason = error === 'GONE' ? 'GONE' : 'FAILING';
      await giveUp(transaction, id, { failures, since, reason, at: now });
      await queueNotice(transaction, id);
      await openWebhookIncident(transaction, id, { error, failures, at: now });
      transaction.afterCommit(() => onDisabled(id, reason));
    } else {
      await noteFailure(transaction, id, { failures, since, nextAttemptAt: next });
      await queueDelivery(transaction, id, next);
    }
  }

  /** What is not for this webhook is behind it as well; false where somebody has changed it meanwhile. */
  async #pass(webhook: LeasedWebhook, to: LogPosition): Promise<boolean> {
    return this.#ports.database.transaction(async (transaction) => {
      const state = await lockState(transaction, webhook);
      if (state?.unchanged !== true) return false;
      await moveOn(transaction, webhook, to);
      return true;
    });
  }
}

/** Of the kinds that it asked for, and what an information system of the organisation may see. */
function isFor({ organisation, createdBy, types }: LeasedWebhook, { type, facts }: ProviderEvent): boolean {
  const system = { id: createdBy, role: 'INTEGRATOR', organisation } as const;
  return (types.length === 0 || types.includes(type)) && maySeeRequest(system, facts);
}
