import { exchangesOf, receiptsOf } from '../exchange/index.ts';
import { incidentsOf } from '../incidents/index.ts';
import { paymentOf } from '../payments/index.ts';
import { findingsOf } from '../registries/index.ts';
import { broughtByOf } from './bringing/brought-request-store.ts';
import { deliveriesOf } from './mail/mail-delivery.ts';
import { systemNumbersOf } from './reports/system-number-store.ts';

/** Parts of a request that a read may bring along in its one statement. */
export const REQUEST_PARTS = [
  'steps',
  'attachments',
  'signatures',
  'payment',
  'result',
  'exchanges',
  'receipts',
  'assignments',
  'escalations',
  'clock',
  'survey',
  'heldSignature',
  'incidents',
  'deliveries',
  'registryAnswers',
  'systemNumbers',
  'broughtBy',
] as const;
export type RequestPart = (typeof REQUEST_PARTS)[number];

/** What every read of a request brings: what the access policy and the engine ask. */
const ALWAYS = `r.id AS uuid, r.service, r.edition, r.channel, r.provider, r.status, r.current_step AS "currentStep",
  r.applicant_id AS "applicantId", r.desk, r.assignees, r.sent_at IS NOT NULL AS sent,
  r.ended_at AS "endedAt", r.version`;

/** When the pause began that goes on, over alias `r`; null where none does. */
export const PAUSED_SINCE =
  '(SELECT p.since FROM deadline_pause p WHERE p.request_id = r.id AND p.until IS NULL)';

/** Columns that only some fields of the type read, by field. */
const COLUMNS_OF_FIELDS: Readonly<Record<string, string>> = {
  number: 'r.number',
  applicant:
    'r.applicant_iin AS "applicantIin", r.applicant_bin AS "applicantBin", r.applicant_name AS "applicantName"',
  application: 'r.application',
  representative: 'r.representative',
  decision: 'r.decision',
  refusal: 'r.refusal',
  createdAt: 'r.created_at AS "createdAt"',
  sentAt: 'r.sent_at AS "sentAt"',
  dueAt: `r.due_at AS "dueAt", ${PAUSED_SINCE} AS "pausedSince"`,
};

/** Fields that read what belongs to others: their columns, or their parts. */
const READS: Readonly<Record<string, readonly string[]>> = {
  overdue: ['dueAt'],
  exchangeReceipts: ['receipts'],
  steps: ['dueAt'],
  deadlines: ['clock', 'sentAt'],
  availableActions: ['decision', 'payment', 'survey', 'sentAt'],
};

const STEP_COLUMNS: Readonly<Record<string, string>> = {
  startedAt: 'started_at AS "startedAt"',
  completedAt: 'completed_at AS "completedAt"',
  dueAt: 'due_at AS "dueAt"',
  actorName: 'actor_name AS "actorName"',
  note: 'note',
};

const SAFE_PLACE = `least(e.xid, pg_snapshot_xmin(pg_current_snapshot()))::text AS "safeXid",
  (CASE WHEN e.xid < pg_snapshot_xmin(pg_current_snapshot()) THEN e.id ELSE 0 END)::text AS "safeId"`;

const EVENT_ALWAYS = 'e.request_id AS "requestId", e.status';

/** Columns of an entry of the log by field of the type; a connection's own cursors count as fields, too. */
const EVENT_COLUMNS_OF_FIELDS: Readonly<Record<string, string>> = {
  id: 'e.id::text',
  cursor: SAFE_PLACE,
  request: 'e.applicant_id AS "applicantId", e.provider, e.desk, e.sent, e.internal',
  message: 'e.type, e.values',
  stepKey: 'e.step_key AS "stepKey"',
  at: 'e.at',
};

/** A whole entry of the log over alias `e`. */
export const EVENT_COLUMNS = [EVENT_ALWAYS, 'e.xid::text', ...Object.values(EVENT_COLUMNS_OF_FIELDS)].join(
  ', ',
);

