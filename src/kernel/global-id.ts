/**
 * Identifiers as the public sees them: the type and the row in one opaque string, so that `node(id)` needs no more.
 * A uuid follows a short prefix: `req_0190f3c2-…`.
 */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function globalId(prefix: string, uuid: string): string {
  return `${prefix}_${uuid}`;
}

/** The uuid behind a global id of that prefix, or null when it is not one. */
export function localId(prefix: string, id: string): string | null {
  if (!id.startsWith(`${prefix}_`)) return null;
  const uuid = id.slice(prefix.length + 1);
  return UUID.test(uuid) ? uuid : null;
}
