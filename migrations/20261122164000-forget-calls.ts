import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of repeatable calls are kept for a day, those without an end for good; a job removes the others. */
export class ForgetCalls20261122164000 implements MigrationInterface {
  name = 'ForgetCalls20261122164000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotent_call ADD COLUMN expires_at timestamptz(3)`);
    await runner.query(`UPDATE idempotent_call SET expires_at = created_at + interval '24 hours'`);
    await runner.query(
      `CREATE INDEX idempotent_call_expiry ON idempotent_call (expires_at) WHERE expires_at IS NOT NULL`,
    );
    await runner.query(`GRANT UPDATE, DELETE ON idempotent_call TO qyzmet_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE UPDATE, DELETE ON idempotent_call FROM qyzmet_app`);
    await runner.query(`DROP INDEX idempotent_call_expiry`);
    await runner.query(`ALTER TABLE idempotent_call DROP COLUMN expires_at`);
  }
}
