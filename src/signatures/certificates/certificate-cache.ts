import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Certificate, parseCertificate } from './x509.ts';

/** Some 10 kB each with its opened key. */
const MOST = 2_000;

const known = new LRUCache<string, Certificate>({ max: MOST });

/**
 * The certificate of that DER, read once and kept while it is in use: with it what was worked out of it, its opened key
 * and who was proved to have signed it. Throws as parseCertificate does.
 */
export function certificateOf(der: Uint8Array): Certificate {
  const sha256 = createHash('sha256').update(der).digest('hex');
  const found = known.get(sha256);
  if (found !== undefined) return found;
  /* A copy: the DER is part of a whole message, which would be kept with it. */
  const certificate = parseCertificate(Uint8Array.from(der));
  known.set(sha256, certificate);
  return certificate;
}
