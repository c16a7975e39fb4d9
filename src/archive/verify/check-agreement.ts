import { canonicalize } from 'json-canonicalize';
import { INDEX_PATH } from '../archive-index.ts';
import type { ArchivedLog, ArchivedRequest, ArchiveIndex, SignedStatement } from './archive-data.ts';
import { sha256Of } from './check-members.ts';
import type { Finding } from './finding.ts';

/** What the parts of an archive say of one another; `sizes` and digests are of the files as they are. */
export interface ArchiveParts {
  readonly index: ArchiveIndex;
  readonly request: ArchivedRequest;
  readonly log: ArchivedLog;
  /** By folder of the signature. */
  readonly statements: ReadonlyMap<string, SignedStatement>;
  /** Digests of the files by path, but for the index and the container's own. */
  readonly digests: ReadonlyMap<string, string>;
  readonly result: Buffer | null;
}

/** Whether application, attachments, log, result and index tell of the same request, in the same words. */
export function checkAgreement(parts: ArchiveParts): Finding[] {
  const { index, statements } = parts;
  return [
    ...indexFindings(parts),
    ...logFindings(parts),
    ...index.signatures.flatMap(({ folder }) => {
      const statement = statements.get(folder);
      return statement === undefined ? [] : statementFindings(parts, folder, statement);
    }),
  ];
}

function indexFindings({ index, request, digests }: ArchiveParts): Finding[] {
  const listed = new Map(index.members.map(({ path, sha256 }) => [path, sha256]));
  const wrong = [...new Set([...listed.keys(), ...digests.keys()])].filter(
    (path) => listed.get(path) !== digests.get(path),
  );
  const other = index.request.id !== request.id || index.request.number !== request.number;
  return [...wrong, ...(other ? [INDEX_PATH] : [])].map((path) => ({ code: 'INDEX', path }));
}

function logFindings({ request, log, digests }: ArchiveParts): Finding[] {
  const findings: Finding[] = [];
  if (log.events.at(-1)?.status !== request.status) findings.push({ code: 'STATUS_LOG' });
  const told = new Set(
    log.events.flatMap(({ values: { number } }) => (typeof number === 'string' ? [number] : [])),
  );
  const { result } = request;
  const agrees =
    result === null ? told.size === 0 : told.has(result.number) && digests.get(result.path) === result.sha256;
  return agrees ? findings : [...findings, { code: 'RESULT_LOG' }];
}

function statementFindings(parts: ArchiveParts, folder: string, statement: SignedStatement): Finding[] {
  const { request, result } = parts;
  const { purpose, matter } = statement;
  const path = `${folder}/document.json`;
  if (statement.request.id !== request.id)
    return [{ code: purpose === 'RESULT' ? 'RESULT_SIGNED' : 'APPLICATION_SIGNED', path }];
  if (purpose === 'APPLICATION') return applicationFindings(parts, path, statement);
  const { paper } = matter;
  const issued = result === null || paper === undefined ? null : sha256Of(result.subarray(0, paper.size));
  return issued === paper?.sha256 ? [] : [{ code: 'RESULT_SIGNED', path }];
}

/** Attachments are those that were there when it was signed; later ones stand beside them. */
function applicationFindings(
  { request, digests }: ArchiveParts,
  path: string,
  { matter: { application, attachments = [] } }: SignedStatement,
): Finding[] {
  const findings: Finding[] = [];
  if (canonicalize(application) !== canonicalize(request.application))
    findings.push({ code: 'APPLICATION_SIGNED', path });
  const known = new Map(request.attachments.map((attachment) => [attachment.id, attachment]));
  const agrees = attachments.every(({ id, sha256 }) => {
    const attachment = known.get(id);
    if (attachment === undefined || attachment.sha256 !== sha256) return false;
    return attachment.path === null || digests.get(attachment.path) === sha256;
  });
  return agrees ? findings : [...findings, { code: 'ATTACHMENT_SIGNED', path }];
}
