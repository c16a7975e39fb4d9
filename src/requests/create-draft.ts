import type { EditionDeclaration } from '../catalogue/index.ts';
import {
  CLAIM_CONFLICT,
  callValues,
  findEarlierAnswer,
  type Queryable,
  type RepeatableCall,
} from '../postgres/index.ts';
import type { Path } from './advance.ts';
import type { StepDates } from './deadlines/step-dates.ts';
import { waitingOrganisation } from './move-request.ts';
import type { RepresentativeRecord, RequestRow } from './request.ts';

export interface Draft {
  readonly edition: EditionDeclaration;
  readonly channel: RequestRow['channel'];
  readonly applicant: {
    /** Null where staff enter somebody who has no account. */
    readonly id: string | null;
    readonly iin: string | null;
    readonly bin: string | null;
    readonly name: string;
  };
  readonly representative: RepresentativeRecord | null;
  /** The member of staff who enters it, and for which organisation; null on the portal. */
  readonly desk: {
    readonly organisation: string;
    readonly staffId: string;
    readonly staffName: string;
  } | null;
  readonly application: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly path: Path;
  readonly dates: StepDates;
  readonly now: Date;
}

/**
 * Writes a draft, the steps it has behind it and the first entry of the log in one statement; a repeated call writes
 * nothing and answers the id of the first.
 */
export async function createDraft(
  database: Queryable,
  draft: Draft,
  call: RepeatableCall,
): Promise<{ id: string; repeated: boolean }> {
  const { edition, applicant, desk, path, now } = draft;
  const steps = [
    ...path.passed.map(({ step, state, answer }) => ({ key: step.key, state, answer })),
    ...(path.waitsAt === null ? [] : [{ key: path.waitsAt.key, state: 'ACTIVE', answer: null }]),
  ];
  const [actor, operation, key, digest, expiresAt] = callValues(call);
  const [row] = await database.query<{ id: string }>(INSERT_DRAFT, [
    actor,
    operation,
    key,
    digest,
    now,
    edition.service,
    edition.key,
    draft.channel,
    edition.provider,
    path.waitsAt?.key ?? null,
    applicant.id,
    applicant.iin,
    applicant.bin,
    applicant.name,
    JSON.stringify(draft.application),
    draft.title,
    steps.map((step) => step.key),
    steps.map((step) => step.state),
    steps.map((step) => step.answer),
    path.statuses.at(-1)?.status ?? 'DRAFT',
    desk?.organisation ?? null,
    desk?.staffId ?? null,
    draft.representative === null ? null : JSON.stringify(draft.representative),
    waitingOrganisation(path, { provider: edition.provider, desk: desk?.organisation ?? null }),
    desk?.staffId ?? applicant.id,
    desk?.staffName ?? applicant.name,
    expiresAt,
    draft.dates.stepDueAt,
    draft.dates.nextRungAt,
  ]);
  if (row !== undefined) return { id: row.id, repeated: false };
  const earlier = await findEarlierAnswer(database, call);
  if (earlier === null) throw new Error('a draft was neither written nor answered before');
  return { id: earlier, repeated: true };
}

const INSERT_DRAFT = `
  WITH fresh AS (SELECT uuidv7() AS id),
  claimed AS (
    INSERT INTO idempotent_call (actor_id, operation, key, payload_sha256, answer_id, created_at, expires_at)
    SELECT $1::uuid, $2, $3, $4::bytea, fresh.id, $5::timestamptz, $27::timestamptz FROM fresh WHERE $3::text IS NOT NULL
    ${CLAIM_CONFLICT} RETURNING answer_id
  ), draft AS (
    INSERT INTO request (id, service, edition, channel, provider, status, current_step, applicant_id, applicant_iin,
      applicant_bin, applicant_name, application, title, created_at, desk, entered_by, representative,
      waiting_organisation, waiting_due_at, next_rung_at, touched_at)
    SELECT fresh.id, $6, $7, $8, $9, $20, $10, $11::uuid, $12, $13, $14, $15::jsonb, $16, $5, $21, $22::uuid,
      $23::jsonb, $24, $28::timestamptz, $29::timestamptz, $5
    FROM fresh WHERE $3::text IS NULL OR EXISTS (SELECT FROM claimed)
    RETURNING id
  ), steps AS (
    INSERT INTO request_step (request_id, seq, key, state, answer, started_at, completed_at, actor_id, actor_name,
      due_at)
    SELECT draft.id, s.seq, s.key, s.state, s.answer, $5, CASE WHEN s.state <> 'ACTIVE' THEN $5::timestamptz END,
      $25::uuid, $26, CASE WHEN s.state = 'ACTIVE' THEN $28::timestamptz END
    FROM draft, unnest($17::text[], $18::text[], $19::text[]) WITH ORDINALITY AS s (key, state, answer, seq)
  ), told AS (
    INSERT INTO request_event (request_id, applicant_id, provider, desk, sent, type, status, step_key, at)
    SELECT draft.id, $11::uuid, $9, $21, false, 'DRAFT', $20, $10, $5 FROM draft
  )
  SELECT id FROM draft`;
