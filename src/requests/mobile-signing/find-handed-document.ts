import { DomainError } from '../../kernel/index.ts';
import { type HandedDocument, isOpen } from './mobile-signing.ts';
import type { MobileSigningStore } from './mobile-signing-store.ts';
import { hashToken, isToken, isTokenOf } from './mobile-signing-tokens.ts';

/** What the phone was handed; NOT_FOUND where nobody was given that address, MOBILE_SIGNING_OVER once it is used or over. */
export async function findHandedDocument(
  store: MobileSigningStore,
  linkToken: string,
  now: Date,
): Promise<HandedDocument> {
  return requireOpen(await findAny(store, linkToken, now));
}

/** The same to whoever also has its bearer token: FORBIDDEN otherwise, whether it is over or not. */
export async function findAccessibleDocument(
  store: MobileSigningStore,
  linkToken: string,
  bearer: string | null,
  now: Date,
): Promise<HandedDocument> {
  const handed = await findAny(store, linkToken, now);
  if (!isTokenOf(handed.accessHash, bearer)) throw new DomainError('FORBIDDEN');
  return requireOpen(handed);
}

async function findAny(store: MobileSigningStore, linkToken: string, now: Date): Promise<HandedDocument> {
  const handed = isToken(linkToken) ? await store.findByLink(hashToken(linkToken), now) : null;
  if (handed === null) throw new DomainError('NOT_FOUND');
  return handed;
}

function requireOpen(handed: HandedDocument): HandedDocument {
  if (!isOpen(handed)) throw new DomainError('MOBILE_SIGNING_OVER');
  return handed;
}
