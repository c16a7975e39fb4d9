import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KEY_ALGORITHMS } from '../../signing/index.ts';
import { REVOCATION_REASONS, type RevocationReason } from './crl-builder.ts';
import type { KeptHierarchy } from './hierarchy.ts';
import { TEMPLATES } from './templates.ts';

const keyAndCertificate = z.object({ privateKey: z.string(), certificate: z.string() });
const reasons = Object.keys(REVOCATION_REASONS).filter(
  (name): name is RevocationReason => name in REVOCATION_REASONS,
);

const issuedCertificate = z.object({
  serial: z.string(),
  algorithm: z.enum(KEY_ALGORITHMS),
  template: z.enum(TEMPLATES),
  /** The common name. */
  name: z.string(),
  iin: z.string().nullable(),
  bin: z.string().nullable(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
});

const authorityState = z.object({
  /** The hierarchy with RSA keys. */
  root: keyAndCertificate,
  issuing: keyAndCertificate,
  /** The one with GOST keys; a sandbox of earlier days has none yet. */
  gost: z.object({ root: keyAndCertificate, issuing: keyAndCertificate }).optional(),
  /** The number of the last list issued; all authorities count together. */
  crlNumber: z.number().int().nonnegative(),
  revoked: z.array(z.object({ serial: z.string(), at: z.iso.datetime(), reason: z.enum(reasons) })),
  issued: z.array(issuedCertificate).default([]),
});

export type KeptState = z.infer<typeof authorityState>;
/** All that the authority must not forget; keys and certificates in PEM. */
export type AuthorityState = KeptState & { readonly gost: KeptHierarchy };
export type IssuedRecord = z.infer<typeof issuedCertificate>;

/** Null when no authority was founded in that folder yet. Throws for a file that is damaged. */
export function loadAuthority(folder: string): KeptState | null {
  const file = join(folder, 'authority.json');
  return existsSync(file) ? authorityState.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/**
 * Written beside and moved over, so that a stop in between loses nothing; the certificates also for
 * openssl and for the server's settings.
 */
export function saveAuthority(folder: string, state: AuthorityState): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, 'authority.json.new');
  writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(draft, join(folder, 'authority.json'));
  writeFileSync(join(folder, 'root.pem'), state.root.certificate);
  writeFileSync(join(folder, 'issuing.pem'), state.issuing.certificate);
  writeFileSync(join(folder, 'gost-root.pem'), state.gost.root.certificate);
  writeFileSync(join(folder, 'gost-issuing.pem'), state.gost.issuing.certificate);
}
