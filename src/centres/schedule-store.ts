import type { Viewer } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';
import type { PickUpTime, ScheduleRow } from './courier-schedule.ts';

/** The schedule of a centre that was approved last; null where none was. */
export async function scheduleOf(database: Queryable, centre: string): Promise<ScheduleRow | null> {
  const [row] = await database.query<ScheduleRow>(
    `SELECT times, approved_by_name AS "approvedBy", approved_at AS "approvedAt"
     FROM courier_schedule WHERE centre = $1 ORDER BY id DESC LIMIT 1`,
    [centre],
  );
  return row ?? null;
}

export async function insertSchedule(
  database: Queryable,
  schedule: { centre: string; times: readonly PickUpTime[]; by: Viewer; at: Date },
): Promise<void> {
  const { centre, times, by, at } = schedule;
  await database.query(
    `INSERT INTO courier_schedule (centre, times, approved_by, approved_by_name, approved_at)
     VALUES ($1, $2::jsonb, $3, $4, $5)`,
    [centre, JSON.stringify(times), by.id, by.name, at],
  );
}
