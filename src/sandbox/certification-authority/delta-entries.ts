import type { CrlEntry, RevokedCertificate } from './crl-builder.ts';

/**
 * What a delta says to one who has the list of before (RFC 5280 5.2.4): what was revoked since, or for
 * another reason, and what is no longer revoked.
 */
export function deltaEntries(
  before: readonly RevokedCertificate[],
  after: readonly RevokedCertificate[],
  now: Date,
): CrlEntry[] {
  const reasonBefore = new Map(before.map(({ serial, reason }) => [serial, reason]));
  const serialsAfter = new Set(after.map(({ serial }) => serial));
  return [
    ...after.filter(({ serial, reason }) => reasonBefore.get(serial) !== reason),
    ...before
      .filter(({ serial }) => !serialsAfter.has(serial))
      .map(({ serial }) => ({ serial, at: now, reason: 'removeFromCRL' }) as const),
  ];
}
