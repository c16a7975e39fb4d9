import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '../../kernel/index.ts';
import { type Html, html } from '../html.ts';
import { sendPage } from '../page.ts';
import { readerLanguage } from '../reader-language.ts';
import { WORK_MODES } from './at-work.ts';
import { type Case, PROVIDER_SYSTEMS } from './case-book.ts';
import { REPORT_FAULTS } from './provider-desk.ts';
import type { ProviderSystemParts } from './provider-systems.route.ts';
import { SYSTEMS_PAGE_TEXTS } from './systems-page-texts.ts';

const orderSchema = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('system'),
    system: z.enum(PROVIDER_SYSTEMS),
    mode: z.enum(WORK_MODES),
    fault: z.enum(REPORT_FAULTS),
  }),
  z.object({ of: z.literal('files'), correlationId: z.uuid() }),
  z.object({ of: z.literal('case'), correlationId: z.uuid(), fault: z.enum(REPORT_FAULTS) }),
]);

/** `/control/systems/page`: the same as `/control/systems`, with buttons. */
export function registerSystemsPage(scope: FastifyInstance, parts: ProviderSystemParts): void {
  const { book, desk, work, files } = parts;
  scope.get('/control/systems/page', async (request, reply) => {
    const language = readerLanguage(request);
    const { title } = SYSTEMS_PAGE_TEXTS[language];
    return sendPage(reply, { language, title, content: contentOf(parts, language) });
  });
  scope.post('/control/systems/page', async (request, reply) => {
    const { body } = request;
    const order = orderSchema.safeParse(body instanceof URLSearchParams ? Object.fromEntries(body) : null);
    if (!order.success) return reply.code(400).send({ error: 'malformed', issues: order.error.issues });
    const { data } = order;
    if (data.of === 'system') {
      work.set(data.system, data.mode, data.fault);
    } else {
      const about = book.find(data.correlationId);
      if (about !== undefined && data.of === 'case') await desk.report(about, data.fault);
      if (about !== undefined && data.of === 'files') about.files = await files.readAll(about);
    }
    return reply.redirect(`/control/systems/page?lang=${readerLanguage(request)}`, 303);
  });
}

function contentOf({ book, work }: ProviderSystemParts, language: Language): Html {
  const texts = SYSTEMS_PAGE_TEXTS[language];
  const action = `/control/systems/page?lang=${language}`;
  const faults = (chosen: string): Html[] =>
    REPORT_FAULTS.map((fault) => option(fault, texts.faults[fault], chosen));
  const systems = PROVIDER_SYSTEMS.map((system) => {
    const { mode, fault } = work.modeOf(system);
    const modes = WORK_MODES.map((one) => option(one, texts.modes[one], mode));
    return html`<tr><td>${texts.systems[system]}</td><td><form method="post" action="${action}">
<input type="hidden" name="of" value="system"><input type="hidden" name="system" value="${system}">
<select name="mode">${modes}</select> <select name="fault">${faults(fault)}</select>
<button>${texts.set}</button></form></td></tr>`;
  });
  const cases = [...book.all()].reverse().map(
    (about) => html`<tr><td><code>${about.request.number}</code></td><td>${texts.systems[about.system]}</td>
<td>${about.number}</td><td>${documentsOf(about, action, texts.read)}</td><td>${answersOf(about, texts.taken)}</td><td>${
      about.next < about.course.steps.length
        ? html`<form method="post" action="${action}"><input type="hidden" name="of" value="case">
<input type="hidden" name="correlationId" value="${about.correlationId}"><select name="fault">${faults('NONE')}</select>
<button class="primary">${texts.report}</button></form>`
        : texts.done
    }</td></tr>`,
  );
  const table =
    cases.length === 0
      ? html`<p>${texts.none}</p>`
      : html`<table><thead><tr><th>${texts.request}</th><th>${texts.system}</th><th>${texts.number}</th><th>${texts.documents}</th><th>${texts.answers}</th><th></th></tr></thead>
<tbody>${cases}</tbody></table>`;
  return html`<p>${texts.note}</p><table>${systems}</table><h2>${texts.cases}</h2>${table}`;
}

/** What was read, or a button for it. */
function documentsOf({ request, files, correlationId }: Case, action: string, read: string): Html | Html[] {
  if (files.length > 0) {
    return files.map(
      ({ kind, size, matches, fault }) =>
        html`<div><code>${kind}</code>: ${size ?? fault ?? ''} ${matches ? '✓' : '✗'}</div>`,
    );
  }
  if (!request.documents.some(({ sha256 }) => sha256 !== null)) return [];
  return html`<form method="post" action="${action}"><input type="hidden" name="of" value="files">
<input type="hidden" name="correlationId" value="${correlationId}"><button>${read}</button></form>`;
}

function option(value: string, text: string, chosen: string): Html {
  return value === chosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
}

function answersOf({ answers }: Case, taken: string): Html[] {
  return answers.map(
    ({ told, fault, reason }) =>
      html`<div><code>${told}</code>: ${fault === null ? taken : `${fault} ${reason ?? ''}`}</div>`,
  );
}
