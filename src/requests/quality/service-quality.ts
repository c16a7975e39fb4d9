import type { ServiceCode } from '../../catalogue/index.ts';
import { type Viewer, workplaceOf } from '../../identity/index.ts';
import { DomainError } from '../../kernel/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import { areWholeMonths } from './quality-dimension.ts';
import { isSmall } from './suppress-small-groups.ts';

/** No longer than a leap year: the figures are counted when they are asked for. */
const MAX_DAYS = 366;
const DAY = 86_400_000;

/** Figures of a service over requests that the provider granted or refused in a period. */
export interface ServiceQualityRow {
  readonly requests: number;
  readonly granted: number;
  readonly refused: number;
  /** Share of those that ended by the time they were due; what has no deadline cannot be late. 1 where there were none. */
  readonly onTime: number;
  /** How many applicants answered the survey. */
  readonly answers: number;
  /** Share of the answers that say SATISFIED; null without answers, and where they are not told to that reader. */
  readonly satisfiedWithProcess: number | null;
  readonly satisfiedWithInformation: number | null;
}

export class ServiceQuality {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /** From the first to the last day, by the time of Astana. PERIOD_INVALID where it runs backwards or is too long. */
  async read(
    viewer: Viewer | null,
    { service, from, to }: { service: ServiceCode; from: string; to: string },
  ): Promise<ServiceQualityRow> {
    const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
    if (days < 1 || days > MAX_DAYS) {
      throw new DomainError('PERIOD_INVALID', { path: ['to'], values: { days: MAX_DAYS } });
    }
    const [row] = await this.#database.query<ServiceQualityRow & { own: boolean }>(
      `SELECT count(*)::int AS requests,
         count(*) FILTER (WHERE r.status = 'COMPLETED')::int AS granted,
         count(*) FILTER (WHERE r.status = 'REFUSED')::int AS refused,
         coalesce(avg((r.due_at IS NULL OR r.ended_at <= r.due_at)::int), 1)::float8 AS "onTime",
         count(v.request_id)::int AS answers,
         avg((v.process = 'SATISFIED')::int)::float8 AS "satisfiedWithProcess",
         avg((v.information = 'SATISFIED')::int)::float8 AS "satisfiedWithInformation",
         coalesce(bool_and(r.provider = $4), false) AS own
       FROM request r LEFT JOIN survey_response v ON v.request_id = r.id
       WHERE r.sent_at IS NOT NULL AND r.status IN ('COMPLETED', 'REFUSED') AND r.service = $1
         AND r.ended_at >= $2::date::timestamp AT TIME ZONE 'Asia/Almaty'
         AND r.ended_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Almaty'`,
      [service, from, to, viewer === null ? null : workplaceOf(viewer)],
    );
    if (row === undefined) throw new Error('a count answers one row');
    /* Periods that differ by a day would tell what that day brought. */
    const toAll = areWholeMonths(from, to) && !isSmall(row);
    const tells = viewer?.role === 'ADMINISTRATOR' || row.own || toAll;
    return tells ? row : { ...row, satisfiedWithProcess: null, satisfiedWithInformation: null };
  }
}
