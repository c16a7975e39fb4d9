import type { Clock } from '../../kernel/index.ts';
import {
  InMemoryRevocationLists,
  KeptRevocation,
  SystemJudge,
  type SystemVerdict,
  type TrustStore,
} from '../../signatures/index.ts';
import { INDEX_PATH } from '../archive-index.ts';
import { MANIFEST_PATH, SEAL_PATH } from '../asic-manifest.ts';
import { type ArchiveIndex, archiveData, type SignedStatement } from './archive-data.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkMembers, sha256Of } from './check-members.ts';
import { checkSignatures } from './check-signatures.ts';
import { ArchiveFault, type ArchiveVerdict, type Finding, verdictOf } from './finding.ts';
import { type OpenedArchive, openArchive } from './open-archive.ts';

export interface VerifyPorts {
  /** What the judge brings along: nothing in an archive is trusted for being there. */
  readonly trust: TrustStore;
  /** Revocation lists besides those in the archive, DER. */
  readonly lists: readonly Uint8Array[];
  /** BIN in the certificate of whoever must have sealed it; whoever a root vouches for where null. */
  readonly sealedBy: string | null;
  readonly clock: Clock;
}

/** Who sealed an archive, and when by their own word. */
export interface SealReport {
  readonly name: string;
  readonly bin: string;
  readonly at: Date;
  /** Whether it is known that the certificate was not revoked then: its authority is not asked, lists may be brought along. */
  readonly statusKnown: boolean;
}

export interface ArchiveReport {
  readonly verdict: ArchiveVerdict;
  readonly findings: readonly Finding[];
  readonly seal: SealReport | null;
  readonly index: ArchiveIndex | null;
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
  const { seal, findings: sealed } = await checkSeal(archive, manifest, { ...ports, lists });
  const files = archive.paths.length;
  if (changed.length > 0) return reportOf([...changed, ...sealed], seal, null, files);
  const index = await archiveData.index(archive);
  const content = await checkContent(archive, index, { ...ports, lists });
  return reportOf([...sealed, ...content], seal, index, files);
}

async function checkSeal(
  archive: OpenedArchive,
  manifest: Buffer,
  { trust, lists, sealedBy, clock }: VerifyPorts,
): Promise<{ seal: SealReport | null; findings: Finding[] }> {
  if (!archive.paths.includes(SEAL_PATH))
    return { seal: null, findings: [{ code: 'MISSING', path: SEAL_PATH }] };
  const held = new InMemoryRevocationLists({ trust, clock });
  for (const list of lists) await held.install(list);
  const judge = new SystemJudge({ trust, revocation: new KeptRevocation({ lists: held, responses: [] }) });
  const { verdict, at } = await judge.seal(await archive.read(SEAL_PATH), manifest, clock.now());
  if (verdict.state === 'INVALID')
    return { seal: null, findings: [{ code: 'SEAL_INVALID', reason: verdict.code }] };
  const { system } = verdict;
  if (system === undefined)
    return { seal: null, findings: [{ code: 'SEAL_UNJUDGED', ...reasonOf(verdict) }] };
  const { name, bin } = system;
  const findings: Finding[] =
    sealedBy === null || sealedBy === bin ? [] : [{ code: 'SEAL_OTHER_SYSTEM', bin }];
  return { seal: { name, bin, at, statusKnown: verdict.state === 'VALID' }, findings };
}

async function checkContent(
  archive: OpenedArchive,
  index: ArchiveIndex,
  { trust, lists, clock }: VerifyPorts,
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
    ...(await checkSignatures({ archive, trust, lists, clock, result }, index.signatures)),
  ];
}

function reasonOf(verdict: SystemVerdict): Pick<Finding, 'reason'> {
  return verdict.state === 'VALID' ? {} : { reason: verdict.code };
}

function reportOf(
  findings: readonly Finding[],
  seal: SealReport | null,
  index: ArchiveIndex | null,
  files: number,
): ArchiveReport {
  return { verdict: verdictOf(findings), findings, seal, index, files };
}
