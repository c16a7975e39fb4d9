import type { EditionDeclaration } from '../../catalogue/index.ts';
import type { RequestRow } from '../request.ts';
import { partOf } from '../request-part.ts';
import type { RequestsContext, RequestsKit } from '../requests-context.ts';
import { deadlineViews } from './deadline-view.ts';

/** The term for the whole service, then the deadlines of the steps that it came to. */
export async function deadlinesOf(request: RequestRow, _args: unknown, context: RequestsContext) {
  const clock = await partOf(request, 'clock', context);
  const { requests } = context;
  return deadlineViews(
    editionOf(request, requests),
    { ...request, ...(clock === undefined ? {} : { clock }) },
    requests.now(),
    requests.calendar(),
  );
}

/** The edition that the request keeps. */
export function editionOf({ edition: key }: RequestRow, { catalogue }: RequestsKit): EditionDeclaration {
  const edition = catalogue.edition(key);
  if (edition === null) throw new Error(`edition ${key} is not in the catalogue`);
  return edition;
}

/** Overdue is never stored: it follows from the due date, also with all workers down. Nothing becomes so in a pause. */
export function isOverdue({ dueAt, pausedSince, endedAt }: RequestRow, now: Date): boolean {
  const until = endedAt ?? pausedSince;
  return dueAt !== null && Date.parse(dueAt) < (until === null ? now.getTime() : Date.parse(until));
}
