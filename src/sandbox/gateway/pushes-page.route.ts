import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '../../kernel/index.ts';
import { type Html, html } from '../html.ts';
import { sendPage } from '../page.ts';
import { readerLanguage } from '../reader-language.ts';
import { PUSH_MODES, type Pushes } from './pushes.ts';
import { PUSHES_PAGE_TEXTS } from './pushes-page-texts.ts';

const orderSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set'), mode: z.enum(PUSH_MODES) }),
  z.object({ do: z.literal('send') }),
]);

/** `/control/gateway/page`: the same as `/control/gateway/pushes`, with buttons. */
export function registerPushesPage(scope: FastifyInstance, pushes: Pushes): void {
  scope.get('/control/gateway/page', async (request, reply) => {
    const language = readerLanguage(request);
    const { title } = PUSHES_PAGE_TEXTS[language];
    return sendPage(reply, { language, title, content: contentOf(pushes, language) });
  });
  scope.post('/control/gateway/page', async (request, reply) => {
    const { body } = request;
    const order = orderSchema.safeParse(body instanceof URLSearchParams ? Object.fromEntries(body) : null);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    if (order.data.do === 'set') pushes.mode = order.data.mode;
    else await pushes.sendHeld();
    return reply.redirect(`/control/gateway/page?lang=${readerLanguage(request)}`, 303);
  });
}

function contentOf({ mode, held }: Pushes, language: Language): Html {
  const texts = PUSHES_PAGE_TEXTS[language];
  const action = `/control/gateway/page?lang=${language}`;
  const options = PUSH_MODES.map((one) =>
    one === mode
      ? html`<option value="${one}" selected>${texts.modes[one]}</option>`
      : html`<option value="${one}">${texts.modes[one]}</option>`,
  );
  const rows = held.all().map(
    ({ messageId, serviceId, sender, messageDate }) => html`<tr><td><code>${messageId ?? ''}</code></td>
<td>${sender.id}</td><td>${serviceId}</td><td>${messageDate.toISOString()}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? html`<p>${texts.none}</p>`
      : html`<table><thead><tr><th>${texts.message}</th><th>${texts.from}</th><th>${texts.service}</th><th>${texts.at}</th></tr></thead>
<tbody>${rows}</tbody></table>
<form method="post" action="${action}"><input type="hidden" name="do" value="send"><button class="primary">${texts.send}</button></form>`;
  return html`<p>${texts.note}</p><form method="post" action="${action}"><input type="hidden" name="do" value="set">
<select name="mode">${options}</select> <button>${texts.set}</button></form><h2>${texts.waiting}</h2>${table}`;
}
