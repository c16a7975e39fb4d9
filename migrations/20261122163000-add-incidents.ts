import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What failed for good, for an administrator to retry or to settle. A job that used up its attempts leaves the queue for
 * it. Every job has a key, so that one without a key is known as one that a newer of its key took the place of.
 */
export class AddIncidents20261122163000 implements MigrationInterface {
  name = 'AddIncidents20261122163000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incident (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        request_id uuid REFERENCES request,
        code text NOT NULL,
        details jsonb NOT NULL,
        job jsonb,
        count integer NOT NULL DEFAULT 1,
        first_at timestamptz(3) NOT NULL,
        last_at timestamptz(3) NOT NULL,
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'RETRIED', 'RESOLVED')),
        settled_at timestamptz(3),
        settled_by uuid,
        settled_by_name text,
        reason text,
        CHECK ((state = 'OPEN') = (settled_at IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX incident_open ON incident (kind, subject_type, subject_id) WHERE state = 'OPEN'`);
    await runner.query(`CREATE INDEX incident_of_request ON incident (request_id, id)`);
    await runner.query(`CREATE INDEX incident_by_state ON incident (state, id DESC)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON incident TO qyzmet_app`);
    await runner.query(`
      UPDATE graphile_worker._private_jobs j SET key = t.identifier || ':' || gen_random_uuid()
      FROM graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND j.key IS NULL AND j.attempts < j.max_attempts`);
    await queueJob(runner, `coalesce($4, $1 || ':' || gen_random_uuid())`);
    await runner.query(`
      CREATE FUNCTION take_failed_jobs() RETURNS TABLE (task text, payload json, job_key text, queue text)
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
        WITH taken AS (
          DELETE FROM graphile_worker._private_jobs WHERE id IN (
            SELECT id FROM graphile_worker._private_jobs
            WHERE attempts >= max_attempts AND (locked_at IS NULL OR locked_at < now() - interval '4 hours')
            ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED)
          RETURNING task_id, job_queue_id, payload, key)
        SELECT t.identifier, taken.payload, taken.key, q.queue_name
        FROM taken JOIN graphile_worker._private_tasks t ON t.id = taken.task_id
          LEFT JOIN graphile_worker._private_job_queues q ON q.id = taken.job_queue_id
      $$`);
    await runner.query(`REVOKE ALL ON FUNCTION take_failed_jobs FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION take_failed_jobs TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION take_failed_jobs`);
    await queueJob(runner, '$4');
    await runner.query(`DROP TABLE incident`);
  }
}

/** Rights stay with a function that is replaced. */
async function queueJob(runner: QueryRunner, key: string): Promise<void> {
  await runner.query(`
    CREATE OR REPLACE FUNCTION queue_job(task text, payload json, run_at timestamptz DEFAULT NULL,
      job_key text DEFAULT NULL, queue text DEFAULT NULL)
    RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT id FROM graphile_worker.add_job($1, $2, queue_name => $5, run_at => $3, job_key => ${key}) $$`);
}