const signatureJson = (evidence: boolean): string => `json_build_object(
  'signerName', g.signer_name, 'iin', g.iin, 'bin', g.bin, 'serialNumber', g.serial_number, 'validFrom', g.valid_from,
  'validTo', g.valid_to, 'algorithm', g.algorithm, 'signedAt', g.signed_at, 'role', g.role${evidence ? ", 'evidence', g.evidence" : ''})`;

const REVOCATION_JSON = `(SELECT json_build_object('reason', v.reason, 'at', v.revoked_at)
  FROM result_revocation v WHERE v.result_id = d.id)`;

export const RESULT_JSON = `json_build_object(
  'uuid', d.id, 'number', d.number, 'outcome', d.outcome, 'document', d.document, 'edition', d.edition,
  'issuedAt', d.issued_at, 'fileId', d.file_id, 'signedForm', d.signed_form, 'revocation', ${REVOCATION_JSON},
  'signature', (SELECT ${signatureJson(false)} FROM request_signature g WHERE g.id = d.signature_id))`;

type PartFields = Pick<ReadAhead, 'stepFields' | 'evidence'>;

const PARTS: Record<RequestPart, (fields: PartFields) => string> = {
  steps: ({ stepFields }) => `(SELECT json_agg(s) FROM (
    SELECT ${['key', 'state', ...columnsOf(STEP_COLUMNS, stepFields)].join(', ')}
    FROM request_step WHERE request_id = r.id ORDER BY seq) s)`,
  attachments: () => `(SELECT coalesce(json_agg(a), '[]') FROM (
    SELECT id AS uuid, kind, file_id AS "fileId", file_name AS "fileName", media_type AS "mediaType", size, sha256,
      on_paper AS "onPaper"
    FROM request_attachment WHERE request_id = r.id ORDER BY id) a)`,
  signatures: ({ evidence }) => `(SELECT coalesce(json_agg(${signatureJson(evidence)} ORDER BY g.id), '[]')
    FROM request_signature g WHERE g.request_id = r.id)`,
  payment: () => paymentOf('r.id'),
  exchanges: () => exchangesOf('r.id'),
  receipts: () => receiptsOf('r.id'),
  incidents: () => incidentsOf('r.id'),
  deliveries: () => deliveriesOf('r.id'),
  registryAnswers: () => findingsOf('r.id'),
  systemNumbers: () => systemNumbersOf('r.id'),
  broughtBy: () => broughtByOf('r.id'),
  assignments: () => `(SELECT coalesce(json_agg(h), '[]') FROM (
    SELECT a.step_key AS "stepKey", p.name AS "assigneeName", b.name AS "assignedByName", a.note, a.at
    FROM request_assignment a JOIN person p ON p.id = a.assignee_id JOIN person b ON b.id = a.assigned_by
    WHERE a.request_id = r.id ORDER BY a.id) h)`,
  escalations: () => `(SELECT coalesce(json_agg(x), '[]') FROM (
    SELECT l.rung, s.key AS "stepKey", l.at, (SELECT coalesce(json_agg(json_build_object('name', p.name, 'role', p.role)
      ORDER BY array_position(l.told, p.id)), '[]') FROM person p WHERE p.id = ANY (l.told)) AS told
    FROM escalation l JOIN request_step s ON s.request_id = l.request_id AND s.seq = l.step_seq
    WHERE l.request_id = r.id ORDER BY l.event_id) x)`,
  clock: () => `json_build_object(
    'steps', (SELECT json_agg(s ORDER BY s.seq) FROM (
      SELECT seq, key, started_at AS "startedAt", completed_at AS "completedAt"
      FROM request_step WHERE request_id = r.id) s),
    'pauses', (SELECT coalesce(json_agg(p ORDER BY p.since), '[]') FROM (
      SELECT basis, since, until FROM deadline_pause WHERE request_id = r.id) p),
    'extensions', (SELECT coalesce(json_agg(x), '[]') FROM (
      SELECT step_seq AS seq, reason, at FROM deadline_extension WHERE request_id = r.id) x))`,
  survey: () => `(SELECT json_build_object(
      'process', v.process, 'information', v.information, 'comment', v.comment, 'at', v.at)
    FROM survey_response v WHERE v.request_id = r.id)`,
  heldSignature: () => `(SELECT json_build_object(
      'code', h.doubt, 'receivedAt', h.received_at, 'attempts', h.attempts, 'nextTryAt', h.next_try_at)
    FROM held_signature h
    WHERE h.request_id = r.id AND h.request_version = r.version AND h.settled_at IS NULL)`,
  result: () => `(SELECT ${RESULT_JSON} FROM request_result d WHERE d.request_id = r.id)`,
};

