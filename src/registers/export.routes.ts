import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { z } from 'zod';
import { languageOf, type Texts } from '../graphql/index.ts';
import { DomainError, LANGUAGES } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { ENTRY_STATES } from './entry.transitions.ts';
import { type ExportColumn, MEDIA_COLUMNS, PERIODICAL_COLUMNS } from './export-columns.ts';
import { csvOf, jsonLinesOf } from './export-entries.ts';
import { ExportTurns } from './export-turns.ts';
import { allEntries } from './list-entries.ts';
import type { Register } from './register-entry.ts';

const MAX_SEARCH = 300;
const MAX_CODES = 50;
const year = z.coerce.number().int().min(1900).max(2999);
/** What the database takes for text: no NUL, no halves of characters. */
const text = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((given) => !given.includes('\0') && given.isWellFormed());
const codes = text(MAX_SEARCH).transform((given) => given.split(',').slice(0, MAX_CODES));

/** Lists are written with commas; `bom=1` is for Excel. */
const filterSchema = z.strictObject({
  search: text(MAX_SEARCH).optional(),
  kinds: codes.optional(),
  languages: codes.optional(),
  territory: text(9).optional(),
  country: text(2).optional(),
  states: codes.pipe(z.array(z.enum(ENTRY_STATES))).optional(),
  yearFrom: year.optional(),
  yearTo: year.optional(),
  lang: z.enum(LANGUAGES).optional(),
  bom: z.literal('1').optional(),
});

const EXPORTS: Readonly<Record<string, { register: Register; columns: readonly ExportColumn[] }>> = {
  media: { register: 'MEDIA', columns: MEDIA_COLUMNS },
  'foreign-periodicals': { register: 'FOREIGN_PERIODICALS', columns: PERIODICAL_COLUMNS },
};

interface Ports {
  readonly database: Queryable;
  readonly texts: Texts;
}

/** `GET /registers/media.csv`, `.jsonl` and those of foreign periodicals: all of an open register, as it is read. */
export function exportRoutes({ database, texts }: Ports): FastifyPluginCallback {
  const turns = new ExportTurns();
  const routes: FastifyPluginCallback = (server, _options, done) => {
    for (const [name, { register, columns }] of Object.entries(EXPORTS)) {
      for (const format of ['csv', 'jsonl'] as const) {
        server.get(`/registers/${name}.${format}`, (request, reply) => {
          const { lang, bom, ...filter } = queryOf(request);
          const language = lang ?? languageOf(request.headers['accept-language'], undefined);
          reply.raw.once('close', turns.begin(request.ip));
          const entries = allEntries(database, { register, ...filter });
          const file = { entries, columns };
          return reply
            .headers({
              'content-type':
                format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/jsonl',
              'content-disposition': `attachment; filename="${name}.${format}"`,
              'content-language': language,
              'cache-control': 'no-store',
              vary: 'Accept-Language',
            })
            .send(
              format === 'csv' ? csvOf(texts, file, { language, bom: bom !== undefined }) : jsonLinesOf(file),
            );
        });
      }
    }
    done();
  };
  return fastifyPlugin(routes, { name: 'register-exports', encapsulate: true });
}

/** BAD_REQUEST for what is no filter. */
function queryOf({ query }: FastifyRequest): z.infer<typeof filterSchema> {
  const parsed = filterSchema.safeParse(query);
  if (!parsed.success) throw new DomainError('BAD_REQUEST');
  return parsed.data;
}
