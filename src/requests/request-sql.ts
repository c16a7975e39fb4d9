import { paymentOf } from '../payments/index.ts';

/** Parts of a request that a read may bring along in its one statement. */
export const REQUEST_PARTS = ['steps', 'attachments', 'signatures', 'payment', 'result'] as const;
export type RequestPart = (typeof REQUEST_PARTS)[number];

const COLUMNS = `
  'uuid', r.id, 'number', r.number, 'service', r.service, 'edition', r.edition, 'channel', r.channel,
  'provider', r.provider, 'status', r.status, 'currentStep', r.current_step, 'applicantId', r.applicant_id,
  'applicantIin', r.applicant_iin, 'applicantBin', r.applicant_bin, 'applicantName', r.applicant_name,
  'application', r.application, 'assigneeId', r.assignee_id, 'refusal', r.refusal, 'sent', r.sent_at IS NOT NULL,
  'createdAt', r.created_at, 'sentAt', r.sent_at, 'dueAt', r.due_at, 'endedAt', r.ended_at, 'version', r.version`;

export const SIGNATURE_JSON = `json_build_object(
  'signerName', g.signer_name, 'iin', g.iin, 'bin', g.bin, 'serialNumber', g.serial_number, 'validFrom', g.valid_from,
  'validTo', g.valid_to, 'algorithm', g.algorithm, 'signedAt', g.signed_at, 'role', g.role)`;

export const RESULT_JSON = `json_build_object(
  'uuid', d.id, 'number', d.number, 'outcome', d.outcome, 'document', d.document, 'edition', d.edition,
  'issuedAt', d.issued_at, 'fileId', d.file_id,
  'signature', (SELECT ${SIGNATURE_JSON} FROM request_signature g WHERE g.id = d.signature_id))`;

export const EVENT_COLUMNS = `e.id::text, e.xid::text, e.request_id AS "requestId", e.applicant_id AS "applicantId",
  e.provider, e.sent, e.type, e.status, e.step_key AS "stepKey", e.values, e.at,
  least(e.xid, pg_snapshot_xmin(pg_current_snapshot()))::text AS "safeXid",
  (CASE WHEN e.xid < pg_snapshot_xmin(pg_current_snapshot()) THEN e.id ELSE 0 END)::text AS "safeId"`;

const PARTS: Record<RequestPart, string> = {
  steps: `(SELECT json_agg(s) FROM (
    SELECT key, state, answer, started_at AS "startedAt", completed_at AS "completedAt", due_at AS "dueAt",
      actor_name AS "actorName", note
    FROM request_step WHERE request_id = r.id ORDER BY seq) s)`,
  attachments: `(SELECT coalesce(json_agg(a), '[]') FROM (
    SELECT id AS uuid, kind, file_id AS "fileId", file_name AS "fileName", media_type AS "mediaType", size, sha256,
      on_paper AS "onPaper"
    FROM request_attachment WHERE request_id = r.id ORDER BY id) a)`,
  signatures: `(SELECT coalesce(json_agg(${SIGNATURE_JSON} ORDER BY g.id), '[]')
    FROM request_signature g WHERE g.request_id = r.id)`,
  payment: paymentOf('r.id'),
  result: `(SELECT ${RESULT_JSON} FROM request_result d WHERE d.request_id = r.id)`,
};

/** What a read brings along: parts, and the first entries of the history. */
export interface ReadAhead {
  readonly parts: readonly RequestPart[];
  readonly historyFirst: number | null;
}

export const NOTHING_AHEAD: ReadAhead = { parts: [], historyFirst: null };

/**
 * The expression that builds one request over alias `r`, with what is read ahead; `historyLimit` is the placeholder
 * of the parameter that says how many entries of the history.
 */
export function requestJson(ahead: ReadAhead, historyLimit = ''): string {
  const parts = ahead.parts.map((part) => `'${part}', ${PARTS[part]}`);
  const history =
    ahead.historyFirst === null ? [] : [`'historyFirst', ${historyLimit}::int`, historyJson(historyLimit)];
  return `json_build_object(${[COLUMNS, ...parts, ...history].join(', ')})`;
}

function historyJson(limit: string): string {
  return `'history', (SELECT json_agg(e) FROM (
    SELECT ${EVENT_COLUMNS} FROM request_event e WHERE e.request_id = r.id ORDER BY e.xid, e.id LIMIT ${limit}::int + 1) e)`;
}

export function partJson(part: RequestPart): string {
  return PARTS[part];
}
