import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The role of the application, and its one door to the job queue: it may add jobs, in its own transactions, and not see
 * or change any. Roles belong to the whole cluster, so going down only takes the rights here.
 */
export class CreateApplicationRole20261122090000 implements MigrationInterface {
  name = 'CreateApplicationRole20261122090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qyzmet_app') THEN CREATE ROLE qyzmet_app NOLOGIN; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
    await runner.query(`GRANT qyzmet_app TO CURRENT_USER`);
    await runner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    await runner.query(`GRANT USAGE ON SCHEMA public TO qyzmet_app`);
    await runner.query(`
      CREATE FUNCTION queue_job(task text, payload json, run_at timestamptz DEFAULT NULL, job_key text DEFAULT NULL)
      RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$ SELECT id FROM graphile_worker.add_job($1, $2, run_at => $3, job_key => $4) $$`);
    await runner.query(`REVOKE ALL ON FUNCTION queue_job FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION queue_job TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION queue_job`);
    await runner.query(`REVOKE USAGE ON SCHEMA public FROM qyzmet_app`);
  }
}