/** What a read brings along; null stands for everything. */
export interface ReadAhead {
  /** Fields of the request whose columns are read. */
  readonly fields: ReadonlySet<string> | null;
  readonly parts: readonly RequestPart[];
  readonly stepFields: ReadonlySet<string> | null;
  /** Whether signatures come with what their verdicts rest on. */
  readonly evidence: boolean;
  /** The first entries of the history, and the fields of them. */
  readonly history: { readonly first: number; readonly fields: ReadonlySet<string> } | null;
}

/** The request itself with all its columns, and none of its parts. */
export const REQUEST_ALONE: ReadAhead = {
  fields: null,
  parts: [],
  stepFields: null,
  evidence: false,
  history: null,
};

/** The request as its moves need it: all its columns, and what its dates follow from. */
export const REQUEST_AND_CLOCK: ReadAhead = { ...REQUEST_ALONE, parts: ['clock'] };

const written = new WeakMap<ReadAhead, Map<number, string>>();

/**
 * The columns of one request over alias `r`, with what is read ahead. `historyAt` numbers the parameter that says how many
 * entries of the history; the next one is the organisation whose own entries are read, too.
 */
export function requestColumns(ahead: ReadAhead, historyAt = 0): string {
  const byPlace = written.get(ahead) ?? new Map<number, string>();
  written.set(ahead, byPlace);
  const columns = byPlace.get(historyAt) ?? writeColumns(ahead, historyAt);
  byPlace.set(historyAt, columns);
  return columns;
}

function writeColumns(ahead: ReadAhead, historyAt: number): string {
  const parts = ahead.parts.map((part) => `${PARTS[part](ahead)} AS "${part}"`);
  const history =
    ahead.history === null
      ? []
      : [
          `$${historyAt}::int AS "historyFirst"`,
          `${historyJson(ahead.history.fields, historyAt)} AS history`,
        ];
  return [ALWAYS, ...columnsOf(COLUMNS_OF_FIELDS, ahead.fields), ...parts, ...history].join(', ');
}

export function partColumn(part: RequestPart): string {
  return PARTS[part]({ stepFields: null, evidence: true });
}

/** Which entries over aliases `e` and `r` the staff of an organisation reads; null is everybody else. */
export function readBy(organisation: string): string {
  return `(NOT e.internal OR r.provider = ${organisation}::text OR r.desk = ${organisation}::text)`;
}

function historyJson(fields: ReadonlySet<string>, at: number): string {
  const columns = [EVENT_ALWAYS, ...columnsOf(EVENT_COLUMNS_OF_FIELDS, fields)].join(', ');
  return `(SELECT json_agg(e) FROM (
    SELECT ${columns} FROM request_event e WHERE e.request_id = r.id AND ${readBy(`$${at + 1}`)}
    ORDER BY e.xid, e.id LIMIT $${at}::int + 1) e)`;
}

function columnsOf(columns: Readonly<Record<string, string>>, fields: ReadonlySet<string> | null): string[] {
  return Object.entries(columns).flatMap(([field, column]) =>
    fields === null || fields.has(field) ? [column] : [],
  );
}

/** Fields that are selected, and those whose columns or parts they read. */
export function withReads(fields: readonly string[]): ReadonlySet<string> {
  return new Set([...fields, ...fields.flatMap((field) => READS[field] ?? [])]);
}
