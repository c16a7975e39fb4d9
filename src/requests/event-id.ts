export const EVENT_ID_PREFIX = 'evt';

/** The number behind an entry's global id, or null when it is not one. */
export function eventIdOf(id: string): string | null {
  const number = id.startsWith(`${EVENT_ID_PREFIX}_`) ? id.slice(EVENT_ID_PREFIX.length + 1) : '';
  return /^[0-9]{1,18}$/.test(number) ? number : null;
}
