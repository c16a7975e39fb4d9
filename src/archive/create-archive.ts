import type { Catalogue } from '../catalogue/index.ts';
import type { DrawnFile, FileGrant, StreamedFile } from '../documents/index.ts';
import type { Texts } from '../graphql/index.ts';
import type { PersonStore } from '../identity/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../postgres/index.ts';
import type { SigningIdentity } from '../signing/index.ts';
import { ArchiveResolver } from './archive.resolver.ts';
import { MakeArchive } from './make-archive.ts';
import { openEnvelope } from './open-envelope.ts';
import { Seal, type TimeStamper } from './seal.ts';

export interface ArchiveSettings {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly people: PersonStore;
  readonly texts: Texts;
  readonly clock: Clock;
  /** With which archives are sealed. */
  readonly identity: SigningIdentity;
  /** Certificates of the authorities above it, DER, to go along with the seal. */
  readonly authorities: readonly Uint8Array[];
  /** Says when a seal was there; null where this installation has no time-stamp authority. */
  readonly stamper: TimeStamper | null;
  readonly drawReceipt: (paymentId: string) => Promise<DrawnFile | null>;
  readonly publicUrl: string;
  readonly report: (fault: unknown) => void;
}

export interface Archive {
  readonly resolver: ArchiveResolver;
  /** What a link to an archive or to an envelope leads to; null for any other link. */
  readonly open: (grant: FileGrant) => Promise<DrawnFile | StreamedFile | null>;
}

/** Puts the module together. */
export function createArchive(settings: ArchiveSettings): Archive {
  const { database, identity, authorities, stamper, publicUrl: server, ...ports } = settings;
  const seal = new Seal({ identity, authorities, stamper });
  const make = new MakeArchive({ ...ports, database, server, seal });
  return {
    resolver: new ArchiveResolver({ database }),
    open: async (grant) => (await make.run(grant)) ?? openEnvelope({ database, people: ports.people }, grant),
  };
}
