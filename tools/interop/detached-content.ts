const QUOTED = /^detached: the (\d+) bytes? "(.*)"$/s;

/** The bytes that a manifest quotes as `detached: the 7 bytes "test123"`; undefined where it does not, or not so many. */
export function detachedContent(text: string | null | undefined): Buffer | undefined {
  const [, count, quoted] = QUOTED.exec(text ?? '') ?? [];
  if (quoted === undefined) return undefined;
  const bytes = Buffer.from(quoted);
  return bytes.length === Number(count) ? bytes : undefined;
}
