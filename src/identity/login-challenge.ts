import { createHash, randomBytes } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

const LIFETIME_MILLISECONDS = 5 * 60_000;
const NONCE_BYTES = 32;
/** Characters of Base64; what is given out is far shorter. */
const LONGEST = 2_000;

/** Bytes to sign in order to log in. */
export interface LoginChallenge {
  readonly content: Buffer;
  readonly expiresAt: Date;
}

/**
 * A new challenge, five minutes long: canonical JSON (RFC 8785) that names its purpose, this server and its time, so
 * that a signature of it is good for nothing else and nowhere else; 256 random bits make it the only one.
 */
export function newLoginChallenge(audience: string, now: Date): LoginChallenge {
  const expiresAt = new Date(now.getTime() + LIFETIME_MILLISECONDS);
  const content = canonicalize({
    type: 'qyzmet-login-challenge',
    version: 1,
    purpose: 'LOGIN',
    audience,
    nonce: randomBytes(NONCE_BYTES).toString('base64url'),
    issuedAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  return { content: Buffer.from(content), expiresAt };
}

/** The bytes of a challenge as a client sent it back; null where it cannot be one. */
export function challengeContent(base64: string): Buffer | null {
  return base64.length > LONGEST ? null : Buffer.from(base64, 'base64');
}

/** What is kept of a challenge: SHA-256 of its bytes. */
export function hashChallenge(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
