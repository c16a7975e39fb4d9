import { closeIncident, type IncidentCode, openIncident } from '../incidents/index.ts';
import type { Transaction } from '../postgres/index.ts';
import { DELIVER_WEBHOOK_TASK } from './delivery-store.ts';
import type { DeliveryError } from './webhook.ts';

/** An incident tells why the other side did not take a message in fewer words than a delivery. */
const CODES: Readonly<Record<DeliveryError, IncidentCode>> = {
  HOST_UNKNOWN: 'UNREACHABLE',
  ADDRESS_FORBIDDEN: 'UNREACHABLE',
  UNREACHABLE: 'UNREACHABLE',
  TLS_FAILED: 'UNREACHABLE',
  TIMEOUT: 'TIMEOUT',
  REDIRECT: 'REFUSED',
  HTTP_STATUS: 'REFUSED',
  GONE: 'REFUSED',
};

/** A webhook was disabled for its failures; retrying enables it. */
export async function openWebhookIncident(
  transaction: Transaction,
  id: string,
  { error, failures, at }: { error: DeliveryError; failures: number; at: Date },
): Promise<void> {
  await openIncident(transaction, {
    subject: { ...subjectOf(id), requestId: null },
    code: CODES[error],
    details: { failures },
    job: {
      task: DELIVER_WEBHOOK_TASK,
      payload: { webhookId: id, enable: true },
      key: `${DELIVER_WEBHOOK_TASK}:${id}`,
      queue: null,
    },
    at,
  });
}

/** It is enabled again, or gone. */
export async function closeWebhookIncident(transaction: Transaction, id: string, at: Date): Promise<void> {
  await closeIncident(transaction, subjectOf(id), at);
}

function subjectOf(id: string) {
  return { kind: 'WEBHOOK', type: 'webhook', id } as const;
}
