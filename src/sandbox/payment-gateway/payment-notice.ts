import type { Charge } from './charge.ts';

/** The notice of money in the public format of the gateway (ns GatewayNkNotification), before it is signed. */
function paidNotice(charge: Charge): string {
  return element('notificationPayment', 'http://payments.bee.kz/GatewayNkNotification', {
    reference: charge.reference,
    bankReference: charge.bankReference ?? '',
    payDate: charge.completedAt ?? '',
    docDate: (charge.completedAt ?? '').slice(0, 10),
    amount: (charge.amount / 100).toFixed(2),
    payerIdn: charge.payerIin,
    bankIdn: '990740000683',
    bankBik: 'SANDKZKX',
    bankName: 'SANDBOX банкі',
    knp: '911',
    vo: '01',
    docNumber: charge.receiptNumber ?? '',
    assign: charge.assign,
  });
}

/** Money that did not come; the public format has no word for it, and this one is of the server's making. */
function failedNotice(charge: Charge): string {
  return element('notificationFailure', 'urn:qyzmet:payments:1', {
    reference: charge.reference,
    bankReference: charge.bankReference ?? '',
    amount: (charge.amount / 100).toFixed(2),
    payerIdn: charge.payerIin,
    assign: charge.assign,
    failureCode: charge.failureCode ?? 'OTHER',
  });
}

export function noticeOf(charge: Charge): string {
  return charge.receiptNumber === null ? failedNotice(charge) : paidNotice(charge);
}

function element(name: string, namespace: string, fields: Readonly<Record<string, string>>): string {
  const children = Object.entries(fields).map(([field, text]) => `<p:${field}>${escaped(text)}</p:${field}>`);
  return `<p:${name} xmlns:p="${namespace}">${children.join('')}</p:${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
