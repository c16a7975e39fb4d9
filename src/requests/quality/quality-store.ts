import type { Channel, EditionDeclaration, ServiceCode } from '../../catalogue/index.ts';
import type { Queryable } from '../../postgres/index.ts';
import type { QualityDimension, QualityPeriod } from './quality-dimension.ts';
import type { WorkingDayLadder } from './working-day-ladder.ts';

/** Figures of requests that the provider granted or refused. Shares are 0 to 1, null where there is nothing to share. */
export interface QualityCounts {
  readonly requests: number;
  readonly granted: number;
  readonly refused: number;
  readonly late: number;
  readonly onTime: number | null;
  readonly throughPortal: number | null;
  /** From the day after sending to the day of the result; null where the calendar of a year is not known. */
  readonly workingDays: number | null;
  readonly medianWorkingDays: number | null;
  /** Of acts that have a survey. */
  readonly surveyed: number;
  readonly answers: number;
  /** NOT_SATISFIED, PARTLY_SATISFIED, SATISFIED. */
  readonly process: readonly [number, number, number];
  readonly information: readonly [number, number, number];
  /** Whether all of them are of the reader's own organisation. */
  readonly own: boolean;
}

/** What a row is about; null where it is not broken down by that. */
export interface QualityGroup {
  readonly service: ServiceCode | null;
  readonly edition: string | null;
  /** KATO code; null also for the whole country. */
  readonly region: string | null;
  readonly channel: Channel | null;
  /** First day of the period. */
  readonly period: string | null;
}

export interface CountedGroup extends QualityGroup, QualityCounts {
  /** Whether it is the sum of all. */
  readonly total: boolean;
}

export interface QualityQuestion {
  /** Whose requests are counted. */
  readonly editions: readonly EditionDeclaration[];
  readonly channel: Channel | null;
  readonly from: string;
  readonly to: string;
  readonly by: readonly QualityDimension[];
  readonly every: QualityPeriod | null;
  readonly ladder: WorkingDayLadder;
  /** The organisation of a member of staff who asks. */
  readonly reader: string | null;
}

const COLUMNS: Readonly<Record<QualityDimension, string>> = {
  SERVICE: 'service',
  EDITION: 'edition',
  REGION: 'region',
  CHANNEL: 'channel',
};

const answersTo = (question: 'process' | 'information'): string => `json_build_array(
  count(*) FILTER (WHERE ${question} = 'NOT_SATISFIED'), count(*) FILTER (WHERE ${question} = 'PARTLY_SATISFIED'),
  count(*) FILTER (WHERE ${question} = 'SATISFIED')) AS ${question}`;

/**
 * The groups that have any request, and the sum of all, in one statement. Days are those of Astana: the country has had one
 * time zone since 2024, and before that its capital's was the one that deadlines of the state were told in.
 */
export function countQuality(
  database: Queryable,
  { editions, channel, from, to, by, every, ladder, reader }: QualityQuestion,
): Promise<CountedGroup[]> {
  const groups = [...by.map((dimension) => COLUMNS[dimension]), ...(every === null ? [] : ['period'])];
  const column = (name: string, type: string): string =>
    groups.includes(name) ? name : `NULL::${type} AS ${name}`;
  const isTotal = groups.length === 0 ? 'true' : `grouping(${groups.join(', ')}) > 0`;
  const sets = groups.length === 0 ? '()' : `(${groups.join(', ')}), ()`;
  return database.query<CountedGroup>(
    `WITH worked AS (SELECT * FROM unnest($6::date[], $7::int[]) AS w(day, count)),
     act AS (SELECT * FROM unnest($1::text[], $2::text[], $8::boolean[]) AS a(key, region, surveyed)),
     ended AS (
       SELECT r.service, r.edition, a.region, r.channel, r.status, r.provider, a.surveyed,
         to_char(date_trunc($9, r.ended_at AT TIME ZONE 'Asia/Almaty'), 'YYYY-MM-DD') AS period,
         r.due_at IS NOT NULL AND r.ended_at > r.due_at AS late, reached.count - begun.count AS days,
         v.request_id AS answered, v.process, v.information
       FROM request r JOIN act a ON a.key = r.edition
         LEFT JOIN survey_response v ON v.request_id = r.id
         LEFT JOIN worked begun ON begun.day = (r.sent_at AT TIME ZONE 'Asia/Almaty')::date
         LEFT JOIN worked reached ON reached.day = (r.ended_at AT TIME ZONE 'Asia/Almaty')::date
       WHERE r.sent_at IS NOT NULL AND r.status IN ('COMPLETED', 'REFUSED') AND r.edition = ANY ($1)
         AND ($3::text IS NULL OR r.channel = $3)
         AND r.ended_at >= $4::date::timestamp AT TIME ZONE 'Asia/Almaty'
         AND r.ended_at < ($5::date + 1)::timestamp AT TIME ZONE 'Asia/Almaty')
     SELECT ${isTotal} AS total, ${column('service', 'text')}, ${column('edition', 'text')},
       ${column('region', 'text')}, ${column('channel', 'text')}, ${column('period', 'text')},
       count(*)::int AS requests, count(*) FILTER (WHERE status = 'COMPLETED')::int AS granted,
       count(*) FILTER (WHERE status = 'REFUSED')::int AS refused, count(*) FILTER (WHERE late)::int AS late,
       avg((NOT late)::int)::float8 AS "onTime", avg((channel = 'PORTAL')::int)::float8 AS "throughPortal",
       avg(days)::float8 AS "workingDays",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS "medianWorkingDays",
       count(*) FILTER (WHERE surveyed)::int AS surveyed, count(answered)::int AS answers,
       ${answersTo('process')}, ${answersTo('information')},
       coalesce(bool_and(provider = $10), false) AS own
     FROM ended GROUP BY GROUPING SETS (${sets})`,
    [
      editions.map(({ key }) => key),
      editions.map(({ region }) => region),
      channel,
      from,
      to,
      ladder.days,
      ladder.counts,
      editions.map(({ survey }) => survey.length > 0),
      (every ?? 'MONTH').toLowerCase(),
      reader,
    ],
  );
}
