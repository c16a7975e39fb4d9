import type { FastifyInstance } from 'fastify';
import type { Language } from '../kernel/index.ts';
import { type Html, html } from './html.ts';
import { ADDRESSES, TEXTS } from './index-page-texts.ts';
import { sendPage } from './page.ts';
import { fullName } from './people/demonstration-person.ts';
import { DEMONSTRATION_PEOPLE } from './people/people.ts';
import { readerLanguage } from './reader-language.ts';

/** `GET /`: everything the sandbox plays. */
export function registerIndexPage(scope: FastifyInstance): void {
  scope.get('/', async (request, reply) => {
    const language = readerLanguage(request);
    const texts = TEXTS[language];
    const content = html`<h2>${texts.systems}</h2>
<table>${ADDRESSES.map((entry) => html`<tr><td>${addressOf(entry)}</td><td>${entry[language]}</td></tr>`)}</table>
<h2>${texts.records}</h2>
<p>${texts.recordsNote} <a href="/registries"><code>GET /registries</code></a></p>
<h2>${texts.people}</h2>
<p>${texts.peopleNote} <a href="/people"><code>GET /people</code></a></p>
<table><thead><tr><th>${texts.name}</th><th>${texts.number}</th><th>${texts.role}</th><th>${texts.organisation}</th><th>${texts.password}</th></tr></thead>
<tbody>${people(language)}</tbody></table>`;
    return sendPage(reply, { language, title: texts.title, content });
  });
}

function addressOf(entry: (typeof ADDRESSES)[number]): Html {
  if ('link' in entry) return html`<a href="${entry.link}"><code>GET ${entry.link}</code></a>`;
  return html`<code>${entry.address}</code>`;
}

function people(language: Language): Html[] {
  const { roles, organisations } = TEXTS[language];
  return DEMONSTRATION_PEOPLE.map((person) => {
    const { iin } = person.holder;
    const others = [person.legalEntity?.bin ?? null, person.rnn].filter((number) => number !== null);
    const organisation = person.organisation === null ? '' : organisations[person.organisation];
    return html`<tr><td>${fullName(person)}</td><td><code>${iin}</code>${others.map((number) => html` / <code>${number}</code>`)}</td>
<td>${roles[person.role]}</td><td>${organisation}</td><td><code>${person.password}</code></td></tr>`;
  });
}
