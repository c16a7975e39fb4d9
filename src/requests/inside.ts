import { isStaffOf } from '../identity/index.ts';
import type { RequestRow } from './request.ts';
import { partOf } from './request-part.ts';
import type { RequestPart } from './request-sql.ts';
import { type RequestsContext, viewerOf } from './requests-context.ts';

/** The provider's own business until it is signed: for its staff. */
export function seesInside(request: RequestRow, context: RequestsContext): boolean {
  return isStaffOf(viewerOf(context), request.provider);
}

/** A part of a request that is for staff of the provider alone; null to everybody else. */
export function insidePart(part: RequestPart) {
  return (request: RequestRow, _args: unknown, context: RequestsContext) =>
    seesInside(request, context) ? partOf(request, part, context) : null;
}
