import type { Queryable } from '../../postgres/index.ts';
import type { InquiryOutcome, NewInquiry } from './inquiry.ts';

/** Notes a question before it is asked; the id of the note. */
export async function noteInquiry(database: Queryable, inquiry: NewInquiry): Promise<string> {
  const {
    registry,
    about,
    purpose,
    requestId,
    stepKey,
    personId,
    organisation,
    system = null,
    askedAt,
  } = inquiry;
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO registry_inquiry (registry, about, purpose, request_id, step_key, person_id, organisation, system, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [registry, about, purpose, requestId, stepKey, personId, organisation, system, askedAt],
  );
  if (row === undefined) throw new Error('an inquiry was not noted');
  return row.id;
}

export async function noteOutcome(
  database: Queryable,
  inquiryId: string,
  outcome: InquiryOutcome,
  at: Date,
): Promise<void> {
  await database.query(
    'INSERT INTO registry_inquiry_outcome (inquiry_id, outcome, at) VALUES ($1, $2, $3) RETURNING inquiry_id',
    [inquiryId, outcome, at],
  );
}
