import type { FieldChange } from './register-entry.ts';

type Content = Readonly<Record<string, unknown>>;

/** What differs between two contents, field by field, in the order of the fields. A list in another order is the same. */
export function changesBetween(fields: readonly string[], before: Content, after: Content): FieldChange[] {
  return fields
    .map((field) => ({ field, before: valuesOf(before[field]), after: valuesOf(after[field]) }))
    .filter((change) => !sameValues(change.before, change.after));
}

function valuesOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function sameValues(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}
