import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of each mail, without the address it went to; and whether a person wants any. */
export class AddMailDeliveries20261122163200 implements MigrationInterface {
  name = 'AddMailDeliveries20261122163200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE person ADD mail boolean NOT NULL DEFAULT true`);
    await runner.query(`GRANT UPDATE (mail) ON person TO qyzmet_app`);
    await runner.query(`
      CREATE TABLE mail_delivery (
        event_id bigint PRIMARY KEY REFERENCES request_event,
        request_id uuid NOT NULL REFERENCES request,
        person_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('QUEUED', 'SENT', 'SKIPPED', 'FAILED')),
        reason text,
        at timestamptz(3) NOT NULL,
        CHECK ((state IN ('SKIPPED', 'FAILED')) = (reason IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX mail_delivery_of_request ON mail_delivery (request_id, event_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON mail_delivery TO qyzmet_app`);
    await runner.query(`
      INSERT INTO mail_delivery (event_id, request_id, person_id, state, at)
      SELECT e.id, e.request_id, e.applicant_id, 'QUEUED', e.at
      FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id AND t.identifier = 'status-mail'
        JOIN request_event e ON e.id = (j.payload ->> 'eventId')::bigint
      WHERE e.applicant_id IS NOT NULL
      ON CONFLICT DO NOTHING`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mail_delivery`);
    await runner.query(`ALTER TABLE person DROP mail`);
  }
}
