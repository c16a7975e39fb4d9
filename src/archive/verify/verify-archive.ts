import { INDEX_PATH } from '../archive-index.ts';
import { MANIFEST_PATH } from '../asic-manifest.ts';
import { type ArchivedLog, type ArchiveIndex, archiveData, type SignedStatement } from './archive-data.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkExchanges, type ExchangeReport } from './check-exchanges.ts';
import { checkMembers, sha256Of } from './check-members.ts';
import { checkSeal, type SealReport } from './check-seal.ts';
import { checkSignatures } from './check-signatures.ts';
import { ArchiveFault, type ArchiveVerdict, type Finding, verdictOf } from './finding.ts';
import { type OpenedArchive, openArchive } from './open-archive.ts';
import type { VerifyPorts } from './verify-ports.ts';

/** How far the clock of a time-stamp authority may be behind the server's. */
const CLOCK_DIFFERENCE_MILLISECONDS = 5 * 60_000;

export interface ArchiveReport {
  readonly verdict: ArchiveVerdict;
  readonly findings: readonly Finding[];
  readonly seal: SealReport | null;
  readonly index: ArchiveIndex | null;
  /** What travelled between systems, whose signatures are right. */
  readonly exchanges: readonly ExchangeReport[];
  /** How many files were compared with their digests. */
  readonly files: number;
}

/**
 * Judges an archive by itself: outline, digests, seal, every signature with the evidence that was kept, and whether its
 * parts agree. No server, no database and no network take part. Rejects where the file cannot be read at all.
 */
export async function verifyArchive(file: string, ports: VerifyPorts): Promise<ArchiveReport> {
  const opened = await outlineOf(file);
  if ('finding' in opened) return reportOf([opened.finding], null, null, 0);
  const { archive } = opened;
  try {
    return await judge(archive, ports);
  } catch (fault) {
    if (fault instanceof ArchiveFault) return reportOf([fault.finding], null, null, 0);
    throw fault;
  } finally {
    archive.close();
  }
}

async function outlineOf(
  file: string,
): Promise<{ readonly archive: OpenedArchive } | { readonly finding: Finding }> {
  try {
    return { archive: await openArchive(file) };
  } catch (fault) {
    if (fault instanceof ArchiveFault) return { finding: fault.finding };
    throw fault;
  }
}

async function judge(archive: OpenedArchive, ports: VerifyPorts): Promise<ArchiveReport> {
  const manifest = await archive.read(MANIFEST_PATH);
  const changed = await checkMembers(archive, manifest);
  const kept = archive.paths.filter((path) => path.startsWith('evidence/lists/'));
  const lists = [...(await Promise.all(kept.map((path) => archive.read(path)))), ...ports.lists];
  const { seal, findings: sealed, certificates } = await checkSeal(archive, manifest, { ...ports, lists });
  const files = archive.paths.length;
  if (changed.length > 0) return reportOf([...changed, ...sealed], seal, null, files);
  const index = await archiveData.index(archive);
  const content = await checkContent(archive, index, { ...ports, lists }, seal);
  const told = await checkExchanges({ archive, index, certificates }, { ...ports, lists });
  return {
    ...reportOf([...sealed, ...content, ...told.findings], seal, index, files),
    exchanges: told.exchanges,
  };
}

async function checkContent(
  archive: OpenedArchive,
  index: ArchiveIndex,
  { trust, lists, clock }: VerifyPorts,
  seal: SealReport | null,
): Promise<Finding[]> {
  const request = await archiveData.request(archive);
  const log = await archiveData.log(archive);
  const result = request.result === null ? null : await archive.read(request.result.path);
  const statements = new Map<string, SignedStatement>();
  for (const { folder } of index.signatures)
    statements.set(folder, await archiveData.statement(archive, folder));
  const digests = new Map<string, string>();
  for (const path of archive.paths) {
    if (path !== INDEX_PATH && !path.startsWith('META-INF/') && path !== 'mimetype')
      digests.set(path, sha256Of(await archive.read(path)));
  }
  return [
    ...checkAgreement({ index, request, log, statements, digests, result }),
    ...earlyFindings(seal, index, log),
    ...(await checkSignatures({ archive, trust, lists, clock, result }, index.signatures)),
  ];
}

/** Nobody can have stamped before it was what is told in it; clocks apart. */
function earlyFindings(seal: SealReport | null, { signatures }: ArchiveIndex, log: ArchivedLog): Finding[] {
  const told = [...log.events.map(({ at }) => at), ...signatures.map(({ receivedAt }) => receivedAt)];
  const newest = Math.max(...told.map((at) => Date.parse(at)));
  const stamp = seal?.stamp ?? null;
  if (stamp === null || stamp.at.getTime() + CLOCK_DIFFERENCE_MILLISECONDS >= newest) return [];
  return [{ code: 'SEAL_TIME_EARLY' }];
}

function reportOf(
  findings: readonly Finding[],
  seal: SealReport | null,
  index: ArchiveIndex | null,
  files: number,
): ArchiveReport {
  return { verdict: verdictOf(findings), findings, seal, index, exchanges: [], files };
}
