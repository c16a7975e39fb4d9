import { randomUUID } from 'node:crypto';
import type { RunningServer } from '../support/running-server.ts';
import { jobsAreDone } from './jobs-are-done.ts';
import { jobDone } from './outside.ts';

/**
 * Does work that comes by itself now, as often at once as told; comes back when all of it is done. What is under way is done
 * before: a sweep passes over what another job has locked, and looks there again a minute later.
 */
export async function sweep(server: RunningServer, task: string, times = 1): Promise<void> {
  await jobsAreDone(server);
  const names = Array.from({ length: times }, () => randomUUID());
  await Promise.all(
    names.map((name) =>
      server.database.database.query('SELECT queue_job($1, $2::json, NULL, $3)', [
        task,
        '{}',
        `${task}:${name}`,
      ]),
    ),
  );
  await Promise.all(names.map((name) => jobDone(server, task, name)));
}
