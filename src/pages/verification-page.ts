import type { Texts } from '../graphql/index.ts';
import { formatDate } from '../graphql/index.ts';
import { DomainError, type Html, html, htmlPage, type Language, message } from '../kernel/index.ts';
import type { ReceiptVerification, VerifiedPaper } from '../requests/index.ts';
import { receiptAnswer } from './receipt-answer.ts';

/** What was asked about turned out to be that; or too many were asked about. */
export type Checked = VerifiedPaper | ReceiptVerification | DomainError;

/** The page behind a paper's QR code, with a form for other papers; it shows no more than the paper itself. */
export function verificationPage(paper: Checked | null, texts: Texts, language: Language): string {
  const say = (key: string): string => texts.translate(message(`pages:verify.${key}`), language);
  const answer = paper === null ? html`` : answerOf(paper, texts, language);
  return htmlPage(
    language,
    say('title'),
    html`<h1>${say('title')}</h1>${answer}
<h2>${say('byNumber')}</h2>
<form method="get" action="/verify"><input name="number" required maxlength="40" autocomplete="off"> <button>${say('check')}</button></form>
<h2>${say('byFile')}</h2>
<form method="post" action="/verify" enctype="multipart/form-data"><input type="file" name="file" accept="application/pdf" required> <button>${say('check')}</button></form>
<p>${say('kept')}</p>`,
  );
}

function answerOf(paper: Checked, texts: Texts, language: Language): Html {
  if (paper instanceof DomainError) {
    const words = message(`errors:${paper.code}`, paper.values);
    return html`<p class="bad">${texts.translate(words, language)}</p>`;
  }
  if ('receipt' in paper) return receiptAnswer(paper, texts, language);
  const say = (key: string): string => texts.translate(message(`pages:verify.${key}`), language);
  const row = (name: string, value: string): Html => html`<tr><th>${say(name)}</th><td>${value}</td></tr>`;
  const good = paper.verdict === 'AUTHENTIC' ? 'good' : 'bad';
  const words = html`<p class="${good}">${say(paper.verdict)}</p><p>${texts.translate(paper.message, language)}</p>`;
  if (paper.issued === null) return words;
  const { number, title, issuedAt, signedAt, signerName, serialNumber } = paper.issued;
  const date = (at: Date): string => formatDate(at, language);
  return html`${words}
<table>${row('number', number)}${row('kind', texts.translate(title, language))}${row('issuedAt', date(issuedAt))}${row('signer', signerName)}${row('signedAt', date(signedAt))}${row('serial', serialNumber)}</table>`;
}
