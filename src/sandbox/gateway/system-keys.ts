import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import { openP12, type SandboxAuthority, type SigningIdentity } from '../certification-authority/index.ts';
import { writeWhole } from '../state-file.ts';
import { SYSTEM_KEY_PASSWORD, SYSTEMS, type SystemName } from './systems.ts';

/** Certificates last three years. */
const RENEW_AFTER_MS = 900 * 24 * 60 * 60 * 1000;

const keptSchema = z.object({
  /** SHA-256 of the issuing authority's certificate. */
  authority: z.string(),
  issuedAt: z.iso.datetime(),
});

interface SystemKeyParts {
  /** Where the key stores lie: `server.p12` and the others. */
  readonly folder: string;
  readonly authority: SandboxAuthority;
  readonly clock: Clock;
}

/** The key of each system, issued at the first start and kept as PKCS#12 files. */
export async function systemKeys(
  parts: SystemKeyParts,
): Promise<Readonly<Record<SystemName, SigningIdentity>>> {
  const [server, gateway, partner, eLicensing, localExecutive, bank] = await Promise.all([
    keyOf(parts, 'server'),
    keyOf(parts, 'gateway'),
    keyOf(parts, 'partner'),
    keyOf(parts, 'eLicensing'),
    keyOf(parts, 'localExecutive'),
    keyOf(parts, 'bank'),
  ]);
  return { server, gateway, partner, eLicensing, localExecutive, bank };
}

async function keyOf(
  { folder, authority, clock }: SystemKeyParts,
  name: SystemName,
): Promise<SigningIdentity> {
  const file = join(folder, `${name}.p12`);
  const note = join(folder, `${name}.json`);
  const issuer = createHash('sha256').update(authority.issuingPem('GOST2015')).digest('hex');
  const now = clock.now();
  if (existsSync(file) && existsSync(note)) {
    const kept = keptSchema.parse(JSON.parse(readFileSync(note, 'utf8')));
    const young = Date.parse(kept.issuedAt) + RENEW_AFTER_MS > now.getTime();
    if (young && kept.authority === issuer) return openP12(readFileSync(file), SYSTEM_KEY_PASSWORD);
  }
  const { bin, ...system } = SYSTEMS[name];
  const issued = await authority.issue({
    ...system,
    template: 'INFORMATION_SYSTEM',
    organisation: { name: system.name, bin },
    password: SYSTEM_KEY_PASSWORD,
    isPublic: true,
  });
  writeWhole(file, issued.p12);
  writeWhole(note, JSON.stringify({ authority: issuer, issuedAt: now.toISOString() }));
  return issued;
}
