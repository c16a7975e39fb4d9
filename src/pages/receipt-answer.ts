import type { Texts } from '../graphql/index.ts';
import { formatDate } from '../graphql/index.ts';
import { type Html, html, type Language, type Message, message, tenge, tengeText } from '../kernel/index.ts';
import { isValid, type ReceiptVerification, receiptMessage } from '../requests/index.ts';

/** What the page behind the QR code of a receipt says; it names nobody. */
export function receiptAnswer(verification: ReceiptVerification, texts: Texts, language: Language): Html {
  const translate = (words: Message): string => texts.translate(words, language);
  const say = (key: string): string => translate(message(`pages:verify.receipt.${key}`));
  const { receipt } = verification;
  const valid = isValid(verification);
  const verdict = receipt === null ? 'UNKNOWN' : valid ? 'VALID' : 'GIVEN_BACK';
  const words = html`<p class="${valid ? 'good' : 'bad'}">${say(verdict)}</p><p>${translate(receiptMessage(verification))}</p>`;
  if (receipt === null) return words;
  const row = (name: string, value: string | null): Html =>
    value === null ? html`` : html`<tr><th>${name}</th><td>${value}</td></tr>`;
  const { kind, number, issuedAt, service, requestNumber, centre, amount } = receipt;
  const sum =
    amount === null
      ? null
      : translate(message('pages:verify.receipt.tenge', { amount: tengeText(tenge(amount)) }));
  return html`${words}
<table>${row(translate(message('pages:verify.kind')), say(kind))}${row(translate(message('pages:verify.number')), number)}${row(translate(message('pages:verify.issuedAt')), formatDate(new Date(issuedAt), language))}${row(say('service'), translate(message(`catalogue:service.${service}`)))}${row(say('requestNumber'), requestNumber)}${row(say('centre'), centre === null ? null : translate(message(`identity:organisation.${centre}`)))}${row(say('amount'), sum)}</table>`;
}
