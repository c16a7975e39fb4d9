import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was told that half of a step's time has run, that it is due, that it is overdue: each rung of a step once. The
 * log may hold entries that are the staff's own.
 */
export class AddEscalations20261122160000 implements MigrationInterface {
  name = 'AddEscalations20261122160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE request_event ADD internal boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE request ADD next_rung_at timestamptz(3)`);
    await runner.query(`CREATE INDEX request_rung ON request (next_rung_at) WHERE next_rung_at IS NOT NULL`);
    /* What waits already is looked at by the first sweep. */
    await runner.query(`
      UPDATE request SET next_rung_at = created_at
      WHERE waiting_due_at IS NOT NULL AND waiting_organisation IS NOT NULL AND ended_at IS NULL`);
    await runner.query(`
      CREATE TABLE escalation (
        request_id uuid NOT NULL,
        step_seq smallint NOT NULL,
        rung text NOT NULL CHECK (rung IN ('HALF', 'DUE', 'OVERDUE')),
        told uuid[] NOT NULL,
        event_id bigint NOT NULL UNIQUE REFERENCES request_event,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (request_id, step_seq, rung),
        FOREIGN KEY (request_id, step_seq) REFERENCES request_step
      )`);
    await runner.query(`GRANT SELECT, INSERT ON escalation TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE escalation`);
    await runner.query(`ALTER TABLE request DROP next_rung_at`);
    await runner.query(`ALTER TABLE request_event DROP internal`);
  }
}
