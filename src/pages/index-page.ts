import { z } from 'zod';
import { type Catalogue, serviceName } from '../catalogue/index.ts';
import type { Texts } from '../graphql/index.ts';
import { type Html, html, htmlPage, type Language, type MessageValues, message } from '../kernel/index.ts';

const peopleSchema = z.array(
  z.object({
    name: z.string(),
    iin: z.string(),
    role: z.string(),
    password: z.string(),
    p12: z.string(),
    p12Password: z.string(),
  }),
);
type DemonstrationPerson = z.infer<typeof peopleSchema>[number];

/** People to try the server with, as the sandbox lists them; none without a sandbox, or while it does not answer. */
export async function demonstrationPeople(
  sandboxUrl: string | undefined,
): Promise<readonly DemonstrationPerson[]> {
  if (sandboxUrl === undefined) return [];
  try {
    const response = await fetch(`${sandboxUrl}/people`, { signal: AbortSignal.timeout(3000) });
    return peopleSchema.parse(await response.json());
  } catch {
    return [];
  }
}

/** `/`: what runs here, who can log in, how to try it. */
export function indexPage(
  view: {
    catalogue: Catalogue;
    texts: Texts;
    people: readonly DemonstrationPerson[];
    sandboxUrl: string | undefined;
  },
  language: Language,
): string {
  const say = (key: string, values?: MessageValues): string =>
    view.texts.translate(message(`pages:${key}`, values), language);
  const services = view.catalogue.services.flatMap(({ code }) => {
    const current = view.catalogue.currentEdition(code);
    if (current === null) return [];
    return [html`<li>${say('index.service', { name: serviceName(code), key: current.key })}</li>`];
  });
  const sandbox =
    view.sandboxUrl === undefined
      ? []
      : [html`<li><a href="${view.sandboxUrl}">${say('index.sandbox')}</a></li>`];
  return htmlPage(
    language,
    say('index.title'),
    html`<p class="tongue"><a href="/?lang=${language === 'kk' ? 'ru' : 'kk'}">${say('index.other')}</a></p>
<h1>${say('index.title')}</h1>
<p>${say('index.about')}</p>
<h2>${say('index.services')}</h2>
<ul>${services}</ul>
<h2>${say('index.try')}</h2>
<ul>
<li><a href="/graphql">${say('index.graphiql')}</a></li>
<li><code>${say('index.demo')}</code></li>
<li>${say('index.operations')}</li>
${sandbox}
<li><a href="/ready">${say('index.health')}</a>, <a href="/metrics">${say('index.metrics')}</a></li>
</ul>
${peopleTable(view.people, say)}`,
  );
}

function peopleTable(
  people: readonly DemonstrationPerson[],
  say: (key: string, values?: MessageValues) => string,
): Html {
  const [first] = people;
  if (first === undefined) return html``;
  const rows = people.map(
    (
      person,
    ) => html`<tr><td>${person.name}</td><td>${say(`role.${person.role}`)}</td><td><code>${person.iin}</code></td>
<td><code>${person.password}</code></td><td><a download="${person.iin}.p12" href="data:application/x-pkcs12;base64,${person.p12}">${say('index.download')}</a></td></tr>`,
  );
  return html`<h2>${say('index.people')}</h2>
<p>${say('index.peopleAbout', { password: first.p12Password })}</p>
<table><thead><tr><th>${say('index.name')}</th><th>${say('index.role')}</th><th>${say('index.login')}</th><th>${say('index.password')}</th><th>${say('index.key')}</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}
