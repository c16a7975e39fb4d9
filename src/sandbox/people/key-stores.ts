import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../kernel/index.ts';
import type { KeyAlgorithm, SandboxAuthority } from '../certification-authority/index.ts';
import { readJsonFiles, writeWhole } from '../state-file.ts';
import type { DemonstrationPerson } from './demonstration-person.ts';
import { DEMONSTRATION_PEOPLE } from './people.ts';

/** Opens every demonstration key store; that they are all the same is part of the demonstration. */
export const KEY_STORE_PASSWORD = 'Qyzmet-2026';

/** Certificates last 365 days. */
const RENEW_AFTER_MS = 300 * 24 * 60 * 60 * 1000;

const keyStoreSchema = z.object({
  iin: z.string(),
  /** SHA-256 of the issuing authority's certificate: another authority's key stores are of no use. */
  authority: z.string(),
  issuedAt: z.iso.datetime(),
  p12: z.base64(),
});
type KeyStore = z.infer<typeof keyStoreSchema>;

interface KeyStoreParts {
  readonly folder: string;
  readonly authority: SandboxAuthority;
  readonly clock: Clock;
}

/** The key store file of every person (PKCS#12, Base64) by IIN: issued at the first start and kept. */
export async function keyStores(parts: KeyStoreParts): Promise<ReadonlyMap<string, string>> {
  const now = parts.clock.now().getTime();
  const kept = readJsonFiles(parts.folder, keyStoreSchema).filter(
    ({ issuedAt }) => Date.parse(issuedAt) + RENEW_AFTER_MS > now,
  );
  const stores = await Promise.all(
    DEMONSTRATION_PEOPLE.map((person) => {
      const authority = authorityOf(parts, person);
      const own = kept.find((store) => store.iin === person.holder.iin && store.authority === authority);
      return own ?? issue(parts, authority, person);
    }),
  );
  return new Map(stores.map(({ iin, p12 }) => [iin, p12]));
}

function algorithmOf({ algorithm = 'GOST2015' }: DemonstrationPerson): KeyAlgorithm {
  return algorithm;
}

function authorityOf({ authority }: KeyStoreParts, person: DemonstrationPerson): string {
  return createHash('sha256')
    .update(authority.issuingPem(algorithmOf(person)))
    .digest('hex');
}

async function issue(
  parts: KeyStoreParts,
  authority: string,
  person: DemonstrationPerson,
): Promise<KeyStore> {
  const { p12 } = await parts.authority.issue({
    ...person.holder,
    ...(person.legalEntity === null ? {} : { organisation: person.legalEntity }),
    template: person.template,
    algorithm: algorithmOf(person),
    password: KEY_STORE_PASSWORD,
    isPublic: true,
  });
  const { iin } = person.holder;
  const store = {
    iin,
    authority,
    issuedAt: parts.clock.now().toISOString(),
    p12: Buffer.from(p12).toString('base64'),
  };
  writeWhole(join(parts.folder, `${iin}.json`), JSON.stringify(store, null, 2));
  return store;
}
