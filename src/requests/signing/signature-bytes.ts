import { DomainError } from '../../kernel/index.ts';

/** Characters of Base64: a CMS with its content and chain is a few kilobytes. */
const MAX_SIGNATURE = 2_000_000;

/** The bytes of a signature as a client sent it; the strict reading is the verifier's. */
export function signatureBytes(base64: string): Buffer {
  if (base64.length > MAX_SIGNATURE) throw new DomainError('TOO_LARGE', { path: ['input', 'signature'] });
  return Buffer.from(base64, 'base64');
}
