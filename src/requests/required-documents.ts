import type { EditionDeclaration } from '../catalogue/index.ts';
import { DomainError, DomainErrors } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { RequestRow } from './request.ts';

/** Every document that the form demands and that is not attached: DOCUMENT_REQUIRED for each. */
export async function requireDocuments(
  database: Queryable,
  edition: EditionDeclaration | null,
  request: RequestRow,
): Promise<void> {
  const required = (edition?.form.documents ?? []).filter((document) => document.required);
  if (required.length === 0) return;
  const attached = await database.query<{ kind: string }>(
    'SELECT DISTINCT kind FROM request_attachment WHERE request_id = $1',
    [request.uuid],
  );
  const kinds = new Set(attached.map((row) => row.kind));
  const missing = required.filter((document) => !kinds.has(document.kind));
  if (missing.length === 0) return;
  throw new DomainErrors(
    missing.map(
      (document) =>
        new DomainError('DOCUMENT_REQUIRED', {
          path: ['documents', document.kind],
          values: { document: { key: `editions/${request.edition}:document.${document.kind}` } },
        }),
    ),
  );
}
