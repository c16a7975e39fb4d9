import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REVOCATION_REASONS, type RevocationReason } from './crl-builder.ts';

const keyAndCertificate = z.object({ privateKey: z.string(), certificate: z.string() });
const reasons = Object.keys(REVOCATION_REASONS).filter(
  (name): name is RevocationReason => name in REVOCATION_REASONS,
);

const authorityState = z.object({
  root: keyAndCertificate,
  issuing: keyAndCertificate,
  /** The number of the last list issued; the two authorities count together. */
  crlNumber: z.number().int().nonnegative(),
  revoked: z.array(z.object({ serial: z.string(), at: z.iso.datetime(), reason: z.enum(reasons) })),
});

/** All that the authority must not forget; keys and certificates in PEM. */
export type AuthorityState = z.infer<typeof authorityState>;

/** Null when no authority was founded in that folder yet. Throws for a file that is damaged. */
export function loadAuthority(folder: string): AuthorityState | null {
  const file = join(folder, 'authority.json');
  return existsSync(file) ? authorityState.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/**
 * Written beside and moved over, so that a stop in between loses nothing; the certificates also for
 * openssl.
 */
export function saveAuthority(folder: string, state: AuthorityState): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, 'authority.json.new');
  writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(draft, join(folder, 'authority.json'));
  writeFileSync(join(folder, 'root.pem'), state.root.certificate);
  writeFileSync(join(folder, 'issuing.pem'), state.issuing.certificate);
}
