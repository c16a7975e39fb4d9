import type { YearDecisions } from '../../kernel/index.ts';
import type { Queryable, Transaction } from '../../postgres/index.ts';

/** What an administrator entered of a year, from an act. */
export interface CalendarDecree {
  readonly year: number;
  /** Number and date of the act, as it names itself. */
  readonly act: string;
  readonly kurbanAit: string;
  readonly daysOff: readonly string[];
  readonly swaps: YearDecisions['swaps'];
}

export interface KeptDecree extends CalendarDecree {
  readonly decidedAt: string;
}

/** The channel on which nodes hear of a decree. */
export const CALENDAR_CHANNEL = 'qyzmet_calendar';

/** The last decree of each year. */
export async function listDecrees(queryable: Queryable): Promise<KeptDecree[]> {
  return queryable.query<KeptDecree>(
    `SELECT DISTINCT ON (year) year, act, kurban_ait::text AS "kurbanAit", days_off::text[] AS "daysOff", swaps,
       to_json(decided_at) #>> '{}' AS "decidedAt"
     FROM calendar_decree ORDER BY year, id DESC`,
  );
}

/** One decree after the other, and each told to all nodes when its transaction is committed. */
export async function addDecree(
  transaction: Transaction,
  { year, act, kurbanAit, daysOff, swaps }: CalendarDecree,
  decided: { readonly by: string; readonly at: Date },
): Promise<void> {
  await transaction.query(`SELECT pg_advisory_xact_lock(hashtext('calendar_decree'))`);
  await transaction.query(
    `INSERT INTO calendar_decree (year, act, kurban_ait, days_off, swaps, decided_by, decided_at)
     VALUES ($1, $2, $3, $4::date[], $5::jsonb, $6, $7)`,
    [year, act, kurbanAit, daysOff, JSON.stringify(swaps), decided.by, decided.at],
  );
  await transaction.query('SELECT pg_notify($1, $2)', [CALENDAR_CHANNEL, String(year)]);
}
