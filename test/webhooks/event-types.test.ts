import { readFileSync } from 'node:fs';
import { EVENT_TYPES } from '../../src/requests/index.ts';

/** What the log says only of requests that were not sent yet, and no provider is told. */
const BEFORE_SENDING = [
  'AWAITING_PAYMENT',
  'AWAITING_SIGNATURE',
  'BROUGHT_BY_SYSTEM',
  'DRAFT',
  'DRAFT_WITHDRAWN',
  'EXPIRED',
  'PAID_AWAITING_SIGNATURE',
  'PAYMENT_FAILED',
  'REFUND_BEGUN_UNSENT',
  'REFUSED_AUTH_REFUSED',
  'REFUSED_PAYMENT_MISSING',
  'WITHDRAWN_BY_SYSTEM',
];

/** What only the organisation's own staff are told. */
const INTERNAL = ['ESCALATED_HALF', 'ESCALATED_DUE', 'ESCALATED_OVERDUE'];

test('whatever the log tells of is among what webhooks may ask for, happens before a request is sent, or is internal', () => {
  const { event } = JSON.parse(readFileSync('locales/kk/requests.json', 'utf8')) as {
    event: Record<string, string>;
  };
  expect([...EVENT_TYPES, ...BEFORE_SENDING, ...INTERNAL].toSorted()).toEqual(Object.keys(event).toSorted());
});
