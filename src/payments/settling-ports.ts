import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import type { PaymentSubjects } from './payment-subjects.ts';

/** What the gateway's answers are asked with, and where they lead. */
export interface SettlingPorts {
  readonly database: Database;
  readonly gateway: PaymentGateway;
  readonly subjects: PaymentSubjects;
  readonly clock: Clock;
}
