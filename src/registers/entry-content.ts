import type { EntryRow } from './register-entry.ts';

/** Reads a value that the paper repeats of the form; null where the form had none. */
export function entryContent(field: string) {
  return ({ content }: EntryRow): unknown => content[field] ?? null;
}
