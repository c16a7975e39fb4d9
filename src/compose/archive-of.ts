import { readFile } from 'node:fs/promises';
import { type Archive, createArchive } from '../archive/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { ServerConfig } from '../config.ts';
import type { DrawnFile } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { PersonStore } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { TrustStore } from '../signatures/index.ts';
import { openP12, type SigningIdentity } from '../signing/index.ts';

interface Parts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly people: PersonStore;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly trust: TrustStore;
  /** With which this system signs elsewhere. */
  readonly identity: SigningIdentity;
  readonly drawReceipt: (paymentId: string) => Promise<DrawnFile | null>;
  readonly report: (fault: unknown) => void;
}

/** Archives as the configuration has them sealed: with a key of their own, or that of this information system. */
export async function archiveOf(
  { ARCHIVE_KEY_STORE: file, ARCHIVE_KEY_PASSWORD: password, PUBLIC_URL: publicUrl }: ServerConfig,
  { trust, identity, ...parts }: Parts,
): Promise<Archive> {
  return createArchive({
    ...parts,
    identity: file === undefined ? identity : openP12(await readFile(file), password ?? ''),
    authorities: trust.intermediates.map(({ der }) => der),
    publicUrl,
  });
}
