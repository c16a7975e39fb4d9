import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs of one named queue are carried out one after another; a request knows whom it was handed to by role, for it may
 * come back to the head of the unit who handed it on; and by when whoever has it has to act.
 */
export class QueueOneAfterAnother20261122120000 implements MigrationInterface {
  name = 'QueueOneAfterAnother20261122120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION queue_job`);
    await runner.query(`
      CREATE FUNCTION queue_job(task text, payload json, run_at timestamptz DEFAULT NULL, job_key text DEFAULT NULL,
        queue text DEFAULT NULL)
      RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$ SELECT id FROM graphile_worker.add_job($1, $2, queue_name => $5, run_at => $3, job_key => $4) $$`);
    await grant(runner);
    await runner.query(`ALTER TABLE request ADD assignees jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`
      UPDATE request SET assignees = jsonb_build_object('EXECUTOR', assignee_id) WHERE assignee_id IS NOT NULL`);
    await runner.query(`ALTER TABLE request DROP assignee_id`);
    await runner.query(`ALTER TABLE request ADD waiting_due_at timestamptz(3)`);
    await runner.query(`UPDATE request SET waiting_due_at = due_at WHERE waiting_organisation IS NOT NULL`);
    await runner.query(`DROP INDEX request_waiting`);
    await runner.query(`
      CREATE INDEX request_waiting ON request (waiting_organisation, current_step, waiting_due_at, sent_at, id)
      WHERE waiting_organisation IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX request_waiting`);
    await runner.query(`
      CREATE INDEX request_waiting ON request (waiting_organisation, current_step, due_at, sent_at, id)
      WHERE waiting_organisation IS NOT NULL`);
    await runner.query(`ALTER TABLE request DROP waiting_due_at`);
    await runner.query(`ALTER TABLE request ADD assignee_id uuid REFERENCES person`);
    await runner.query(`
      UPDATE request SET assignee_id = (assignees ->> 'EXECUTOR')::uuid WHERE assignees ? 'EXECUTOR'`);
    await runner.query(`ALTER TABLE request DROP assignees`);
    await runner.query(`DROP FUNCTION queue_job`);
    await runner.query(`
      CREATE FUNCTION queue_job(task text, payload json, run_at timestamptz DEFAULT NULL, job_key text DEFAULT NULL)
      RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$ SELECT id FROM graphile_worker.add_job($1, $2, run_at => $3, job_key => $4) $$`);
    await grant(runner);
  }
}

async function grant(runner: QueryRunner): Promise<void> {
  await runner.query(`REVOKE ALL ON FUNCTION queue_job FROM PUBLIC`);
  await runner.query(`GRANT EXECUTE ON FUNCTION queue_job TO qyzmet_app`);
}
