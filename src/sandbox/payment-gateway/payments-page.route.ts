import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '../../kernel/index.ts';
import { type Html, html } from '../html.ts';
import { sendPage } from '../page.ts';
import { readerLanguage } from '../reader-language.ts';
import type { Charge } from './charge.ts';
import { type ControlParts, carryOut, PAYMENT_ORDERS } from './payments-control.route.ts';

type Order = (typeof PAYMENT_ORDERS)[number];

interface Texts {
  readonly title: string;
  readonly none: string;
  readonly charge: string;
  readonly purpose: string;
  readonly amount: string;
  readonly state: string;
  readonly states: Readonly<Record<Charge['status'], string>>;
  readonly orders: Readonly<Record<Order, string>>;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  kk: {
    title: 'Төлем шлюзі: барлық төлемдер',
    none: 'Әзірге төлем жоқ.',
    charge: 'Төлем',
    purpose: 'Мақсаты',
    amount: 'Сомасы, теңге',
    state: 'Жай-күйі',
    states: {
      OPEN: 'төлем күтілуде',
      PAID: 'төленді',
      FAILED: 'өтпеді',
      REFUNDING: 'қайтарылуда',
      REFUNDED: 'қайтарылды',
    },
    orders: { PAY: 'Төлеу', FAIL: 'Өткізбеу', TELL: 'Қайта хабарлау', REFUND: 'Ақшаны қайтару' },
  },
  ru: {
    title: 'Платежный шлюз: все платежи',
    none: 'Платежей пока нет.',
    charge: 'Платеж',
    purpose: 'Назначение',
    amount: 'Сумма, тенге',
    state: 'Состояние',
    states: {
      OPEN: 'ожидает оплаты',
      PAID: 'оплачен',
      FAILED: 'не прошел',
      REFUNDING: 'возвращается',
      REFUNDED: 'возвращен',
    },
    orders: { PAY: 'Оплатить', FAIL: 'Отклонить', TELL: 'Сообщить еще раз', REFUND: 'Вернуть деньги' },
  },
};

/** What may become of a charge in each state. */
const OFFERED: Readonly<Record<Charge['status'], readonly Order[]>> = {
  OPEN: ['PAY', 'FAIL'],
  FAILED: ['PAY', 'TELL'],
  PAID: ['TELL', 'REFUND'],
  REFUNDING: [],
  REFUNDED: [],
};

const orderSchema = z.object({ reference: z.string(), do: z.enum(PAYMENT_ORDERS) });

/** `/control/payments/page`: the same as `/control/payments`, with buttons. */
export function registerPaymentsPage(scope: FastifyInstance, parts: ControlParts): void {
  const { book } = parts;
  scope.get('/control/payments/page', async (request, reply) => {
    const language = readerLanguage(request);
    return sendPage(reply, {
      language,
      title: TEXTS[language].title,
      content: contentOf(book.all(), language),
    });
  });
  scope.post('/control/payments/page', async (request, reply) => {
    const { body } = request;
    const order = orderSchema.safeParse(body instanceof URLSearchParams ? Object.fromEntries(body) : null);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const charge = book.find(order.data.reference);
    if (charge === undefined) return reply.code(404).send({ error: 'unknown' });
    const { do: what } = order.data;
    if (!OFFERED[charge.status].includes(what)) return reply.code(409).send({ error: charge.status });
    await carryOut(parts, charge, what === 'FAIL' ? { do: what, reason: 'DECLINED' } : { do: what });
    return reply.redirect(`/control/payments/page?lang=${readerLanguage(request)}`, 303);
  });
}

function contentOf(charges: readonly Charge[], language: Language): Html {
  const texts = TEXTS[language];
  if (charges.length === 0) return html`<p>${texts.none}</p>`;
  const rows = charges.map((charge) => {
    const { reference, purpose, amount, status } = charge;
    const buttons = OFFERED[status].map(
      (order) => html`<button name="do" value="${order}">${texts.orders[order]}</button>`,
    );
    return html`<tr><td><code>${reference}</code></td><td>${purpose[language]}</td><td>${amount / 100}</td>
<td>${texts.states[status]}</td><td><form method="post" action="/control/payments/page?lang=${language}">
<input type="hidden" name="reference" value="${reference}">${buttons}</form></td></tr>`;
  });
  return html`<table><thead><tr><th>${texts.charge}</th><th>${texts.purpose}</th><th>${texts.amount}</th><th>${texts.state}</th><th></th></tr></thead>
<tbody>${rows}</tbody></table>`;
}
