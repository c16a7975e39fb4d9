import type { Client } from '../support/client.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A mutation that takes a key, as somebody is about to call it. */
export interface KeyedCall {
  readonly caller: Client;
  readonly query: string;
  readonly variables: Variables;
  /** An input that is in order too, but another. */
  readonly otherVariables: Variables;
}
