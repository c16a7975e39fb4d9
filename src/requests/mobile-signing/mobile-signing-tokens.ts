import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

/** Names one hand-over in the address that the QR code holds: 256 random bits in base64url. */
export function newLinkToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether it has the form of one: what has not is looked up nowhere. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The bearer token that whoever has the address is told: 256 bits made from the address's own. */
export function accessToken(linkToken: string): string {
  return createHmac('sha256', linkToken).update('qyzmet/mobile-signing/access').digest('base64url');
}

/** What is kept of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Takes the same time whatever the token is. */
export function isTokenOf(hash: Buffer, token: string | null): boolean {
  return timingSafeEqual(hash, hashToken(token ?? ''));
}
