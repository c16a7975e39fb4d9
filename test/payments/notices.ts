import { randomUUID } from 'node:crypto';
import type { PaymentRecord } from '../../src/payments/index.ts';
import { type SigningIdentity, signXml } from '../../src/sandbox/certification-authority/index.ts';

/** What the gateway tells of a charge, before it is signed; may be made wrong. A field that is undefined is left out. */
export interface Notice {
  readonly name: string;
  readonly namespace: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

type Changes = Readonly<Record<string, string | undefined>>;

export function paidNotice(payment: PaymentRecord, at: Date, changes: Changes = {}): Notice {
  return {
    name: 'notificationPayment',
    namespace: 'http://payments.bee.kz/GatewayNkNotification',
    fields: {
      ...common(payment),
      payDate: at.toISOString(),
      docDate: at.toISOString().slice(0, 10),
      payerName: 'Сынақов Сынақ',
      bankIdn: '990740000683',
      bankBik: 'SANDKZKX',
      bankName: 'SANDBOX банкі',
      knp: '911',
      vo: '01',
      docNumber: '202611220001',
      ...changes,
    },
  };
}

export function failedNotice(payment: PaymentRecord, changes: Changes = {}): Notice {
  return {
    name: 'notificationFailure',
    namespace: 'urn:qyzmet:payments:1',
    fields: { ...common(payment), failureCode: 'INSUFFICIENT_FUNDS', ...changes },
  };
}

function common(payment: PaymentRecord): Changes {
  return {
    reference: payment.reference ?? 'none',
    bankReference: randomUUID(),
    amount: (payment.amount / 100).toFixed(2),
    payerIdn: payment.payerIin,
    assign: `Сбор; ${payment.purpose}; ${payment.id}`,
  };
}

export function xmlOf({ name, namespace, fields }: Notice): string {
  const children = Object.entries(fields)
    .filter(([, text]) => text !== undefined)
    .map(([field, text]) => `<${field}>${text}</${field}>`);
  return `<${name} xmlns="${namespace}">${children.join('')}</${name}>`;
}

export function signedNotice(identity: SigningIdentity, notice: Notice): string {
  return signXml(identity, Buffer.from(xmlOf(notice))).toString();
}
