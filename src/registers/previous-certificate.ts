import type { ServiceCode } from '../catalogue/index.ts';
import { DomainError } from '../kernel/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { entryByNumber } from './entry-store.ts';

/** As numbers of results are made here; certificates from before were numbered otherwise. */
const OWN_NUMBER = /^[0-9]{4}(?:-[0-9A-Z]{4}){3}$/;

/** The number of the certificate that a re-registration names; null where it names none. */
export function previousCertificateOf(values: Readonly<Record<string, unknown>>): string | null {
  const { applicationType, previousCertificate } = values;
  if (applicationType !== 'RE_REGISTRATION' || typeof previousCertificate !== 'string') return null;
  const given = previousCertificate.trim();
  const own = given.toUpperCase();
  return isOwnNumber(own) ? own : given;
}

/** Whether a certificate of that number could only have been issued here. */
export function isOwnNumber(number: string): boolean {
  return OWN_NUMBER.test(number);
}

/**
 * PREVIOUS_CERTIFICATE_UNKNOWN, PREVIOUS_CERTIFICATE_NOT_IN_FORCE: what was issued here is re-registered while it is in
 * force. What was issued on paper before, and whose it is, an examiner looks at.
 */
export async function previousCertificateFault(
  database: Queryable,
  service: ServiceCode,
  values: Readonly<Record<string, unknown>>,
): Promise<DomainError | null> {
  const number = service === 'MEDIA_REGISTRATION' ? previousCertificateOf(values) : null;
  if (number === null || !isOwnNumber(number)) return null;
  const entry = await entryByNumber(database, 'MEDIA', number);
  if (entry?.state === 'IN_FORCE') return null;
  return new DomainError(
    entry === null ? 'PREVIOUS_CERTIFICATE_UNKNOWN' : 'PREVIOUS_CERTIFICATE_NOT_IN_FORCE',
    { path: ['input', 'application', 'previousCertificate'], values: { number } },
  );
}
