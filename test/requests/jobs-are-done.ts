import { asOwner } from '../support/as-owner.ts';
import type { RunningServer } from '../support/running-server.ts';
import { until } from './until.ts';

/** What an earlier call left to the jobs is not counted as of the call that follows. */
export async function jobsAreDone(server: RunningServer): Promise<void> {
  await asOwner(server.database.url, (owner) =>
    until('no job is due', async () => {
      const { rowCount } = await owner.query(
        `SELECT FROM graphile_worker.jobs WHERE locked_at IS NOT NULL OR (run_at <= now() AND attempts < max_attempts) LIMIT 1`,
      );
      return rowCount === 0 ? true : null;
    }),
  );
}
