import { inspect, isDeepStrictEqual } from 'node:util';

const SHORT = { depth: 5, breakLength: Number.POSITIVE_INFINITY };

/** Something is not as it should be; `what` names it as the API does. */
export class Unexpected extends Error {
  readonly what: string;
  readonly expected: unknown;
  readonly received: unknown;

  constructor(what: string, expected: unknown, received: unknown) {
    super(`${what}: ${inspect(expected, SHORT)} expected, ${inspect(received, SHORT)} received`);
    this.what = what;
    this.expected = expected;
    this.received = received;
  }
}

/** Nothing came in time. */
export class Late extends Error {
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.what = what;
  }
}

/** The server or the sandbox cannot be reached. */
export class Unreachable extends Error {
  readonly url: string;

  constructor(url: string) {
    super(url);
    this.url = url;
  }
}

export function mustEqual(what: string, received: unknown, expected: unknown): void {
  /* Copies, so that what came from elsewhere is not told apart by whose Array it is. */
  if (!isDeepStrictEqual(structuredClone(received), structuredClone(expected)))
    throw new Unexpected(what, expected, received);
}

export function must(what: string, holds: boolean): void {
  if (!holds) throw new Unexpected(what, true, false);
}

/** The value, which is there. */
export function present<Value>(what: string, value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Unexpected(what, '…', value);
  return value;
}
