import type { Channel } from '../../catalogue/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { InquiryOutcome, InquiryPurpose, RegistryName } from '../../registries/index.ts';

/** A question to a registry, as those read it whom it was about. */
export interface InquiryRow {
  readonly uuid: string;
  readonly registry: RegistryName;
  readonly purpose: InquiryPurpose;
  /** Null while it is not known how it ended. */
  readonly outcome: InquiryOutcome | null;
  readonly askedAt: string;
  readonly organisation: string | null;
  /** Name of the information system that asked, with its BIN. */
  readonly system: string | null;
  readonly stepKey: string | null;
  /** Of the request, where there is one. */
  readonly edition: string | null;
  readonly channel: Channel | null;
  readonly number: string | null;
  /** uuid of the request, where the reader is its applicant. */
  readonly ownRequestId: string | null;
}

interface Reader {
  readonly id: string;
  readonly iin: string;
  readonly bin: string | null;
}

interface InquiryPage {
  readonly first: number;
  /** uuid of the last one seen. */
  readonly after: string | null;
}

/** Latest first. */
export async function listInquiries(
  database: Queryable,
  { id, iin, bin }: Reader,
  { first, after }: InquiryPage,
): Promise<{ readonly rows: readonly InquiryRow[]; readonly hasNextPage: boolean }> {
  const rows = await database.query<InquiryRow>(
    `SELECT q.id AS uuid, q.registry, q.purpose, o.outcome, q.asked_at AS "askedAt", q.organisation,
       q.system,
       q.step_key AS "stepKey", r.edition, r.channel, r.number,
       CASE WHEN r.applicant_id = $1 THEN r.id END AS "ownRequestId"
     FROM registry_inquiry q LEFT JOIN registry_inquiry_outcome o ON o.inquiry_id = q.id
       LEFT JOIN request r ON r.id = q.request_id
     WHERE q.about && $2 AND ($3::uuid IS NULL OR q.id < $3) ORDER BY q.id DESC LIMIT $4`,
    [id, bin === null ? [iin] : [iin, bin], after, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
