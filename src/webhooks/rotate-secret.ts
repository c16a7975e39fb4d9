import type { Viewer } from '../identity/index.ts';
import type { Clock, IdempotencyKey } from '../kernel/index.ts';
import { answerOnce, type Database, type RepeatableCall, runOnce } from '../postgres/index.ts';
import { type ToldSecret, toldSecret } from './told-secret.ts';
import { webhookNotFound } from './webhook.ts';
import { newSecret, type SecretBox } from './webhook-secret.ts';
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
  async run(
    viewer: Viewer,
    organisation: string,
    { id, key }: { id: string; key: IdempotencyKey | null },
  ): Promise<ToldSecret> {
    const { database, store, secrets, clock } = this.#ports;
    const now = clock.now();
    const call: RepeatableCall = {
      actorId: viewer.id,
      operation: 'rotateWebhookSecret',
      key,
      payload: { id },
      now,
    };
    const rotated = await answerOnce(
      database,
      call,
      () =>
        database.transaction((transaction) =>
          runOnce(transaction, call, id, async () => {
            const webhook = await store.rotate(transaction, organisation, id, {
              sealedSecret: secrets.seal(newSecret()),
              previousUntil: new Date(now.getTime() + BOTH_SIGN_MILLISECONDS),
            });
            if (webhook === null) throw webhookNotFound();
          }),
        ),
      (answer) => answer,
    );
    return toldSecret(this.#ports, organisation, rotated);
  }
}
