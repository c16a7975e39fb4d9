import { until } from '../requests/until.ts';
import type { TestDatabase } from '../support/database.ts';

/**
 * Until every entry of the log has its place for good, so that who begins to read now begins after all of them. It may
 * wait for transactions of other databases of the same cluster.
 */
export function logPlaced({ database }: TestDatabase): Promise<true> {
  return until('every entry has its place', async () => {
    const open = await database.query(
      'SELECT FROM request_event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1',
    );
    return open.length === 0 ? true : null;
  });
}
