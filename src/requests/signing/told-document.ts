import { createHash, randomUUID } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Viewer } from '../../identity/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { stepNotAvailable } from '../load-request.ts';
import type { Issue } from '../papers/issue.ts';
import type { ToldStep } from '../reports/told-step.ts';
import type { RequestRow } from '../request.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { saveSigningPaper } from './signing-paper-store.ts';

/**
 * The statement that an official signs in another system about a document that was drawn up there: canonical JSON (RFC 8785)
 * that both systems can write, and that fits no other request, decision or document (docs/systems.md).
 */
export function documentOf(
  { paper }: ToldStep,
  request: RequestRow,
  issue: Issue,
  audience: string,
): ReceivedSignature['document'] {
  if (paper === undefined) throw stepNotAvailable();
  const content = canonicalize({
    type: 'qyzmet-result-statement',
    version: 1,
    audience,
    request: { id: request.uuid, number: request.number, regulation: request.edition },
    document: issue.kind,
    outcome: issue.outcome,
    grounds: request.decision?.grounds ?? [],
    paper: { size: paper.pdf.length, sha256: createHash('sha256').update(paper.pdf).digest('hex') },
  });
  return { id: randomUUID(), content: Buffer.from(content), paper };
}

/** Keeps statement and document as those that are given out here are kept. */
export async function saveToldDocument(
  database: Queryable,
  signer: Viewer,
  request: RequestRow,
  { document, stepKey, receivedAt }: ReceivedSignature,
): Promise<void> {
  const { id, content, paper } = document;
  if (paper === undefined) return;
  await database.query(
    `INSERT INTO signing_document (id, request_id, request_version, step_key, signer_id, content, issued_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [id, request.uuid, request.version, stepKey, signer.id, content, receivedAt],
  );
  await saveSigningPaper(database, id, paper);
}
