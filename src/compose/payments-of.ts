import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerConfig } from '../config.ts';
import type { Texts } from '../graphql/index.ts';
import { openIncident } from '../incidents/index.ts';
import { type Clock, message } from '../kernel/index.ts';
import {
  type Difference,
  HttpPaymentGateway,
  type NotificationVerifier,
  type PaymentGateway,
  PaymentNotifications,
  type PaymentSubjects,
  type ReconcilingPorts,
  reconcileDay,
  reconcilePayments,
  refundPayment,
} from '../payments/index.ts';
import type { Database } from '../postgres/index.ts';
import { openPinnedXml } from '../signatures/index.ts';

const TIMEOUT_MILLISECONDS = 10_000;

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly gateway: PaymentGateway;
}

/** The gateway that the configuration names. */
export function paymentGatewayOf(config: ServerConfig, texts: Texts): PaymentGateway {
  return new HttpPaymentGateway({
    url: config.PAYMENT_GATEWAY_URL,
    secret: config.PAYMENT_SECRET,
    callbackUrl: `${config.PUBLIC_URL}/payments/callback`,
    timeout: TIMEOUT_MILLISECONDS,
    describe: (purpose, language) => texts.translate(message(`payments:purpose.${purpose}`), language),
  });
}

/** How the gateway's word comes in: told by itself, and asked for by jobs. Made after the subjects that it moves. */
export interface PaymentSettling {
  readonly notifications: PaymentNotifications;
  readonly jobs: {
    readonly refundPayment: (paymentId: string) => Promise<void>;
    readonly reconcilePayments: () => Promise<unknown>;
    readonly reconcileDay: () => Promise<unknown>;
  };
}

export async function paymentSettlingOf(
  config: ServerConfig,
  { database, clock, gateway, subjects }: Parts & { readonly subjects: PaymentSubjects },
): Promise<PaymentSettling> {
  const verifier = await pinnedVerifier(config.PAYMENT_GATEWAY_CERTIFICATES, clock);
  const ports: ReconcilingPorts = {
    ...{ database, gateway, subjects, clock },
    onDifference: (difference) => openDifference(database, difference, clock.now()),
  };
  return {
    notifications: new PaymentNotifications({ database, verifier, subjects, clock }),
    jobs: {
      refundPayment: (paymentId) => refundPayment(ports, paymentId),
      reconcilePayments: () => reconcilePayments(ports),
      reconcileDay: () => reconcileDay(ports),
    },
  };
}

async function pinnedVerifier(files: readonly string[], clock: Clock): Promise<NotificationVerifier> {
  const pems = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const pinned = pems.map((pem) => new X509Certificate(pem).raw);
  return { open: (body) => openPinnedXml(body, { pinned, at: clock.now() }) };
}

/** One incident a payment, however often the difference is found. */
function openDifference(database: Database, difference: Difference, at: Date): Promise<void> {
  const { kind, paymentId, subjectId, ours, theirs } = difference;
  return openIncident(database, {
    subject: { kind: 'RECONCILIATION', type: 'payment', id: paymentId, requestId: subjectId },
    code: 'DIFFERENCE',
    details: { kind, ours: ours ?? '', theirs: theirs ?? '' },
    job: null,
    at,
  });
}
