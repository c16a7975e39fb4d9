import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock, Language } from '../../kernel/index.ts';
import { type Html, html } from '../html.ts';
import { sendPage } from '../page.ts';
import { readerLanguage } from '../reader-language.ts';
import type { RecordBook } from './record-book.ts';
import { REGISTRY_PAGE_TEXTS } from './registry-page-texts.ts';

const INDIVIDUAL_STATES = ['alive', 'capable', 'missing', 'excluded', 'documentValid'] as const;
const ENTITY_STATES = ['liquidated', 'inactive'] as const;
/** Before any date on which something is tried. */
const LONG_AGO = '2000-01-01';

const value = z.enum(['true', 'false']).transform((text) => text === 'true');
const orderSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('individual'), number: z.string(), state: z.enum(INDIVIDUAL_STATES), value }),
  z.object({ of: z.literal('entity'), number: z.string(), state: z.enum(ENTITY_STATES), value }),
  z.object({
    of: z.literal('power'),
    number: z.string(),
    date: z.string(),
    state: z.enum(['revoked', 'expired']),
    value,
  }),
  z.object({ of: z.literal('all') }),
]);
type Order = z.infer<typeof orderSchema>;

/** `/control/registries/page`: the same as `/control/registries`, with buttons. */
export function registerRegistryPage(scope: FastifyInstance, book: RecordBook, clock: Clock): void {
  scope.get('/control/registries/page', async (request, reply) => {
    const language = readerLanguage(request);
    const { title } = REGISTRY_PAGE_TEXTS[language];
    return sendPage(reply, { language, title, content: contentOf(book, language, clock.now()) });
  });
  scope.post('/control/registries/page', async (request, reply) => {
    const { body } = request;
    const order = orderSchema.safeParse(body instanceof URLSearchParams ? Object.fromEntries(body) : null);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    carryOut(book, order.data);
    return reply.redirect(`/control/registries/page?lang=${readerLanguage(request)}`, 303);
  });
}

function carryOut(book: RecordBook, order: Order): void {
  switch (order.of) {
    case 'individual':
      book.changeIndividual(order.number, { [order.state]: order.value });
      break;
    case 'entity':
      book.changeLegalEntity(order.number, { [order.state]: order.value });
      break;
    case 'power': {
      const { number, date, state, value: holds } = order;
      book.changePower(
        number,
        date,
        state === 'revoked' ? { revoked: holds } : { validUntil: holds ? LONG_AGO : null },
      );
      break;
    }
    case 'all':
      book.reset();
  }
}

interface Row {
  readonly name: string;
  readonly of: 'individual' | 'entity' | 'power';
  readonly number: string;
  readonly date?: string;
  readonly states: readonly (readonly [name: string, holds: boolean])[];
}

function contentOf(book: RecordBook, language: Language, now: Date): Html {
  const today = now.toISOString().slice(0, 10);
  const texts = REGISTRY_PAGE_TEXTS[language];
  const individuals = book.individuals().map((one): Row => {
    const states = INDIVIDUAL_STATES.map((state) => [state, one[state]] as const);
    return { of: 'individual', name: one.name, number: one.iin, states };
  });
  const entities = book.legalEntities().map((one): Row => {
    const states = ENTITY_STATES.map((state) => [state, one[state]] as const);
    return { of: 'entity', name: one.name, number: one.bin, states };
  });
  const powers = book.powersOfAttorney().map(({ number, date, grantor, attorneyIin, ...one }): Row => {
    const expired = one.validUntil !== null && one.validUntil < today;
    const states = [['revoked', one.revoked] as const, ['expired', expired] as const];
    return { of: 'power', name: `${grantor} → ${attorneyIin}`, number, date, states };
  });
  const table = (title: string, rows: readonly Row[]): Html => html`<h2>${title}</h2>
<table><thead><tr><th>${texts.name}</th><th>${texts.number}</th><th>${texts.state}</th></tr></thead>
<tbody>${rows.map((row) => tableRow(row, language))}</tbody></table>`;
  return html`<p>${texts.note}</p>
<form method="post" action="/control/registries/page?lang=${language}"><input type="hidden" name="of" value="all"><button class="primary">${texts.reset}</button></form>
${table(texts.individuals, individuals)}${table(texts.legalEntities, entities)}${table(texts.powers, powers)}`;
}

function tableRow({ of, name, number, date = '', states }: Row, language: Language): Html {
  const { switches } = REGISTRY_PAGE_TEXTS[language];
  const buttons = states.map(([state, holds]) => {
    const text = switches[state]?.[holds ? 0 : 1] ?? state;
    return html`<form method="post" action="/control/registries/page?lang=${language}" style="display:inline"><input type="hidden" name="of" value="${of}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="date" value="${date}"><input type="hidden" name="state" value="${state}"><button name="value" value="${String(!holds)}">${text}</button></form> `;
  });
  return html`<tr><td>${name}</td><td><code>${number}</code> ${date}</td><td>${buttons}</td></tr>`;
}
