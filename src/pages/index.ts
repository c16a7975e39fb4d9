import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Catalogue } from '../catalogue/index.ts';
import type { Texts } from '../graphql/index.ts';
import { languageOf } from '../graphql/index.ts';
import { isLanguage, type Language, message } from '../kernel/index.ts';
import type { PaperChecks } from '../requests/index.ts';
import { demonstrationPeople, indexPage } from './index-page.ts';
import { verificationRoutes } from './verification.routes.ts';

interface PageSettings {
  readonly catalogue: Catalogue;
  readonly texts: Texts;
  readonly sandboxUrl: string | undefined;
  readonly verify: PaperChecks;
}

/**
 * The query editor (GraphiQL), whole in one page; subscriptions go over server-sent events with its headers. Its 9 MB are
 * loaded when somebody first comes to look.
 */
export async function editorPage(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({ title: 'Qyzmet', endpoint: '/graphql', subscriptionsProtocol: 'GRAPHQL_SSE' });
}

/** Pages for people: what runs here, and the check of a paper by the address in its QR code. */
export function registerPages(server: FastifyInstance, settings: PageSettings): void {
  const { catalogue, texts, sandboxUrl } = settings;

  server.get('/', async (request, reply) => {
    const people = await demonstrationPeople(sandboxUrl);
    return reply
      .type('text/html')
      .send(indexPage({ catalogue, texts, people, sandboxUrl }, languageFor(request)));
  });
  server.register(verificationRoutes, { texts, verify: settings.verify, languageFor });
  server.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ code: 'NOT_FOUND', message: texts.translate(message('pages:notFound'), languageFor(request)) }),
  );
}

function languageFor(request: FastifyRequest): Language {
  const { query } = request;
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  return isLanguage(asked) ? asked : languageOf(request.headers['accept-language'], undefined);
}
