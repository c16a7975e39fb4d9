import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The queue's own function adds nothing, and answers with nothing, where a worker takes the job of that key while it looks:
 * it had seen the job waiting, and finds it begun (graphile/worker issue 580). What had changed would go unnoticed by the
 * one that has begun, so it is asked again: it then sees the job begun, and adds another.
 */
export class QueueBesideABegunJob20261123170000 implements MigrationInterface {
  name = 'QueueBesideABegunJob20261123170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION queue_job(task text, payload json, run_at timestamptz DEFAULT NULL,
        job_key text DEFAULT NULL, queue text DEFAULT NULL)
      RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        key text := coalesce($4, $1 || ':' || gen_random_uuid());
        job bigint;
      BEGIN
        LOOP
          job := (graphile_worker.add_job($1, $2, queue_name => $5, run_at => $3, job_key => key)).id;
          IF job IS NOT NULL THEN
            RETURN job;
          END IF;
        END LOOP;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION queue_job(task text, payload json, run_at timestamptz DEFAULT NULL,
        job_key text DEFAULT NULL, queue text DEFAULT NULL)
      RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$ SELECT id FROM graphile_worker.add_job($1, $2, queue_name => $5, run_at => $3,
        job_key => coalesce($4, $1 || ':' || gen_random_uuid())) $$`);
  }
}
