import { randomUUID } from 'node:crypto';

/** A GUID in braces, as the gateway writes it. */
export function newSessionId(): string {
  return `{${randomUUID()}}`;
}
