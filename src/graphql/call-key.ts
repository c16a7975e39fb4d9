import type { IdempotencyKey } from '../kernel/index.ts';
import type { EdgeContext } from './context.ts';

/** A string of structured fields (RFC 9651, section 3.3.3). */
const QUOTED = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * The key in the header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a quoted string, and the bare
 * one too that most clients send.
 */
export function headerKey(header: string | undefined): IdempotencyKey | undefined {
  if (header === undefined) return undefined;
  const quoted = QUOTED.exec(header)?.[1];
  return { value: quoted === undefined ? header : quoted.replaceAll(/\\(["\\])/g, '$1') };
}

/** The key of a call: that of its input where it has one, or else of the header; null where the client gave none. */
export function callKey(context: EdgeContext, given?: string | null): IdempotencyKey | null {
  if (typeof given === 'string') return { value: given, path: ['input', 'idempotencyKey'] };
  return context.idempotencyKey ?? null;
}
