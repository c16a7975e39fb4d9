import type { FastifyInstance } from 'fastify';
import type { RecordBook } from './record-book.ts';

/** `GET /registries`: tells anybody whom there is to ask the registries about. */
export function registerInvented(server: FastifyInstance, book: RecordBook): void {
  server.get('/registries', async () => book.invented());
}
