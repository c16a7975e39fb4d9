import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { type Archive, type ArchiveSettings, createArchive } from '../archive/index.ts';
import type { ServerConfig } from '../config.ts';
import { type RevocationStatus, TimeStampClient, type TrustStore } from '../signatures/index.ts';
import { openP12 } from '../signing/index.ts';

const USER_AGENT = 'Qyzmet';

/** `identity`: with which this system signs elsewhere. */
interface Parts extends Omit<ArchiveSettings, 'authorities' | 'stamper' | 'publicUrl'> {
  readonly trust: TrustStore;
  readonly revocation: RevocationStatus;
  readonly logger: Logger;
}

/** Archives as the configuration has them sealed: with a key of their own, or that of this information system. */
export async function archiveOf(
  {
    ARCHIVE_KEY_STORE: file,
    ARCHIVE_KEY_PASSWORD: password,
    PUBLIC_URL: publicUrl,
    TSA_URL: url,
  }: ServerConfig,
  { trust, revocation, identity, logger, ...parts }: Parts,
): Promise<Archive> {
  const { clock } = parts;
  const onFault = (fault: string): void =>
    logger.warn({ fault }, 'no time-stamp over the seal of an archive');
  return createArchive({
    ...parts,
    identity: file === undefined ? identity : openP12(await readFile(file), password ?? ''),
    authorities: trust.intermediates.map(({ der }) => der),
    stamper:
      url === undefined
        ? null
        : new TimeStampClient({ url, userAgent: USER_AGENT, trust, revocation, clock, onFault }),
    publicUrl,
  });
}
