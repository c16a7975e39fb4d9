/** Whatever another system writes; those of our messages and subjects are UUIDs, in either case. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether it may be a number of ours. */
export function mayBeOurs(number: string): boolean {
  return UUID.test(number);
}
