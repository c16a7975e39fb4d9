import { localId } from '../kernel/index.ts';
import { REQUEST_ID_PREFIX } from './id-prefixes.ts';
import { requestNotFound } from './load-request.ts';

/** The uuid behind a request's global id; REQUEST_NOT_FOUND where it is not one. */
export function requestIdOf(id: string): string {
  const uuid = localId(REQUEST_ID_PREFIX, id);
  if (uuid === null) throw requestNotFound();
  return uuid;
}
