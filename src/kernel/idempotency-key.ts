import { DomainError } from './domain-error.ts';

/** What a client names a call by, so that it may make it again when the answer was lost. */
export interface IdempotencyKey {
  /** 1 to 200 visible ASCII characters; checked where it is used. */
  readonly value: string;
  /** The field of the input it came in; none where it came in the header. */
  readonly path?: readonly string[];
}

const VALUE = /^[\x21-\x7e]{1,200}$/;

/** IDEMPOTENCY_KEY_INVALID for one that is empty, too long, or has other characters. */
export function requireUsableKey(key: IdempotencyKey): void {
  if (!VALUE.test(key.value)) throw new DomainError('IDEMPOTENCY_KEY_INVALID', placeOf(key));
}

export function reusedKey(key: IdempotencyKey): DomainError {
  return new DomainError('IDEMPOTENCY_KEY_REUSED', placeOf(key));
}

function placeOf({ path }: IdempotencyKey) {
  return path === undefined ? {} : { path };
}
