import type { Texts } from '../graphql/index.ts';
import { formatDate } from '../graphql/index.ts';
import { type Language, type Message, message } from '../kernel/index.ts';
import { type Html, html, page } from './html.ts';

/** What the page behind a paper's QR code shows: no more than the paper itself. */
export interface VerifiedPaper {
  readonly number: string;
  readonly title: Message;
  readonly issuedAt: Date;
  readonly signerName: string;
  readonly serialNumber: string;
}

export function verificationPage(paper: VerifiedPaper | null, texts: Texts, language: Language): string {
  const say = (key: string): string => texts.translate(message(`pages:verify.${key}`), language);
  const row = (name: string, value: string): Html => html`<tr><th>${say(name)}</th><td>${value}</td></tr>`;
  const body =
    paper === null
      ? html`<p class="bad">${say('invalid')}</p>`
      : html`<p class="good">${say('valid')}</p>
<table>${row('number', paper.number)}${row('kind', texts.translate(paper.title, language))}${row('issuedAt', formatDate(paper.issuedAt, language))}${row('signer', paper.signerName)}${row('serial', paper.serialNumber)}</table>`;
  return page(language, say('title'), html`<h1>${say('title')}</h1>${body}`);
}
