import { type Catalogue, noticeText } from '../catalogue/index.ts';
import type { Authorisation } from '../identity/index.ts';

/** The kinds of numbers that an edition lets in by, and the notice with which it refuses all else. */
export function authorisationOf(catalogue: Catalogue, key: string): Authorisation | null {
  const edition = catalogue.edition(key);
  return edition === null ? null : { logins: edition.logins, notice: noticeText(edition, 'AUTH_REFUSED') };
}
