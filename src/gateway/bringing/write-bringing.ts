import { createHash } from 'node:crypto';
import type { MessageContent } from '../../soap/index.ts';
import { element, textElement, writeXml, type XmlElement } from '../../xml/index.ts';
import type { BroughtAnswer, BroughtFault, BroughtStanding } from './brought-requests.ts';
import { REQUESTS_NAMESPACE } from './read-bringing.ts';

/** The answer to a question of that name. */
export function bringingAnswer(name: string, answer: BroughtAnswer): MessageContent {
  const children =
    'faults' in answer
      ? answer.faults.map((fault) => faultElement('fault', fault))
      : [element('request', {}, ...standingElements(answer.standing))];
  const content = writeXml(element(`${name}Response`, { xmlns: REQUESTS_NAMESPACE }, ...children));
  return { form: 'XML', content };
}

/** What a request that somebody brought is by now, without what is left to do: also told of its status. */
export function standingElements({
  id,
  number,
  status,
  text,
  document,
  payment,
  held,
  refusal,
}: BroughtStanding): (XmlElement | null)[] {
  return [
    textElement('id', id),
    textElement('number', number),
    textElement('status', status),
    textElement('textKk', text.kk),
    textElement('textRu', text.ru),
    document === null
      ? null
      : element(
          'document',
          {},
          textElement('id', document.id),
          textElement('content', document.content.toString('base64')),
          textElement('sha256', createHash('sha256').update(document.content).digest('hex')),
          textElement('expiresAt', new Date(document.expiresAt).toISOString()),
        ),
    payment === null
      ? null
      : element(
          'payment',
          {},
          textElement('id', payment.id),
          textElement('status', payment.status),
          textElement('amount', payment.amount.toFixed(2)),
          textElement('address', payment.address),
          textElement('expiresAt', new Date(payment.expiresAt).toISOString()),
          textElement('receiptNumber', payment.receiptNumber),
        ),
    textElement('held', held),
    refusal === null ? null : faultElement('refusal', refusal),
  ];
}

function faultElement(name: string, { field, code, text }: BroughtFault): XmlElement {
  return element(
    name,
    {},
    textElement('field', field),
    textElement('code', code),
    textElement('textKk', text.kk),
    textElement('textRu', text.ru),
  );
}
