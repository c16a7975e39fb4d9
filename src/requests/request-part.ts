import type { RequestRow } from './request.ts';
import type { RequestPart } from './request-sql.ts';
import type { RequestsContext } from './requests-context.ts';

/** A part of a request: as it came with it where it was read ahead, or else read now. */
export async function partOf<Part extends RequestPart>(
  request: RequestRow,
  part: Part,
  context: RequestsContext,
): Promise<RequestRow[Part]> {
  const known = request[part];
  return known === undefined ? context.requests.reader.part(request.uuid, part) : known;
}
