import type { FastifyReply } from 'fastify';
import type { Language } from '../../kernel/index.ts';
import { type Html, html } from '../html.ts';
import { sendPage } from '../page.ts';
import type { Charge } from './charge.ts';

const TEXTS = {
  kk: {
    title: '«Электрондық үкіметтің» төлем шлюзі',
    purpose: 'Төлем мақсаты',
    amount: 'Сомасы',
    until: 'Төлеу мерзімі',
    reference: 'Төлем нөмірі',
    pay: 'Төлеу',
    fail: 'Төлем өтпейді',
    PAID: 'Төлем қабылданды.',
    FAILED: 'Төлем өтпеді.',
    receipt: 'Түбіртек нөмірі',
    delivered: 'Портал төлем нәтижесі туралы хабарламаны қабылдады. Бұл бетті жабуға болады.',
    waiting: 'Портал хабарламаны әлі қабылдаған жоқ, ол қайта жіберіледі.',
    expired: 'Төлеу мерзімі өтті.',
    unknown: 'Мұндай төлем жоқ.',
    bad: 'Төлем өтетіні немесе өтпейтіні таңдалмаған.',
  },
  ru: {
    title: 'Платежный шлюз «электронного правительства»',
    purpose: 'Назначение платежа',
    amount: 'Сумма',
    until: 'Оплатить до',
    reference: 'Номер платежа',
    pay: 'Оплатить',
    fail: 'Платеж не проходит',
    PAID: 'Платеж принят.',
    FAILED: 'Платеж не прошел.',
    receipt: 'Номер квитанции',
    delivered: 'Портал принял уведомление о результате оплаты. Эту страницу можно закрыть.',
    waiting: 'Портал еще не принял уведомление, оно будет отправлено повторно.',
    expired: 'Срок оплаты истек.',
    unknown: 'Такого платежа нет.',
    bad: 'Не выбрано, проходит платеж или нет.',
  },
} as const satisfies Record<Language, Record<string, string>>;

const TENGE = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const INSTANT = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Asia/Almaty',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The page where a charge is paid or made to fail; once it is complete, how it ended. */
export function sendCheckoutPage(reply: FastifyReply, language: Language, charge: Charge): FastifyReply {
  const texts = TEXTS[language];
  const content = html`${details(language, charge)}
${charge.status === 'OPEN' ? buttons(language) : outcome(language, charge)}`;
  return sendPage(reply, { language, title: texts.title, content });
}

export function sendCheckoutRefusal(
  reply: FastifyReply,
  language: Language,
  refusal: { readonly status: number; readonly text: 'expired' | 'unknown' | 'bad' },
): FastifyReply {
  const { [refusal.text]: text, title } = TEXTS[language];
  return sendPage(reply, { language, title, status: refusal.status, content: html`<p>${text}</p>` });
}

function details(language: Language, charge: Charge): Html {
  const texts = TEXTS[language];
  return html`<dl>
<dt>${texts.purpose}</dt><dd>${charge.purpose[language]}</dd>
<dt>${texts.amount}</dt><dd>${TENGE.format(charge.amount / 100)} ₸</dd>
<dt>${texts.until}</dt><dd><time datetime="${charge.expiresAt}">${INSTANT.format(new Date(charge.expiresAt))}</time></dd>
<dt>${texts.reference}</dt><dd><code>${charge.reference}</code></dd>
</dl>`;
}

function buttons(language: Language): Html {
  const texts = TEXTS[language];
  return html`<form method="post" action="?lang=${language}">
<button class="primary" name="outcome" value="paid">${texts.pay}</button>
<button name="outcome" value="failed">${texts.fail}</button>
</form>`;
}

function outcome(language: Language, charge: Charge): Html {
  const texts = TEXTS[language];
  const receipt =
    charge.receiptNumber === null
      ? html``
      : html`<p>${texts.receipt}: <code>${charge.receiptNumber}</code></p>`;
  return html`<p role="status"><strong>${charge.status === 'PAID' ? texts.PAID : texts.FAILED}</strong></p>
${receipt}
<p>${charge.delivered ? texts.delivered : texts.waiting}</p>`;
}
